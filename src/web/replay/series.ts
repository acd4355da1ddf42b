import type { Day } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { type Measure, statusOn } from '../../../domain/sanctions/measure.ts';
import { type MeasuresState, sanctionsFold } from '../../../domain/sanctions/fold.ts';

/** What stands from a day on, until the next step. */
export interface SeriesStep {
  readonly day: Day;
  /** Measures that stand against the target, by sender; those of whom none stands are left out. */
  readonly bySender: ReadonlyMap<string, number>;
  /** All of them together. */
  readonly standing: number;
  /** People released since the history begins. */
  readonly released: number;
}

/**
 * Steps over a whole history, folded once: on days with events, and on days on which something
 * lapses or begins by itself. Measures are counted again only where one of them can have changed.
 */
export function stepsOf(entries: readonly Entry[], target: string): SeriesStep[] {
  const state = sanctionsFold.initial();
  const steps: SeriesStep[] = [];
  let released = 0;
  let counted: Counted = { bySender: new Map(), standing: 0, next: Infinity };
  let touched = false;
  for (const [i, entry] of entries.entries()) {
    while (counted.next < entry.start) {
      const day = counted.next;
      counted = count(state, target, day);
      steps.push({ day, bySender: counted.bySender, standing: counted.standing, released });
    }
    touched = apply(state, entry) || touched;
    if (entry.event.type === 'PrisonersReleased') released += entry.event.data.count.value;
    if (entries[i + 1]?.start === entry.start) continue;
    if (touched || counted.next <= entry.start) counted = count(state, target, entry.start);
    touched = false;
    const { bySender, standing } = counted;
    steps.push({ day: entry.start, bySender, standing, released });
  }
  return steps;
}

/** Folds an event into the measures; whether it can have changed any. */
function apply(state: MeasuresState, entry: Entry): boolean {
  const handler = sanctionsFold.handlers[entry.event.type] as
    ((state: MeasuresState, event: unknown, entry: Entry, context: unknown) => void) | undefined;
  handler?.(state, entry.event, entry, undefined);
  return handler !== undefined;
}

interface Counted {
  readonly bySender: ReadonlyMap<string, number>;
  readonly standing: number;
  /** The next day on which a measure changes by itself. */
  readonly next: Day;
}

function count({ measures }: MeasuresState, target: string, day: Day): Counted {
  const bySender = new Map<string, number>();
  let standing = 0;
  let next = Infinity;
  for (const measure of measures) {
    if (measure === undefined || measure.target !== target) continue;
    next = Math.min(next, nextChange(measure, day));
    if (measure.imposed > day || !stands(measure, day)) continue;
    standing += 1;
    bySender.set(measure.sender, (bySender.get(measure.sender) ?? 0) + 1);
  }
  return { bySender, standing, next };
}

function stands(measure: Measure, day: Day): boolean {
  const { status } = statusOn(measure, day);
  return status === 'in-force' || status === 'licensed' || status === 'suspended';
}

/** The first day after a day on which a measure begins, is relieved or lapses; Infinity for none. */
function nextChange({ effective, expires, steps }: Measure, day: Day): Day {
  let next = Infinity;
  const take = (change: Day): void => {
    if (change > day && change < next) next = change;
  };
  take(effective);
  if (expires !== undefined) take(expires + 1);
  for (const { day: from, until } of steps) {
    take(from);
    if (until !== undefined) take(until + 1);
  }
  return next;
}

/** The step that holds on a day; undefined before the first. */
export function stepOn(steps: readonly SeriesStep[], day: Day): SeriesStep | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.day ?? Infinity) <= day) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
}
