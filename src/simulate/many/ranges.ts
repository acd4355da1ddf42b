/** Run numbers, as ranges with both ends. */
export type Ranges = readonly (readonly [from: number, to: number])[];

/**
 * Ranges in order, neighbours made one. Throws RangeError where two overlap.
 *
 * ```ts
 * joined([[100, 199], [0, 99]]); // => [[0, 199]]
 * joined([[0, 99], [50, 149]]); // throws 'the runs 50 to 99 would be counted twice'
 * ```
 */
export function joined(ranges: Ranges): Ranges {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  const result: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) {
      throw new RangeError(`the runs ${from} to ${Math.min(last[1], to)} would be counted twice`);
    }
    if (last !== undefined && from === last[1] + 1) last[1] = to;
    else result.push([from, to]);
  }
  return result;
}

/**
 * What is left of `wanted` when `done` is taken out.
 *
 * ```ts
 * without([[0, 999]], [[200, 299]]); // => [[0, 199], [300, 999]]
 * ```
 */
export function without(wanted: Ranges, done: Ranges): Ranges {
  return done.reduce<Ranges>(
    (left, [from, to]) =>
      left.flatMap(([a, b]): (readonly [number, number])[] => {
        if (to < a || from > b) return [[a, b]];
        const before: [number, number] = [a, from - 1];
        const after: [number, number] = [to + 1, b];
        return [before, after].filter(([start, end]) => start <= end);
      }),
    wanted,
  );
}

/**
 * How many runs ranges hold.
 *
 * ```ts
 * countOf([[0, 99], [200, 249]]); // => 150
 * ```
 */
export const countOf = (ranges: Ranges): number =>
  ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
