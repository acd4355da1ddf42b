import type { Command } from 'commander';
import { slug } from '../../../domain/text.ts';
import { streamOf } from '../../history/names.ts';
import { openBranch } from '../../history/open-branch.ts';
import type { EventStore } from '../../store/port.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { now } from '../../input/clock.ts';
import { exactDay } from '../arguments/dates.ts';
import { UsageError } from '../../input/usage.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { type BranchReport, branchReport } from '../../report/branch.ts';
import { withStore } from '../store.ts';
import { Page, type Paper } from '../output/page.ts';
import { counted } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly from: string;
  readonly at: string;
  readonly mode: string;
  readonly question: string;
}

export function addBranch(program: Command, cli: Cli): void {
  const command = program
    .command('branch')
    .description('opens a branch of a timeline, to ask “what if”')
    .argument('<name>', 'a name for the branch, such as what-if')
    .requiredOption(
      '--from <timeline>',
      'the timeline to branch from: CASE, CASE~BRANCH or a branch',
    )
    .requiredOption('--at <day>', 'the last day that the branch shares with its parent')
    .option(
      '--mode <mode>',
      "keep: the parent's later events stay and can be edited; open: the future is blank",
      'keep',
    )
    .requiredOption('--question <text>', 'the question it asks, in a sentence');
  common(command, cli, [
    'branch what-if --from {case} --at {day} --mode keep --question "What if …?"',
    'branch blank --from {case} --at {day} --mode open --question "What if …?"',
  ]);
  command.action(async (name: string, options: Options) => {
    await withStore(cli, options, 'write', async (store) => {
      const { mode } = options;
      if (mode !== 'keep' && mode !== 'open') {
        throw new UsageError(`--mode "${mode}" is neither keep nor open: write one of them`);
      }
      const from = await resolveTimeline(store, options.from, cli.call);
      const caseName = from.split('~')[0] ?? from;
      await checkName(store, name, caseName);
      const title = await openBranch(store, {
        from,
        name,
        at: exactDay('--at', options.at),
        mode,
        question: options.question,
        recorded: now(cli.env),
      });
      answer(cli, options, await branchReport(store, title), renderBranch);
    });
  });
}

async function checkName(store: EventStore, name: string, caseName: string): Promise<void> {
  const own = name.startsWith(`${caseName}~`) ? name.slice(caseName.length + 1) : name;
  if (own !== name) {
    throw new UsageError(`"${name}": give the branch's own name only: ${own}`);
  }
  const result = slug.safeParse(name);
  if (!result.success) {
    throw new UsageError(
      `"${name}" cannot name a branch: ${result.error.issues[0]?.message ?? ''}`,
    );
  }
  if ((await store.head(streamOf({ case: caseName, branch: name }))) !== undefined) {
    throw new UsageError(`${caseName} has a branch "${name}" already: choose another name`);
  }
}

function renderBranch(report: BranchReport, paper: Paper): Page {
  const { timeline, from, at, mode, question, settled, editable } = report;
  const page = new Page(paper);
  page.title(`Opened ${timeline}`);
  page.text(question);
  const after =
    mode === 'open'
      ? 'what came after it is cut off'
      : `${counted(editable, 'later event')} can be edited`;
  page.quiet(`It leaves ${from} on ${at}, after ${counted(settled, 'event')}; ${after}.`);
  page.heading('Next');
  if (mode === 'keep') {
    page.command(`events ${timeline} --from ${at}`);
    page.command(`edit ${timeline} drop EVENT --reason "…"`);
  }
  page.command(
    `edit ${timeline} insert TYPE --on DATE --actor ACTOR --summary "…" --set FIELD=VALUE --reason "…"`,
  );
  page.command(`why ${timeline}`);
  return page;
}
