import type { Command } from 'commander';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { UsageError } from '../../input/usage.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { renderWhy } from '../render/why.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { whyReport } from '../../report/why.ts';
import { withStore } from '../store.ts';

export function addWhy(program: Command, cli: Cli): void {
  const command = program
    .command('why')
    .description("a branch's edits, and what could then no longer have happened")
    .argument('<branch>', 'CASE~BRANCH or a branch');
  common(command, cli, ['why {branch}', 'why {case}~{branch} --json']);
  command.action(async (name: string, options: CommonOptions) => {
    await withStore(cli, options, 'read', async (store) => {
      const opened = await openWithCatalogue(store, await resolveTimeline(store, name, cli.call));
      const { timeline } = opened;
      if (timeline.name.branch === undefined) {
        throw new UsageError(
          `${timeline.title} is a record and has no edits: name one of its branches. List them with:\n  ${cli.call} cases`,
        );
      }
      answer(cli, options, await whyReport(opened), renderWhy);
    });
  });
}
