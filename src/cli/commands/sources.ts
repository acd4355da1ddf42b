import type { Command } from 'commander';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { renderSource, renderSources } from '../render/sources.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { sourceReport, sourcesReport } from '../../report/sources.ts';
import { withStore } from '../store.ts';
import { knownSource } from './events.ts';

interface Options extends CommonOptions {
  readonly source?: string;
  readonly all?: boolean;
}

export function addSources(program: Command, cli: Cli): void {
  const command = program
    .command('sources')
    .description('what the record rests on: coverage, weakest links, contradictions')
    .argument('<case>', 'CASE, CASE~BRANCH or a branch')
    .option('--source <source>', 'one source, and everything that rests on it')
    .option('--all', 'every source and every single-sourced event');
  common(command, cli, ['sources {case}', 'sources {case} --all']);
  command.action(async (name: string, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      const opened = await openWithCatalogue(store, await resolveTimeline(store, name, cli.call));
      if (options.source === undefined) {
        answer(cli, options, await sourcesReport(opened), (report, paper) =>
          renderSources(report, paper, options.all ?? false),
        );
        return;
      }
      const { catalogue } = opened;
      const source = catalogue.sources.get(knownSource(catalogue, options.source, cli.call));
      if (source !== undefined)
        answer(cli, options, await sourceReport(opened, source), renderSource);
    });
  });
}
