import { bestFirst } from '../preferences/best-first.ts';
import { compare, type Utilities } from '../preferences/utilities.ts';
import type { UtilityTable } from '../preferences/table.ts';

/**
 * The Pareto frontier: every outcome that no other outcome dominates (at least as good for all and
 * better for one), in the order of outcomes. Outcomes of equal utility to all stand there together.
 *
 * ```ts
 * import { tabulateWhole } from '../preferences/table.ts';
 * import { outcomeSpace } from '../preferences/outcome-space.ts';
 * const space = outcomeSpace([{ name: 'aid', values: ['none', 'some', 'much'] }]);
 * const table = tabulateWhole(space, [
 *   { party: 'giver', worth: [[10, 6, 0]], reservation: 0 },
 *   { party: 'taker', worth: [[0, 7, 10]], reservation: 0 },
 * ]);
 * [...frontier(table)]; // => [0, 1, 2]
 * ```
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

/** What no other candidate of two parties dominates, by a sweep from the first party's best. */
function sweep(first: Utilities, second: Utilities, candidates: Uint32Array): Uint32Array {
  const order = bestFirst([first, second], candidates);
  const kept = new Uint32Array(order.length);
  let count = 0;
  let best: number | undefined;
  let place = 0;
  while (place < order.length) {
    // The best for the second party among those equally good for the first come in front.
    const head = order[place] ?? 0;
    const isBetter = best === undefined || compare(second, head, best) > 0;
    let sameForSecond = isBetter;
    for (; place < order.length; place += 1) {
      const outcome = order[place] ?? 0;
      if (compare(first, outcome, head) !== 0) break;
      sameForSecond &&= compare(second, outcome, head) === 0;
      if (sameForSecond) kept[count++] = outcome;
    }
    if (isBetter) best = head;
  }
  return kept.slice(0, count);
}

/** What no outcome of any number of parties dominates. */
function sortedFrontier(utilities: readonly Utilities[]): Uint32Array {
  const size = utilities[0]?.rough.length ?? 0;
  const strong = strongest(utilities, size);
  const left = Uint32Array.from({ length: size }, (_, i) => i).filter(
    (outcome) => !strong.some((other) => dominates(utilities, other, outcome)),
  );
  // What dominates an outcome comes before it, so a look back at what was kept is enough.
  const kept: number[] = [];
  for (const outcome of bestFirst(utilities, left)) {
    const by = kept.findIndex((other) => dominates(utilities, other, outcome));
    if (by < 0) kept.push(outcome);
    else moveAhead(kept, by);
  }
  return Uint32Array.from(kept);
}

/** What has just dominated is likely to dominate again. */
function moveAhead(kept: number[], place: number): void {
  const half = place >>> 1;
  const outcome = kept[place] ?? 0;
  kept[place] = kept[half] ?? 0;
  kept[half] = outcome;
}

const STRONG_PARTS = 32;

/** Outcomes with great sums of shares, one from each part of the space: they dominate most others. */
function strongest(utilities: readonly Utilities[], size: number): number[] {
  const units = utilities.map(({ rough }) => 1 / (rough.reduce((a, b) => (b > a ? b : a), 0) || 1));
  const sum = (outcome: number): number =>
    utilities.reduce((total, { rough }, i) => total + (rough[outcome] ?? 0) * (units[i] ?? 0), 0);
  const part = Math.ceil(size / STRONG_PARTS);
  const found: number[] = [];
  for (let start = 0; start < size; start += part) {
    let best = start;
    let most = -1;
    for (let i = start; i < Math.min(size, start + part); i += 1) {
      const value = sum(i);
      if (value > most) [best, most] = [i, value];
    }
    found.push(best);
  }
  return found.sort((a, b) => sum(b) - sum(a) || a - b);
}

/** At least as good for every party, and better for one. */
function dominates(utilities: readonly Utilities[], a: number, b: number): boolean {
  let better = false;
  for (const each of utilities) {
    const difference = compare(each, a, b);
    if (difference < 0) return false;
    better ||= difference > 0;
  }
  return better;
}
