import type { Day } from '../domain/calendar.ts';
import { type Projected, type ProjectionName, projections } from './all.ts';
import type { Projection } from './projection.ts';

const keys = new Map(
  (Object.keys(projections) as ProjectionName[]).map((key) => [projections[key].name, key]),
);

/** Names of the projections, as a path's first word. */
export const summaryNames: readonly string[] = [...keys.keys()];

/**
 * What each projection shows on a day, as plain data that a path can point into:
 * `releases` → `largestSinceTalksBegan.COUNTERPART.key`. The state is folded up to that day;
 * `target` is the actor whom the case is about. Throws a RangeError for a name that is none.
 */
export function summaryOf(name: string, state: Projected, day: Day, target: string): unknown {
  const key = keys.get(name);
  if (key === undefined) {
    throw new RangeError(`no projection "${name}": there are ${summaryNames.join(', ')}`);
  }
  const { summary } = projections[key] as Projection<unknown>;
  return summary(state[key], { day, target, world: state });
}
