import { HistoryMeter } from '../run/history-meter.ts';
import type { Model } from '../model/model.ts';
import type { Entry } from '../../../domain/entry.ts';
import { type Day, monthNumber } from '../../../domain/calendar.ts';
import { applyTo, noWorld } from '../../../domain/world.ts';
import { horizonOf } from '../run/horizon.ts';
import type { Start } from '../run/start.ts';

/** An indicator as the timeline itself has it. */
export interface DocumentedPoint {
  /** 0 is the fork, 1 the first month that runs tell, -1 the one before that of the fork. */
  readonly month: number;
  /** `2026-04`; of the fork, its month. */
  readonly at: string;
  readonly value: number;
}

/** Which part of the timeline is wanted. */
interface SeriesWindow {
  /** Where the indicator stands among the model's. */
  readonly place: number;
  /** Months before the fork's, and after it. */
  readonly before: number;
  readonly after: number;
}

/**
 * Reads an indicator off the timeline's own events, at the end of each month: before the fork, and
 * beyond it as far as events are known. What counts since the fork has nothing before it. `entries`
 * is the whole timeline, in order.
 *
 * ```ts
 * import { shippedSimulator } from '../../../test/simulate/scene.ts';
 * const { timeline, simulator } = await shippedSimulator();
 * import { entriesOf } from '../../history/timeline.ts';
 * const { start, program } = simulator;
 * const span = { place: 0, before: 1, after: 1 };
 * documentedOf(program.model, start, await entriesOf(timeline), span); // => [ { month: -1, at: '1983-04', value: 1500 }, { month: 0, at: '1983-05', value: 1500 }, { month: 1, at: '1983-06', value: 1500 } ]
 * ```
 */
export function documentedOf(
  model: Model,
  start: Pick<Start, 'forkDay' | 'firstMonth' | 'flows'>,
  entries: readonly Entry[],
  { place, before, after }: SeriesWindow,
): DocumentedPoint[] {
  const { forkDay, firstMonth } = start;
  const meter = new HistoryMeter(model, start, after);
  const { program } = meter;
  const slot = program.indicatorSlots[place] ?? 0;
  const gauge = program.gauges[program.gaugeSlots.indexOf(slot)];
  const countsFromFork = gauge !== undefined && 'flow' in gauge;
  const [first, last] = [entries[0]?.start ?? Infinity, entries.at(-1)?.start ?? -Infinity];
  const world = noWorld();
  let next = 0;
  const advance = (until: Day): void => {
    for (let entry = entries[next]; entry !== undefined && entry.start <= until;) {
      applyTo(world, entry);
      if (entry.start > forkDay) meter.happened(entry.event, monthNumber(entry.start) - firstMonth);
      next += 1;
      entry = entries[next];
    }
  };
  const points: DocumentedPoint[] = [];
  for (const [i, month] of horizonOf(
    firstMonth - 1 - before,
    before + 1 + after,
  ).months.entries()) {
    const place = i - before;
    const until = place === 0 ? forkDay : month.lastDay;
    advance(until);
    if (until < first || (place < 0 && countsFromFork)) continue;
    if (place > 0 && month.firstDay > last) break;
    const values = meter.read(world, until, place - 1);
    points.push({ month: place, at: month.text, value: values[slot] ?? 0 });
  }
  return points;
}
