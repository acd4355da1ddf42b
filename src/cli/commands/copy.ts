import type { Command } from 'commander';
import { copyStreams } from '../../copy/copy.ts';
import type { EventStore } from '../../store/port.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { UsageError } from '../../input/usage.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { progress } from '../output/progress.ts';
import { type CopyReport, copyReport } from '../../report/copy.ts';
import { locationOf, withStore } from '../store.ts';
import { Page, type Paper } from '../output/page.ts';
import { agreeing, counted, grouped } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly from?: string;
  readonly to: string;
}

export function addCopy(program: Command, cli: Cli): void {
  const command = program
    .command('copy')
    .description('copies cases and their branches to another store, and checks the copy')
    .argument('[cases...]', 'cases by name (default: all)')
    .option('--from <store>', 'the store to copy from (default: the one given by --store)')
    .requiredOption('--to <store>', 'the store to copy to: a file, or the address of a server');
  common(command, cli, ['copy --to copy.db', 'copy {case} --from copy.db --to other.db']);
  command.action(async (cases: string[], options: Options) => {
    const from = { store: options.from ?? locationOf(cli, options) };
    await withStore(cli, from, 'read', async (here) => {
      // Looked up before the other store is opened, which would make one.
      const names = await Promise.all(cases.map((name) => wholeCase(here, name, cli.call)));
      const report = await withStore(cli, { store: options.to }, 'create', async (there) =>
        copy(cli, here, there, names),
      );
      answer(cli, options, report, renderCopy);
    });
  });
}

async function wholeCase(store: EventStore, text: string, call: string): Promise<string> {
  const name = await resolveTimeline(store, text, call);
  const [about = name, branch] = name.split('~');
  if (branch === undefined) return about;
  throw new UsageError(
    `${name} is a branch, and cases are copied with all their branches: write ${about}, ` +
      `or take the branch alone with: ${call} export ${name} --with-ancestors --out FILE`,
  );
}

async function copy(
  cli: Cli,
  from: EventStore,
  to: EventStore,
  cases: readonly string[],
): Promise<CopyReport> {
  if (from.name === to.name) {
    throw new UsageError(`both stores are ${from.name}: name another with --from or --to`);
  }
  const told = progress(cli, `copying to ${to.name}`);
  try {
    const onProgress = ({ done }: { readonly done: number }): void => {
      told.step(done);
    };
    return copyReport(from, to, await copyStreams(from, to, { cases, onProgress }));
  } finally {
    told.end();
  }
}

function renderCopy({ from, to, timelines }: CopyReport, paper: Paper): Page {
  const page = new Page(paper);
  const copied = timelines.reduce((sum, each) => sum + each.copied, 0);
  const what = counted(timelines.length, 'timeline');
  page.text(
    timelines.length === 0
      ? `${from} is empty: there is nothing to copy.`
      : `${what} of ${from} ${agreeing(timelines.length, 'is', 'are')} in ${to}, ` +
          `${copied === 0 ? 'and nothing had to be copied' : `${counted(copied, 'event')} copied now`}; ` +
          'both copies end in the same hashes.',
  );
  page.gap().table(
    [
      { head: 'timeline', least: 20 },
      { head: 'events', align: 'right' },
      { head: 'copied', align: 'right' },
      { head: 'head' },
    ],
    timelines.map((each) => [
      each.timeline,
      grouped(each.events),
      grouped(each.copied),
      each.head.slice(0, 12),
    ]),
  );
  return page;
}
