import type { Day } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import { compareReport, type CompareReport } from '../../report/compare.ts';
import { seriesReport, type SeriesReport } from '../../report/series.ts';
import { useReport } from '../state/use-report.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import type { TimelinePair } from './finding.ts';
import type { Drawn } from './layout.ts';

export interface TimelineComparison {
  readonly pairs: readonly TimelinePair[];
  readonly drawn: readonly Drawn[];
}

/**
 * Everything that is said of several timelines on a day, the base first; undefined at first. Each has
 * its place among the names chosen, of which some may not have been read.
 */
export function useCompared(
  reads: readonly TimelineData[],
  names: readonly string[],
  day: Day,
  cascade: boolean,
): TimelineComparison | undefined {
  const whole = useReport(() => wholeOf(reads, cascade), [reads, cascade]);
  const on = useReport(
    async () => ({ reads, each: await pairsOn(reads, day, cascade) }),
    [reads, day, cascade],
  );
  if (whole === undefined || on?.reads !== whole.reads) return undefined;
  const [base, ...others] = reads;
  const pairs = others.flatMap((other, i): TimelinePair[] => {
    const [its, all] = [on.each[i], whole.each[i]];
    if (base === undefined || its === undefined || all === undefined) return [];
    return [
      { at: names.indexOf(other.name), base: base.name, other: other.name, on: its, whole: all },
    ];
  });
  const drawn = whole.drawn.map(({ name, ...each }) => ({ ...each, at: names.indexOf(name) }));
  return { pairs, drawn };
}

async function pairsOn([base, ...others]: readonly TimelineData[], day: Day, cascade: boolean) {
  if (base === undefined) return [];
  return Promise.all(others.map((other) => compareReport(base, other, day, cascade)));
}

async function wholeOf(reads: readonly TimelineData[], cascade: boolean) {
  const last = Math.max(...reads.map(({ entries }) => entries.at(-1)?.start ?? 0));
  const each = await pairsOn(reads, last, cascade);
  const drawn: (SeriesReport & { readonly name: string; readonly fork: Day | undefined })[] = [];
  for (const [i, read] of reads.entries()) {
    const pair = each[i - 1];
    const [base] = drawn;
    const like = base && pair && { series: base.series, until: firstDifference(pair) };
    const report = await seriesReport(read, cascade, like);
    drawn.push({ ...report, name: read.name, fork: partedOn(read, reads[0]) });
  }
  return { reads, each, drawn };
}

/** The first day with an event that is not in both alike; Infinity where all are. */
function firstDifference({ onlyA, onlyB, moved, changed }: CompareReport): Day {
  const dates = [
    ...[...onlyA, ...onlyB].map(({ on }) => on),
    ...[...moved, ...changed].flatMap(({ a, b }) => [a, b]),
  ];
  return dates.reduce((first, date) => Math.min(first, parseEdtf(date).start), Infinity);
}

/** The day on which a timeline and the base part: that of the first fork that only one has behind it. */
function partedOn(read: TimelineData, base: TimelineData | undefined): Day | undefined {
  if (base === undefined || read === base) return undefined;
  const own = firstOnlyIn(read, base);
  const its = firstOnlyIn(base, read);
  return own === undefined || its === undefined ? (own ?? its) : Math.min(own, its);
}

function firstOnlyIn(one: TimelineData, other: TimelineData): Day | undefined {
  const streams = new Set(other.timeline.lineage.map(({ stream }) => stream));
  return one.timeline.lineage.find(({ stream }) => !streams.has(stream))?.opened?.forkDay;
}
