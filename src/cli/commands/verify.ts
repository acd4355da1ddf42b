import type { Command } from 'commander';
import { formatTimelineName } from '../../history/names.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { resolveTimeline, timelinesOf } from '../names.ts';
import { renderVerify } from '../render/verify.ts';
import { verifyReport } from '../reports/verify.ts';
import { scenariosFolder } from '../shipped.ts';
import { withStore } from '../store.ts';

export function addVerify(program: Command, cli: Cli): void {
  const command = program
    .command('verify')
    .description('checks that what is stored is what was written: hash chains, engine, witnesses')
    .argument('[timeline]', 'one timeline (default: all)');
  common(command, cli, ['verify', 'verify {case} --json']);
  command.action(async (name: string | undefined, options: CommonOptions) => {
    await withStore(cli, options, 'read', async (store) => {
      const timelines =
        name === undefined
          ? (await timelinesOf(store)).map(formatTimelineName)
          : [await resolveTimeline(store, name, cli.call)];
      const report = await verifyReport(store, timelines, scenariosFolder(), (timeline) => {
        if (cli.errIsTerminal) cli.err(`verifying ${timeline} …\n`);
      });
      if (!report.ok) cli.exitCode = 1;
      answer(cli, options, report, renderVerify);
    });
  });
}
