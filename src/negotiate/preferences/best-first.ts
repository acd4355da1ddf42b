import { compare, type Utilities } from './utilities.ts';

/** Buckets of this size and less are sorted by insertion. */
const SMALL = 24;

/**
 * Outcomes by the first party's utility, best first; those equally good by the second's, and so on;
 * then by outcome. They fall into as many buckets as there are outcomes first, so that sorting
 * takes little more than one pass unless utilities are very uneven.
 */
export function bestFirst(utilities: readonly Utilities[], outcomes: Uint32Array): Uint32Array {
  const rough = utilities[0]?.rough ?? new Float64Array(0);
  const order = (a: number, b: number): number => compareAll(utilities, a, b);
  const starts = bucketStarts(rough, outcomes);
  const sorted = new Uint32Array(outcomes.length);
  const toBucket = scaleOf(rough, outcomes);
  const next = starts.slice();
  for (const outcome of outcomes) {
    const bucket = outcomes.length - 1 - Math.trunc((rough[outcome] ?? 0) * toBucket);
    const place = next[bucket] ?? 0;
    sorted[place] = outcome;
    next[bucket] = place + 1;
  }
  for (let bucket = 0; bucket < outcomes.length; bucket += 1) {
    const [start, end] = [starts[bucket] ?? 0, starts[bucket + 1] ?? 0];
    if (end - start > SMALL) sorted.subarray(start, end).sort(order);
    else if (end - start > 1) insertionSort(sorted, start, end, order);
  }
  return sorted;
}

function scaleOf(rough: Float64Array, outcomes: Uint32Array): number {
  let most = 0;
  for (const outcome of outcomes) most = Math.max(most, rough[outcome] ?? 0);
  return most === 0 ? 0 : (outcomes.length - 1) / most;
}

/** Where each bucket begins; the best outcomes are in the first one. */
function bucketStarts(rough: Float64Array, outcomes: Uint32Array): Uint32Array {
  const starts = new Uint32Array(outcomes.length + 1);
  const toBucket = scaleOf(rough, outcomes);
  for (const outcome of outcomes) {
    const bucket = outcomes.length - 1 - Math.trunc((rough[outcome] ?? 0) * toBucket);
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  }
  for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  return starts;
}

function insertionSort(
  list: Uint32Array,
  start: number,
  end: number,
  order: (a: number, b: number) => number,
): void {
  for (let i = start + 1; i < end; i += 1) {
    const outcome = list[i] ?? 0;
    let place = i;
    for (; place > start && order(list[place - 1] ?? 0, outcome) > 0; place -= 1)
      list[place] = list[place - 1] ?? 0;
    list[place] = outcome;
  }
}

function compareAll(utilities: readonly Utilities[], a: number, b: number): number {
  for (const each of utilities) {
    const difference = compare(each, b, a);
    if (difference !== 0) return difference;
  }
  return a - b;
}
