import type { Command } from 'commander';
import { type Cli, type CommonOptions, common, paperOf } from '../cli.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { cleanAll, toJson } from '../output/safe.ts';
import { type EventChange, type WatchLine, watchLine } from '../../report/watch.ts';
import { withStore } from '../store.ts';
import { AFTER_DATE, Page, type Paper } from '../output/page.ts';
import { shown, spokenField } from '../layout/value.ts';
import { listed } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly fromStart?: boolean;
}

export function addWatch(program: Command, cli: Cli): void {
  const command = program
    .command('watch')
    .description('follows a timeline and prints each new event, until Ctrl-C')
    .argument('<timeline>', 'CASE, CASE~BRANCH or a branch')
    .option('--from-start', 'start with the events that are already there');
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

/** An event as it comes in: when, what happened, then what it changed, before → after. */
function renderWatchLine(line: WatchLine, paper: Paper): Page {
  const page = new Page(paper);
  const { good, bad } = paper.ink;
  page.dated(line.on, line.summary);
  const why = line.reason === undefined ? '' : ` · ${line.reason}`;
  page.quiet(`${line.key} · ${line.type}${why}`, AFTER_DATE);
  const put = (text: string, style?: typeof good): void => {
    page.text(text, { indent: AFTER_DATE, hang: 2, ...(style === undefined ? {} : { style }) });
  };
  for (const event of line.events) put(eventSentence(event));
  for (const { what, name, before, after } of line.effects) {
    put(`${what} ${name}: ${before} → ${after}`);
  }
  for (const { key, because } of line.falls) put(`falls: ${key}, as ${because}`, bad);
  if (line.standsAgain.length > 0) put(`back again: ${listed(line.standsAgain)}`, good);
  return page;
}

function eventSentence({ key, summary, how, fields }: EventChange): string {
  if (how !== 'changed') return `${how === 'in' ? 'back' : 'out'}: ${key}, ${summary}`;
  const changes = fields.map(
    ({ field, was, is }) =>
      `${spokenField(field.replace('data.', ''))} ${shown(was)} → ${shown(is)}`,
  );
  return `${key}: ${changes.length === 0 ? 'sources added' : changes.join('; ')}`;
}
