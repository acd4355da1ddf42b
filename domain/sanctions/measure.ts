import type { Day } from '../calendar.ts';
import type { Quantity } from '../quantity.ts';
import type { MeasureKind, ReliefForm } from './events.ts';

/** A change of a measure's standing from a day on. */
export interface StatusChange {
  readonly day: Day;
  /** Last day of a relief that lapses by itself. */
  readonly until?: Day;
  readonly to: 'in-force' | 'licensed' | 'suspended' | 'ended';
  readonly form?: ReliefForm;
  /** Key of the event. */
  readonly by: string;
  readonly instrument?: string;
  /** Relief for a part of the listings only; the measure itself stands. */
  readonly partial?: { readonly persons: number; readonly entities: number };
}

/** Listings added (positive) or ended (negative) from a day on. */
interface ListingChange {
  readonly day: Day;
  readonly persons: number;
  readonly entities: number;
}

interface ReliefPromise {
  readonly commitment: string;
  readonly day: Day;
  readonly by: string;
  /** Day on which it was kept or broken for this measure. */
  settled?: Day;
}

/** One sanction, or one countermeasure of the target's. */
export interface Measure {
  readonly name: string;
  readonly sender: string;
  readonly target: string;
  readonly kind: MeasureKind;
  readonly counter: boolean;
  readonly scope: string;
  readonly list?: string;
  readonly package?: string;
  readonly instrument?: string;
  readonly announced?: Day;
  readonly imposed: Day;
  readonly effective: Day;
  /** Last day in force, when it lapses by itself. */
  expires?: Day;
  /** Key of the event that imposed it. */
  readonly by: string;
  readonly steps: StatusChange[];
  readonly listings: ListingChange[];
  readonly promises: ReliefPromise[];
  /** Named as in force by somebody's list on this day. */
  attested?: Day;
  /** Missing since this day from a list that claimed to be complete, with no event that ends it. */
  missing?: Day;
}

/** What a sender's list is said to hold. */
export interface TotalsClaim {
  readonly list: string;
  readonly day: Day;
  readonly by: string;
  readonly persons?: Quantity;
  readonly entities?: Quantity;
}

/** A copy to fold on from: what the fold changes in place is copied, the rest is shared. */
export const copyMeasure = (measure: Measure): Measure => ({
  ...measure,
  steps: measure.steps.slice(),
  listings: measure.listings.slice(),
  promises: measure.promises.map((promise) => ({ ...promise })),
});

export type Status =
  'enacted' | 'in-force' | 'licensed' | 'suspended' | 'expired' | 'ended' | 'end-unknown';

export interface MeasureStatus {
  readonly status: Status;
  /** Since when, as a day. */
  readonly since: Day;
  readonly step?: StatusChange;
}

/**
 * The status of a measure on a day; reliefs and measures that lapse by themselves have lapsed.
 *
 * ```ts
 * const embargo = {
 *   effective: 10,
 *   imposed: 5,
 *   steps: [
 *     { day: 10, to: 'in-force', by: 'embargo' },
 *     { day: 20, until: 30, to: 'licensed', form: 'licence', by: 'licence' },
 *   ],
 * } as unknown as Measure;
 * [7, 10, 25, 31].map((day) => statusOn(embargo, day).status); // => ['enacted', 'in-force', 'licensed', 'in-force']
 * ```
 */
export function statusOn(measure: Measure, day: Day): MeasureStatus {
  const { current, revived } = walk(measure, day);
  if (current?.to === 'ended') return { status: 'ended', since: current.day, step: current };
  if (current === undefined || day < measure.effective) {
    return { status: 'enacted', since: measure.imposed };
  }
  const { expires, missing } = measure;
  if (expires !== undefined && expires < day && revived <= expires) {
    return { status: 'expired', since: expires + 1 };
  }
  if (missing !== undefined && missing <= day && revived <= missing) {
    return { status: 'end-unknown', since: missing, step: current };
  }
  return { status: current.to, since: current.day, step: current };
}

interface Walk {
  /** The step that decides how the measure stands. */
  readonly current: StatusChange | undefined;
  /** Day of the latest act that put it in force: what lapsed before then is of no weight. */
  readonly revived: Day;
}

function walk(measure: Measure, day: Day): Walk {
  let current: StatusChange | undefined;
  let revived = measure.effective;
  for (const step of measure.steps) {
    if (!runs(step, day) || step.partial !== undefined) continue;
    if (current?.to === 'ended' && step.to !== 'in-force') continue;
    if (step.to === 'in-force') revived = Math.max(revived, step.day);
    current = step;
  }
  return { current, revived };
}

/**
 * Listings under a measure that have not been ended by a day; a licence leaves them in place.
 *
 * ```ts
 * const listings = [
 *   { day: 10, persons: 40, entities: 2 },
 *   { day: 50, persons: -12, entities: 0 },
 * ];
 * listingsOn({ listings } as unknown as Measure, 49); // => { persons: 40, entities: 2, total: 42 }
 * listingsOn({ listings } as unknown as Measure, 50).persons; // => 28
 * ```
 */
export function listingsOn(
  measure: Measure,
  day: Day,
): { persons: number; entities: number; total: number } {
  let persons = 0;
  let entities = 0;
  for (const change of measure.listings) {
    if (change.day > day) continue;
    persons += change.persons;
    entities += change.entities;
  }
  return { persons, entities, total: persons + entities };
}

/**
 * Licences and suspensions that cover a part of the listings on a day; an end or a snap-back ends
 * them.
 *
 * ```ts
 * const licence = {
 *   day: 20,
 *   to: 'licensed',
 *   form: 'licence',
 *   by: 'licence',
 *   partial: { persons: 0, entities: 9 },
 * };
 * const snapBack = { day: 40, to: 'in-force', by: 'snap-back' };
 * const list = { effective: 0, steps: [licence, snapBack] } as unknown as Measure;
 * partialReliefOn(list, 30).map(({ partial }) => partial.entities); // => [9]
 * partialReliefOn(list, 40); // => []
 * ```
 */
export function partialReliefOn(measure: Measure, day: Day): readonly StatusChange[] {
  let running: StatusChange[] = [];
  for (const step of measure.steps) {
    if (!runs(step, day)) continue;
    if (step.partial !== undefined) running.push(step);
    else if (step.to === 'in-force' || step.to === 'ended') running = [];
  }
  return running;
}

function runs(step: StatusChange, day: Day): boolean {
  return step.day <= day && (step.until === undefined || day <= step.until);
}
