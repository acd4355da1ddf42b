import type { Day } from '../../../domain/calendar.ts';
import { listingsOn, type Measure, statusOn } from '../../../domain/sanctions/measure.ts';
import type { World } from '../../../domain/world.ts';
import { monthsAfter } from './horizon.ts';
import type { MeasureChoice } from '../model/template-format.ts';

/** Names of the measures that a choice means on a day, as the world then stands; none is an answer. */
export function choose(
  choice: MeasureChoice,
  actor: string,
  world: World,
  day: Day,
): readonly string[] {
  if (Array.isArray(choice)) return choice;
  const found = candidates(choice, actor, world, day);
  if (found.length === 0 || choice.which === 'all') return found.map(({ name }) => name);
  let best = found[0];
  for (const measure of found) {
    if (best === undefined || before(choice.which, measure, best, day)) best = measure;
  }
  return best === undefined ? [] : [best.name];
}

type Pick = Exclude<MeasureChoice, readonly string[]>;

function candidates(choice: Pick, actor: string, world: World, day: Day): Measure[] {
  const { bySender, senders, measures } = world.sanctionsRegister;
  const sender = senders.find(choice.of ?? actor);
  const found: Measure[] = [];
  for (const number of (sender === undefined ? undefined : bySender[sender]) ?? []) {
    const measure = measures[number];
    if (measure === undefined) continue;
    if (choice.kind?.includes(measure.kind) === false) continue;
    if (!stands(choice, measure, day)) continue;
    if (choice.expiring !== undefined && !lapses(measure, day, choice.expiring)) continue;
    found.push(measure);
  }
  return found;
}

function stands({ standing }: Pick, measure: Measure, day: Day): boolean {
  const { status } = statusOn(measure, day);
  return standing.some((wanted) => wanted === (status === 'expired' ? 'ended' : status));
}

function lapses({ expires }: Measure, day: Day, months: number): boolean {
  return expires !== undefined && expires >= day && expires <= monthsAfter(day, months);
}

/** Order of picking; equals go by name, so that the order in which names were met says nothing. */
function before(which: Pick['which'], a: Measure, b: Measure, day: Day): boolean {
  const difference = measureOf(which, a, day) - measureOf(which, b, day);
  return difference === 0 ? a.name < b.name : difference < 0;
}

function measureOf(which: Pick['which'], measure: Measure, day: Day): number {
  switch (which) {
    case 'oldest':
      return measure.imposed;
    case 'newest':
      return -measure.imposed;
    case 'smallest':
      return listingsOn(measure, day).total;
    case 'largest':
      return -listingsOn(measure, day).total;
    case 'all':
      return 0;
  }
}
