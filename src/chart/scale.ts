import { short } from './number.ts';

/** An axis: its ends and the numbers written on it, ascending; both ends are on it. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** What is written at each tick. */
  readonly words: readonly string[];
}

/**
 * An axis that holds all values, with steps of 1, 2 or 5 times a power of ten and at most `most`
 * of them. Takes in 0, unless told not to, where the values are all on one side and it is not far.
 */
export function scaleOf(
  values: readonly number[],
  { most = 6, zero = true }: { readonly most?: number; readonly zero?: boolean } = {},
): Scale {
  const finite = values.filter(Number.isFinite);
  let [low, high] = [Math.min(...finite), Math.max(...finite)];
  if (finite.length === 0) [low, high] = [0, 1];
  if (zero && low > 0 && low <= high - low + 0.5 * high) low = 0;
  if (zero && high < 0 && -high <= high - low - 0.5 * low) high = 0;
  if (low === high) [low, high] = low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
  const step = stepFor((high - low) / most);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => tick(first + i, step));
  return { low: ticks[0] ?? low, high: ticks.at(-1) ?? high, ticks, words: ticks.map(short) };
}

/** The least of 1, 2, 5, 10, 20 … (or 0.5, 0.2 …) that is not below. */
function stepFor(least: number): number {
  let power = 1;
  while (power > least) power /= 10;
  while (power * 10 <= least) power *= 10;
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= least) ?? power;
}

/** n steps without the dust of binary fractions: 3 × 0.1 is 0.3. */
function tick(n: number, step: number): number {
  return step >= 1 ? n * step : Number((n * step).toPrecision(12));
}

/** Where a value lies on an axis drawn from `from` to `to`. */
export function along({ low, high }: Scale, value: number, from: number, to: number): number {
  return from + ((value - low) / (high - low)) * (to - from);
}
