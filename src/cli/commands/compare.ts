import type { Command } from 'commander';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { typedMoment } from '../arguments/dates.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { renderCompare } from '../render/compare.ts';
import { compareReport } from '../../report/compare.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { withStore } from '../store.ts';
import { dayOf } from './replay.ts';

interface Options extends CommonOptions {
  readonly at?: string;
  readonly known?: string;
  readonly cascade?: boolean;
}

export function addCompare(program: Command, cli: Cli): void {
  const command = program
    .command('compare')
    .description('two timelines side by side: their events, and how things then stand')
    .argument('<a>', 'CASE, CASE~BRANCH or a branch')
    .argument('<b>', 'another one')
    .option('--at <date>', 'the date of the states; later events are left out (default: today)')
    .option('--known <date>', 'only what the record held then')
    .option('--cascade', 'leave out the events that fall');
  common(command, cli, ['compare {case} {branch} --cascade', 'compare {case} {branch} --at {day}']);
  command.action(async (a: string, b: string, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      const known = options.known === undefined ? undefined : typedMoment('--known', options.known);
      const left = await openWithCatalogue(store, await resolveTimeline(store, a, cli.call), known);
      const right = await openWithCatalogue(
        store,
        await resolveTimeline(store, b, cli.call),
        known,
      );
      const day = await dayOf(cli, options.at, left.timeline, right.timeline);
      const report = await compareReport(left, right, day, options.cascade ?? false);
      answer(cli, options, report, renderCompare);
    });
  });
}
