import { openTimeline } from '../history/timeline.ts';
import type { Level } from '../history/lineage.ts';
import type { EventStore, Head } from '../store/port.ts';
import { FORMAT, FORMAT_VERSION, type Header } from './header.ts';

export { exportCsv, CSV_COLUMNS, type CsvExport } from './csv.ts';

export interface JsonlExport {
  /** Every stream of the descent, the record first, each as far as the timeline sees it, so that the
   * file opens in an empty store. Without it a branch's file holds the branch's own stream alone. */
  readonly withAncestors?: boolean;
}

/**
 * A timeline's stream as lines, without line ends: a header, then the stored text of each event,
 * byte for byte. Importing them gives the same bytes and the same hashes. Reads page by page.
 * Throws RangeError for a bad name, HistoryError for a timeline that is not there.
 */
export async function* exportJsonl(
  store: EventStore,
  timelineName: string,
  { withAncestors = false }: JsonlExport = {},
): AsyncGenerator<string> {
  const { lineage } = await openTimeline(store, timelineName);
  for (const level of withAncestors ? lineage : lineage.slice(-1)) yield* linesOf(store, level);
}

async function* linesOf(store: EventStore, level: Level): AsyncGenerator<string> {
  const { stream, upTo, opened } = level;
  const head = await headAt(store, stream, upTo);
  const header: Header = {
    format: FORMAT,
    version: FORMAT_VERSION,
    stream,
    ...head,
    ...(opened === undefined
      ? {}
      : {
          parent: {
            stream: opened.parent,
            revision: opened.forkRevision,
            hash: opened.forkHash,
          },
        }),
  };
  yield JSON.stringify(header);
  for await (const page of store.read(stream, { to: upTo })) {
    for (const { text } of page) yield text;
  }
}

async function headAt(store: EventStore, stream: string, revision: number): Promise<Head> {
  for await (const page of store.read(stream, { from: revision, to: revision })) {
    for (const { hash } of page) return { revision, hash };
  }
  throw new Error(`${stream} has no revision ${revision}, although its lineage says so`);
}
