import type { Command } from 'commander';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { findAnywhere, findIn } from '../arguments/find-event.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { renderShow } from '../render/show.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { showReport } from '../../report/show.ts';
import { withStore } from '../store.ts';

interface Options extends CommonOptions {
  readonly in?: string;
}

export function addShow(program: Command, cli: Cli): void {
  const command = program
    .command('show')
    .description('one event in full: sources, causes, corrections, and what it changed')
    .argument('<event>', "the event's key or id")
    .option('--in <timeline>', 'as this timeline reads it (default: search all records)');
  common(command, cli, ['show {event}', 'show {event} --in {branch}']);
  command.action(async (key: string, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      const { timeline, reading } =
        options.in === undefined
          ? await findAnywhere(store, key, cli.call)
          : await findIn(store, await resolveTimeline(store, options.in, cli.call), key, cli.call);
      const opened = await openWithCatalogue(store, timeline);
      answer(cli, options, await showReport(opened, reading), renderShow);
    });
  });
}
