import { Command, CommanderError } from 'commander';
import type { Cli } from './cli.ts';
import { paperOf } from './cli.ts';
import { addBranch } from './commands/branch.ts';
import { addCases } from './commands/cases.ts';
import { addCompare } from './commands/compare.ts';
import { addCopy } from './commands/copy.ts';
import { addEdit } from './commands/edit.ts';
import { addEvents } from './commands/events.ts';
import { addExport } from './commands/export.ts';
import { addGame } from './commands/game.ts';
import { addImport } from './commands/import.ts';
import { addMerge } from './commands/merge.ts';
import { addNegotiate } from './commands/negotiate.ts';
import { addReplay } from './commands/replay.ts';
import { addRules } from './commands/rules.ts';
import { addServe } from './commands/serve.ts';
import { addShow } from './commands/show.ts';
import { addSimulate } from './commands/simulate.ts';
import { addSources } from './commands/sources.ts';
import { addStart } from './commands/start.ts';
import { addVerify } from './commands/verify.ts';
import { addWatch } from './commands/watch.ts';
import { addWhy } from './commands/why.ts';
import { version } from './version.ts';
import { exitCodeOf, messageOf } from './report-failure.ts';

const COMMANDS = [
  addStart,
  addServe,
  addCases,
  addReplay,
  addEvents,
  addShow,
  addSources,
  addBranch,
  addEdit,
  addWhy,
  addCompare,
  addSimulate,
  addMerge,
  addImport,
  addExport,
  addCopy,
  addWatch,
  addNegotiate,
  addGame,
  addVerify,
  addRules,
];

const ABOUT = `Replays documented histories of sanctions and negotiation, and asks “what if”.

A timeline is CASE or CASE~BRANCH; the branch's name alone is enough if only one
case has it. A date may be a day, a month or a year.`;

function buildProgram(cli: Cli): Command {
  const program = new Command('detente');
  program
    .description(ABOUT)
    .usage('COMMAND [options]')
    .version(version())
    .configureOutput({
      writeOut: cli.out,
      writeErr: cli.err,
      getOutHelpWidth: () => paperOf(cli).width,
      getErrHelpWidth: () => paperOf(cli).width,
      outputError: (text, write) => {
        write(`${text.trim()}\nSee: ${cli.call} --help\n`);
      },
    })
    .configureHelp({ subcommandTerm: termOf, minWidthToWrap: 30 })
    .exitOverride()
    .addHelpText(
      'after',
      `\nFirst steps:\n  ${cli.call} start\n  ${cli.call} replay --help\n\n` +
        'Exit codes: 0 done · 1 no (damage found, an edit refused) ·\n' +
        '2 bad input or usage. DETENTE_DEBUG=1 adds stack traces to errors.',
    );
  for (const add of COMMANDS) add(program, cli);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

/** `edit <branch> <kind> [what] [date]`: a command with its arguments, for lists. */
function termOf(command: Command): string {
  const words = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [command.name(), ...words].join(' ');
}

/** Runs one command line and gives its exit code. Never throws. */
export async function run(argv: readonly string[], cli: Cli): Promise<number> {
  try {
    const program = buildProgram(cli);
    if (argv.length === 0) {
      cli.out(program.helpInformation());
      return 2;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    // Commander has printed its own message; help and version are no failures.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    cli.err(messageOf(error, cli));
    return exitCodeOf(error);
  }
}
