import type { Command } from 'commander';
import { type Cli, common, type CommonOptions, paperOf } from '../cli.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { cleanAll, toJson } from '../output/safe.ts';
import { renderWatchLine } from '../render/watch.ts';
import { type WatchLine, watchLine } from '../../report/watch.ts';
import { withStore } from '../store.ts';

interface Options extends CommonOptions {
  readonly fromStart?: boolean;
}

export function addWatch(program: Command, cli: Cli): void {
  const command = program
    .command('watch')
    .description('tells of everything that is appended to a timeline, until Ctrl-C')
    .argument('<timeline>', 'CASE, CASE~BRANCH or a branch')
    .option('--from-start', 'first everything that has been appended to it already');
  common(command, cli, ['watch {branch}', 'watch {case} --from-start --json']);
  command.action(async (name: string, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      const title = await resolveTimeline(store, name, cli.call);
      // Loaded only here: no other command needs observables, and loading them takes a while.
      const [{ follow }, { liveTimeline }] = await Promise.all([
        import('../../live/follow.ts'),
        import('../../live/timeline.ts'),
      ]);
      const updates = liveTimeline(store, title, {
        eachEvent: true,
        knockOns: title.includes('~'),
        ready: cli.kept,
        ...(options.fromStart === true ? { after: -1 } : {}),
      });
      await follow(updates, cli.stopped, (update) => {
        const line = watchLine(update);
        if (line !== undefined) cli.out(textOf(cli, options, line));
        else if (cli.errIsTerminal) cli.err(`watching ${title}; Ctrl-C ends it\n`);
      });
    });
  });
}

/** The whole line at once, so that whatever ends the command leaves none half-written. */
function textOf(cli: Cli, { json }: Options, line: WatchLine): string {
  if (json === true) return `${toJson(line, 0)}\n`;
  return renderWatchLine(cleanAll(line), paperOf(cli)).toString();
}
