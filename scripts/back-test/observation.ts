import type { Entry } from '../../domain/entry.ts';
import type { Event } from '../../domain/event.ts';
import { monthNumber, type Day } from '../../domain/calendar.ts';
import { entriesOf, type Timeline } from '../../src/history/timeline.ts';
import { type Start, startFrom } from '../../src/simulate/run/read-start.ts';
import { HistoryMeter } from '../../src/simulate/run/history-meter.ts';
import type { Model } from '../../src/simulate/model/model.ts';
import { countsIn, type Counted } from './counts.ts';

/** What the record says of one month, read by the same meter as a run. */
export interface ObservedMonth {
  /** Each indicator in the model's order. */
  readonly indicators: readonly Observation[];
  /** Which outcomes hold at the end of this month. */
  readonly outcomes: readonly boolean[];
}

/** A value, or the span that sources leave; on what it rests. */
export interface Observation {
  readonly low: number;
  readonly high: number;
  readonly rests: 'record' | 'exact count' | 'claims' | 'no count';
}

/**
 * Reads the record month by month after a fork. People held are counted, not computed, wherever
 * somebody counted within the quarter; people freed are, month by month, those pardoned where more
 * of them are on record than of those seen to leave.
 */
export async function observe(
  timeline: Timeline,
  model: Model,
  start: Start,
  months: number,
): Promise<ObservedMonth[]> {
  const entries = await entriesOf(timeline);
  const meter = new HistoryMeter(model, start, months);
  const { program, values } = meter;
  for (const [i, { default: value }] of program.assumptions.entries()) values[i] = value;
  meter.read(start.world, start.forkDay, -1);
  for (const [slot, of] of program.startSlots) values[slot] = values[of] ?? 0;

  const result: ObservedMonth[] = [];
  for (const [m, month] of meter.months.entries()) {
    const own = entries.filter((entry) => monthNumber(entry.start) === month.number);
    for (const event of [...own.map(({ event }) => event), ...pardonedOnly(own, program.target)]) {
      meter.happened(event, m);
    }
    const { world } = await startFrom(timeline, month.lastDay);
    values[program.monthSlot] = m + 1;
    values[program.calendarSlot] = month.calendar;
    meter.read(world, month.lastDay, m);
    const counts = countsOf(program, entries, quarterOf(meter.months, m), values);
    result.push({
      indicators: program.indicatorSlots.map((slot): Observation => {
        const counted = counts.get(slot);
        const value = Math.trunc(values[slot] ?? 0);
        return counted ?? { low: value, high: value, rests: 'record' };
      }),
      outcomes: program.outcomes.map(({ when }) => when(values) !== 0),
    });
  }
  return result;
}

/** First and last day of the quarter of the run that a month belongs to, up to that month. */
function quarterOf(
  months: readonly { readonly firstDay: Day; readonly lastDay: Day }[],
  m: number,
): readonly [Day, Day] {
  return [months[m - (m % 3)]?.firstDay ?? 0, months[m]?.lastDay ?? 0];
}

/** Puts counts in the place of what was computed; outcomes then see their middle. */
function countsOf(
  program: HistoryMeter['program'],
  entries: readonly Entry[],
  [from, until]: readonly [Day, Day],
  values: Float64Array,
): ReadonlyMap<number, Observation> {
  const found = new Map<number, Observation>();
  for (const [i, gauge] of program.gauges.entries()) {
    if (gauge.kind !== 'held') continue;
    const slot = program.gaugeSlots[i] ?? 0;
    const computed = Math.max(0, values[slot] ?? 0);
    const counted: Counted | undefined = countsIn(entries, gauge.of, from, until);
    if (counted === undefined) {
      found.set(slot, { low: computed, high: computed, rests: 'no count' });
      values[slot] = computed;
      continue;
    }
    found.set(slot, {
      low: counted.low,
      high: counted.high,
      rests: counted.exact ? 'exact count' : 'claims',
    });
    values[slot] = (counted.low + counted.high) / 2;
  }
  return found;
}

/** Of many the pardon is on record, but not the day on which they left: they count as freed. */
function pardonedOnly(entries: readonly Entry[], target: string): Event[] {
  let missing = 0;
  let pardon: Event | undefined;
  for (const { event } of entries) {
    if (event.type === 'PrisonersPardoned') {
      missing += event.data.count.value;
      pardon = event;
    } else if (event.type === 'PrisonersReleased') missing -= event.data.count.value;
  }
  if (pardon === undefined || missing <= 0) return [];
  const released = {
    ...pardon,
    actor: target,
    jointly: [],
    fulfils: [],
    type: 'PrisonersReleased',
    data: { count: { value: missing, qualifier: 'exact' }, persons: [], basis: 'pardon' },
  };
  return [released as unknown as Event];
}
