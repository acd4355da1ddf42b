import type { Command } from 'commander';
import { formatTimelineName } from '../../history/names.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { timelinesOf } from '../../history/timelines.ts';
import { renderVerify } from '../render/verify.ts';
import { renderVerifyResult } from '../render/verify-simulation.ts';
import { verifyReport } from '../../report/verify.ts';
import { verifyResultReport } from '../../report/verify-simulation.ts';
import { scenariosFolder } from '../../case/shipped-cases.ts';
import { withStore } from '../store.ts';

interface Options extends CommonOptions {
  readonly model?: string;
}

export function addVerify(program: Command, cli: Cli): void {
  const command = program
    .command('verify')
    .description('checks that what is stored is what was written: hash chains, engine, witnesses')
    .argument('[what]', 'one timeline, or a result of simulate --out (default: all timelines)')
    .option(
      '--model <file>',
      'the model of a result or a simulated branch, where it does not come with the case',
    );
  common(command, cli, ['verify', 'verify {case} --json']);
  command.action(async (name: string | undefined, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      if (name?.endsWith('.json') === true) {
        const found = await verifyResultReport(store, name, options.model);
        if (!found.ok) cli.exitCode = 1;
        answer(cli, options, found, renderVerifyResult);
        return;
      }
      const timelines =
        name === undefined
          ? (await timelinesOf(store)).map(formatTimelineName)
          : [await resolveTimeline(store, name, cli.call)];
      const report = await verifyReport(
        store,
        timelines,
        scenariosFolder(),
        (timeline) => {
          if (cli.errIsTerminal) cli.err(`verifying ${timeline} …\n`);
        },
        options.model,
      );
      if (!report.ok) cli.exitCode = 1;
      answer(cli, options, report, renderVerify);
    });
  });
}
