import type { Entry } from '../../../domain/entry.ts';
import { citationsOf } from '../../report/event-view.ts';

/** One event of the matrix: which of the columns it cites, and how many sources beyond them. */
export interface MatrixRow {
  readonly key: string;
  readonly occurred: string;
  readonly summary: string;
  readonly cites: readonly boolean[];
  readonly others: number;
  /** Nothing else supports it. */
  readonly alone: boolean;
  readonly sources: readonly string[];
}

/** Documented events by date against the given sources; those that cite nothing wanted are left out. */
export function matrixOf(
  entries: readonly Entry[],
  columns: readonly string[],
  wanted: ReadonlySet<string>,
): MatrixRow[] {
  return entries.flatMap(({ event }) => {
    if (event.provenance.kind !== 'documented') return [];
    const all = new Set(citationsOf(event).map(({ source }) => source));
    const sources = [...all].filter((source) => wanted.has(source));
    if (sources.length === 0) return [];
    return [
      {
        key: event.key,
        occurred: event.occurred,
        summary: event.summary,
        cites: columns.map((column) => all.has(column)),
        others: sources.filter((source) => !columns.includes(source)).length,
        alone: all.size === 1,
        sources,
      },
    ];
  });
}

/** The source to show where none was asked for: the first one of the latest documented event. */
export function latestSource(entries: readonly Entry[]): string | undefined {
  const latest = entries.findLast(({ event }) => event.provenance.kind === 'documented');
  return latest === undefined ? undefined : citationsOf(latest.event)[0]?.source;
}
