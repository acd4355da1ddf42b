import type { Command } from 'commander';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { renderCases } from '../render/cases.ts';
import { casesReport } from '../../report/cases.ts';
import { withStore } from '../store.ts';

export function addCases(program: Command, cli: Cli): void {
  const command = program.command('cases').description('the cases of the store and their branches');
  common(command, cli, ['cases', 'cases --json']);
  command.action(async (options: CommonOptions) => {
    await withStore(cli, options, 'read', async (store) => {
      answer(cli, options, await casesReport(store), renderCases);
    });
  });
}
