import { type PointName, pointNames, type SolutionPoints } from './solution-points.ts';
import { toNumber } from '../numbers/rational.ts';
import { numbersAt, type UtilityTable } from '../preferences/table.ts';

/** How far an outcome is from others, in the parties' utilities as written (Euclidean). */
export interface Distances {
  /** From the nearest outcome of the frontier; 0 on it. */
  readonly frontier: number;
  /** From the nearest of the outcomes that a solution picks; undefined where it picks none. */
  readonly points: Readonly<Record<PointName, number | undefined>>;
}

export function distances(
  table: UtilityTable,
  outcome: number,
  frontier: Uint32Array,
  { points }: SolutionPoints,
): Distances {
  const at = numbersAt(table, outcome);
  const to = (others: Uint32Array): number | undefined => nearest(table, at, outcome, others);
  const entries = pointNames.map((name) => [name, to(points[name])] as const);
  return {
    frontier: to(frontier) ?? Number.NaN,
    points: Object.fromEntries(entries) as Record<PointName, number | undefined>,
  };
}

function nearest(
  { utilities }: UtilityTable,
  at: readonly number[],
  outcome: number,
  others: Uint32Array,
): number | undefined {
  const bases = utilities.map(({ base }) => toNumber(base));
  let least: number | undefined;
  for (const other of others) {
    if (other === outcome) return 0;
    let sum = 0;
    for (const [i, { rough, roughUnit }] of utilities.entries()) {
      const gap = (rough[other] ?? 0) * roughUnit + (bases[i] ?? 0) - (at[i] ?? 0);
      sum += gap * gap;
    }
    const distance = Math.sqrt(sum);
    if (least === undefined || distance < least) least = distance;
  }
  return least;
}
