import type { Command } from 'commander';
import { type EventType, eventTypes } from '../../../domain/event.ts';
import { type Catalogue, findActors } from '../../history/catalogue.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { lastDay, typedDate, typedMoment } from '../arguments/dates.ts';
import { UsageError } from '../../input/usage.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { progress } from '../output/progress.ts';
import { type EventFilter, type EventsReport, LISTED, eventsReport } from '../../report/events.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { withStore } from '../store.ts';
import { didYouMean, nearest } from '../../input/suggest.ts';
import { Page, type Paper } from '../output/page.ts';
import { renderEvents } from '../layout/events.ts';
import { counted, grouped, listed } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly actor?: string;
  readonly type?: string;
  readonly from?: string;
  readonly to?: string;
  readonly known?: string;
  readonly source?: string;
  readonly text?: string;
  readonly limit?: string;
}

export function addEvents(program: Command, cli: Cli): void {
  const command = program
    .command('events')
    .description('lists the events of a timeline in order, with their sources')
    .argument('<timeline>', 'CASE, CASE~BRANCH or a branch')
    .option('--actor <name>', 'only events with this actor: an id, a name or an alias')
    .option('--type <type>', 'only this type, or several joined by commas')
    .option('--from <date>', 'only from this date on')
    .option('--to <date>', 'only up to this date; a month or year means its last day')
    .option('--known <date>', 'only what the record contained then')
    .option('--source <source>', 'only events that cite this source')
    .option('--text <words>', 'only events whose text contains all these words')
    .option('--limit <n>', `list at most n events (default: ${grouped(LISTED)})`);
  common(command, cli, [
    'events {case} --from {day} --to {year}',
    'events {case} --type SanctionImposed,SanctionLifted',
  ]);
  command.action(async (name: string, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      const known = options.known === undefined ? undefined : typedMoment('--known', options.known);
      const title = await resolveTimeline(store, name, cli.call);
      const opened = await openWithCatalogue(store, title, known);
      const told = progress(cli, `reading ${title}`);
      const report = await eventsReport(opened, filterOf(options, opened.catalogue, cli.call), {
        limit: limitOf(options.limit),
        onEvents: told.step,
      });
      told.end();
      answer(cli, options, report, renderEventList);
    });
  });
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return LISTED;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(
    `--limit "${text}" is not a whole number from 1 to 999999: for all of a long history use export --format csv`,
  );
}

function filterOf(options: Options, catalogue: Catalogue, call: string): EventFilter {
  const { actor, type, from, to, source, text } = options;
  if (
    from !== undefined &&
    to !== undefined &&
    typedDate('--from', from).start > lastDay('--to', to)
  ) {
    throw new UsageError(`--from ${from} comes after --to ${to}: swap them`);
  }
  return {
    ...(actor === undefined ? {} : { actors: actorsOf(catalogue, actor) }),
    ...(type === undefined ? {} : { types: type.split(',').map(typeOf) }),
    ...(from === undefined ? {} : { from: typedDate('--from', from).start }),
    ...(to === undefined ? {} : { to: lastDay('--to', to) }),
    ...(source === undefined ? {} : { source: knownSource(catalogue, source, call) }),
    ...(text === undefined ? {} : { text }),
  };
}

function actorsOf(catalogue: Catalogue, text: string): string[] {
  const found = findActors(catalogue, text);
  if (found.length > 0) return found;
  const names = [...catalogue.actors.values()].flatMap(({ actor, name, aliases = [] }) => [
    actor,
    name,
    ...aliases,
    // A surname alone finds its bearer too.
    ...name.split(' ').filter((word) => word.length > 3),
  ]);
  throw new UsageError(
    `--actor "${text}" is no actor in ${catalogue.case.case}.${didYouMean(text, names)}`,
  );
}

function typeOf(text: string): EventType {
  const found = eventTypes.find((type) => type.toLowerCase() === text.trim().toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(text, eventTypes);
  throw new UsageError(
    near.length > 0
      ? `--type "${text}" is no type of event. Did you mean ${listed(near, 'or')}?`
      : `--type "${text}" is no type of event. Types: ${eventTypes.join(', ')}`,
  );
}

/** A source's name, checked against the catalogue. */
export function knownSource(
  { sources, case: about }: Catalogue,
  text: string,
  call: string,
): string {
  if (sources.has(text)) return text;
  throw new UsageError(
    `"${text}" is no source of ${about.case}.${didYouMean(text, sources.keys())} ` +
      `List them with:\n  ${call} sources ${about.case} --all`,
  );
}

function renderEventList(
  { timeline, known, of, matching, events, filter }: EventsReport,
  paper: Paper,
): Page {
  const page = new Page(paper);
  const knownThen = known === undefined ? '' : `, as known on ${known}`;
  const asked = Object.entries(filter).map(
    ([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`,
  );
  const share =
    matching === of ? counted(of, 'event') : `${grouped(matching)} of ${counted(of, 'event')}`;
  page.title(`${timeline}: ${share}${knownThen}`);
  if (asked.length > 0) page.quiet(asked.join(' · '));
  page.gap();
  if (events.length === 0) page.text('No event matches: remove a filter, or widen the dates.');
  renderEvents(page, events);
  if (events.length < matching) {
    page
      .gap()
      .text(
        `These are the first ${grouped(events.length)} of ${grouped(matching)} events that match. ` +
          'Narrow the search with --from, --to, --type or --text, list more with --limit, or export all of them with:',
      );
    page.command(`export ${timeline} --format csv --out ${timeline}.csv`);
  }
  return page;
}
