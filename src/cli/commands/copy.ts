import type { Command } from 'commander';
import { copyStreams } from '../../copy/copy.ts';
import { Diverged } from '../../copy/standing.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { UsageError } from '../failure.ts';
import { resolveTimeline } from '../names.ts';
import { progress } from '../output/progress.ts';
import { renderCopy } from '../render/copy.ts';
import { copyReport } from '../reports/copy.ts';
import { withStore } from '../store.ts';

interface Options extends CommonOptions {
  readonly from?: string;
  readonly to: string;
}

export function addCopy(program: Command, cli: Cli): void {
  const command = program
    .command('copy')
    .description('copies cases with their branches into another store, and checks the copy')
    .argument('[cases...]', 'cases by name (default: everything)')
    .option('--from <store>', 'the store to copy from (default: that of --store)')
    .requiredOption('--to <store>', 'the store to copy into: a file, or the address of a server');
  common(command, cli, ['copy --to copy.db', 'copy {case} --from copy.db --to other.db']);
  command.action(async (cases: string[], options: Options) => {
    const source = options.from ?? options.store;
    const from = { ...options, ...(source === undefined ? {} : { store: source }) };
    await withStore(cli, from, 'read', async (here) => {
      // Looked up before the other store is opened, which would make one.
      for (const name of cases) await checkCase(here, name, cli.call);
      await withStore(cli, { store: options.to }, 'create', async (there) => {
        if (here.name === there.name) {
          throw new UsageError(`--from and --to are both ${here.name}: name two stores`);
        }
        const told = progress(cli, `copying to ${there.name}`);
        try {
          const streams = await copyStreams(here, there, {
            cases,
            onProgress: ({ done }) => {
              told.step(done);
            },
          });
          told.end();
          answer(cli, options, copyReport(here, there, streams), renderCopy);
        } catch (error) {
          told.end();
          if (error instanceof Diverged) cli.exitCode = 1;
          throw error;
        }
      });
    });
  });
}
