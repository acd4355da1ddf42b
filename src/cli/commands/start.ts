import type { Command } from 'commander';
import { parseEdtf } from '../../../domain/edtf.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { today } from '../../input/clock.ts';
import { renderStart } from '../render/start.ts';
import { startReport } from '../reports/start.ts';
import { importMissing, shippedCases } from '../../case/shipped.ts';
import { withStore } from '../store.ts';

export function addStart(program: Command, cli: Cli): void {
  const command = program
    .command('start')
    .description(
      'puts the shipped cases into the store and shows the first one as it stands today',
    );
  common(command, cli, ['start', 'start --store /tmp/try.db']);
  command.action(async (options: CommonOptions) => {
    await withStore(cli, options, 'create', async (store) => {
      const imported = await importMissing(store, (name) => {
        if (cli.errIsTerminal) cli.err(`importing ${name} …\n`);
      });
      const day = parseEdtf(today(cli.env)).start;
      const [first = ''] = shippedCases();
      answer(cli, options, await startReport(store, first, day, imported), renderStart);
    });
  });
}
