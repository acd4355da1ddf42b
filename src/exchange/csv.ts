import { isoDay } from '../../domain/calendar.ts';
import { OPEN_END, parseEdtf } from '../../domain/edtf.ts';
import type { Entry } from '../../domain/entry.ts';
import { recipientsOf } from '../../domain/participants.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { Citation } from '../../domain/source.ts';
import { ploverOf, tensionOf, vocabulary } from '../../domain/vocabulary.ts';
import { openTimeline, pagesOf } from '../history/timeline.ts';
import type { EventStore } from '../store/port.ts';
import { row } from './row.ts';

export interface CsvExport {
  /** Only events that had begun by the end of this date (EDTF). */
  readonly at?: string;
  /** Only what the record held then: a moment in UTC, or a day (its end). */
  readonly known?: string;
}

type Column = (entry: Entry) => string | number;

const list = (items: readonly string[]): string => items.join('; ');

/**
 * The columns, in order; they are added to at the end and never moved.
 * Lists are joined by "; ". `end` is empty while an interval is open.
 */
const columns: Readonly<Record<string, Column>> = {
  key: ({ event }) => event.key,
  type: ({ event }) => event.type,
  family: ({ event }) => vocabulary[event.type].family,
  /** As the source gives it; `start` and `end` are the first and last day it can mean. */
  occurred: ({ event }) => event.occurred,
  start: ({ start }) => isoDay(start),
  end: ({ end }) => (end === OPEN_END ? '' : isoDay(end)),
  recorded: ({ event }) => event.recorded,
  actor: ({ event }) => event.actor,
  jointly: ({ event }) => list(event.jointly),
  recipients: ({ event }) => list(recipientsOf(event)),
  summary: ({ event }) => event.summary,
  /** documented, hypothetical or simulated. */
  provenance: ({ event }) => event.provenance.kind,
  sources: ({ event }) => list(citationsOf(event.provenance).map(describe)),
  /** Why the author of a branch assumes it, or the editor's remark on a documented event. */
  note: ({ event }) => noteOf(event.provenance),
  plover_category: ({ event }) => ploverOf(event)?.[0] ?? '',
  plover_mode: ({ event }) => ploverOf(event)?.[1] ?? '',
  /** Positive is tenser. */
  tension: ({ event }) => tensionOf(event),
  /** What corrections and branches did to it: "shifted by shift-3". */
  amended: ({ amended = [] }) => list(amended.map(({ kind, by }) => `${kind} by ${by}`)),
  fulfils: ({ event }) => list(event.fulfils),
  /** Ids of its causes and who says so: they point at the column `id`. */
  because: ({ event }) => list(event.because.map((cause) => `${cause.event} (${cause.says})`)),
  id: ({ event }) => event.id,
  stream: ({ stream }) => stream,
  /** The type's own fields, as JSON. */
  data: ({ event }) => JSON.stringify(event.data),
};

export const CSV_COLUMNS: readonly string[] = Object.keys(columns);

/**
 * A timeline's effective history as CSV (RFC 4180, UTF-8, no byte order mark): the names of the
 * columns, then one row an event in order, each ending in CR LF. Reads page by page.
 *
 * A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage
 * return) gets an apostrophe before it; strip one leading apostrophe from such cells to get it back.
 * Throws RangeError for a bad name or date, HistoryError for a timeline that is not there.
 */
export async function* exportCsv(
  store: EventStore,
  timelineName: string,
  { at, known }: CsvExport = {},
): AsyncGenerator<string> {
  const day = at === undefined ? undefined : parseEdtf(at).end;
  const timeline = await openTimeline(store, timelineName, known === undefined ? {} : { known });
  yield row(CSV_COLUMNS);
  for await (const page of pagesOf(timeline, day === undefined ? {} : { at: day })) {
    for (const { entry } of page) {
      yield row(Object.values(columns).map((column) => column(entry)));
    }
  }
}

function citationsOf(provenance: Provenance): readonly Citation[] {
  return provenance.kind === 'documented' ? provenance.citations : [];
}

function describe({ source, locator }: Citation): string {
  return locator === undefined ? source : `${source} (${locator})`;
}

function noteOf(provenance: Provenance): string {
  if (provenance.kind === 'hypothetical') return provenance.reason;
  return provenance.kind === 'documented' ? (provenance.note ?? '') : '';
}
