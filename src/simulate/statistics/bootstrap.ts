import { type Bits, below, USES } from './keyed-bits.ts';

/**
 * Percentile interval (95 %) of statistics of some rows, by drawing as many rows again with
 * replacement, `times` times. `statistics` gets row numbers and gives one number for each thing
 * estimated. No new runs are needed; the draws are keyed, so the interval is repeatable.
 */
export function bootstrap(
  rows: number,
  statistics: (chosen: readonly number[]) => readonly number[],
  bits: Bits,
  times = 500,
): { readonly low: number; readonly high: number }[] {
  const samples: number[][] = [];
  for (let time = 0; time < times; time += 1) {
    const chosen = Array.from({ length: rows }, (_, row) =>
      below(rows, bits(USES.bootstrap, time, row)),
    );
    statistics(chosen).forEach((value, i) => (samples[i] ??= []).push(value));
  }
  return samples.map((values) => {
    values.sort((a, b) => a - b);
    return { low: rank(values, 0.025), high: rank(values, 0.975) };
  });
}

function rank(sorted: readonly number[], share: number): number {
  const at = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  return sorted[at] ?? NaN;
}
