import { sortedFrontier, sweep } from './frontier-order.ts';
import type { UtilityTable } from '../preferences/table.ts';
import type { Utilities } from '../preferences/utilities.ts';

/**
 * The Pareto frontier: every outcome that no other outcome dominates (at least as good for all and
 * better for one), in the order of outcomes. Outcomes of equal utility to all stand there together.
 */
export function frontier({ utilities }: UtilityTable): Uint32Array {
  const [first, second] = utilities;
  if (first === undefined || second === undefined) throw new Error('a table has two parties');
  if (utilities.length > 2) return sortedFrontier(utilities).sort();
  return sweep(first, second, candidates(first, second)).sort();
}

const BUCKETS = 65_536;

/**
 * Outcomes that may be on the frontier of two parties, by two passes: the first party's utilities
 * fall into buckets, and what is worth less to the second than the best of a higher bucket is out.
 */
function candidates({ rough: a }: Utilities, { rough: b }: Utilities): Uint32Array {
  const most = a.reduce((high, each) => (each > high ? each : high), 0);
  const toBucket = most === 0 ? 0 : (BUCKETS - 1) / most;
  const best = new Float64Array(BUCKETS + 1).fill(-1);
  for (let i = 0; i < a.length; i += 1) {
    const bucket = Math.trunc((a[i] ?? 0) * toBucket);
    const value = b[i] ?? 0;
    if (value > (best[bucket] ?? 0)) best[bucket] = value;
  }
  for (let k = BUCKETS - 1; k >= 0; k -= 1) {
    const above = best[k + 1] ?? 0;
    if (above > (best[k] ?? 0)) best[k] = above;
  }
  const found = new Uint32Array(a.length);
  let count = 0;
  for (let i = 0; i < a.length; i += 1) {
    const bucket = Math.trunc((a[i] ?? 0) * toBucket);
    if ((b[i] ?? 0) >= (best[bucket + 1] ?? 0)) found[count++] = i;
  }
  return found.slice(0, count);
}
