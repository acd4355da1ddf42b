import { Command, CommanderError } from 'commander';
import type { Cli } from './cli.ts';
import { paperOf } from './cli.ts';
import { version } from './version.ts';
import { exitCodeOf, messageOf } from './report-failure.ts';

type AddCommand = (program: Command, cli: Cli) => void;

/** The commands, in the order of help: a new one is a file, a line here and a section of docs/cli.md. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  start: async () => (await import('./commands/start.ts')).addStart,
  serve: async () => (await import('./commands/serve.ts')).addServe,
  cases: async () => (await import('./commands/cases.ts')).addCases,
  replay: async () => (await import('./commands/replay.ts')).addReplay,
  events: async () => (await import('./commands/events.ts')).addEvents,
  show: async () => (await import('./commands/show.ts')).addShow,
  sources: async () => (await import('./commands/sources.ts')).addSources,
  branch: async () => (await import('./commands/branch.ts')).addBranch,
  edit: async () => (await import('./commands/edit.ts')).addEdit,
  why: async () => (await import('./commands/why.ts')).addWhy,
  compare: async () => (await import('./commands/compare.ts')).addCompare,
  simulate: async () => (await import('./commands/simulate.ts')).addSimulate,
  merge: async () => (await import('./commands/merge.ts')).addMerge,
  import: async () => (await import('./commands/import.ts')).addImport,
  export: async () => (await import('./commands/export.ts')).addExport,
  copy: async () => (await import('./commands/copy.ts')).addCopy,
  watch: async () => (await import('./commands/watch.ts')).addWatch,
  negotiate: async () => (await import('./commands/negotiate.ts')).addNegotiate,
  game: async () => (await import('./commands/game.ts')).addGame,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
  rules: async () => (await import('./commands/rules.ts')).addRules,
};

const ABOUT = `Replays documented histories of sanctions and negotiation, and asks “what if”.

A timeline is CASE or CASE~BRANCH; the branch's name alone is enough if only one
case has it. A date may be a day, a month or a year.`;

/** The program with the command that was called; with all of them where none of that name is. */
async function buildProgram(cli: Cli, called: string | undefined): Promise<Command> {
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
  const one = called !== undefined && Object.hasOwn(COMMANDS, called) ? COMMANDS[called] : undefined;
  for (const load of one === undefined ? Object.values(COMMANDS) : [one]) (await load())(program, cli);
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
    const program = await buildProgram(cli, argv[0]);
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
