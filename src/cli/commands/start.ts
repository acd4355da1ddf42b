import type { Command } from 'commander';
import { parseEdtf } from '../../../domain/edtf.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { today } from '../../input/clock.ts';
import { renderStart } from '../render/start.ts';
import { startReport } from '../../report/start.ts';
import { importMissing, shippedCases } from '../../case/shipped-cases.ts';
import {
  addPlace,
  placeOf,
  serveUntilStopped,
  type ServingOptions,
} from '../serve-until-stopped.ts';
import { withStore } from '../store.ts';

interface Options extends CommonOptions, ServingOptions {
  readonly serve: boolean;
}

export function addStart(program: Command, cli: Cli): void {
  const command = program
    .command('start')
    .description(
      'puts the shipped cases into the store, shows the first one as it stands today, and serves the workbench',
    )
    .option('--no-serve', 'print only');
  addPlace(command);
  common(command, cli, ['start', 'start --no-serve --store /tmp/try.db']);
  command.action(async (options: Options) => {
    const place = placeOf(options);
    await withStore(cli, options, 'create', async (store) => {
      const imported = await importMissing(store, (name) => {
        if (cli.errIsTerminal) cli.err(`importing ${name} …\n`);
      });
      const day = parseEdtf(today(cli.env)).start;
      const [first = ''] = shippedCases();
      answer(cli, options, await startReport(store, first, day, imported), renderStart);
      const runsOn = cli.stopped !== undefined;
      if (options.serve && options.json !== true && runsOn)
        await serveUntilStopped(cli, store, place);
    });
  });
}
