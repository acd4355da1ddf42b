/** Taking times. All in milliseconds. */

export type Clock = 'wall' | 'cpu';
let clock: Clock = 'wall';

/**
 * `cpu` counts what this process spends on all its threads, the garbage collector's included: for a
 * machine that is busy with other things. It does not see waiting for the disk.
 */
export function useClock(kind: Clock): void {
  clock = kind;
}

export function now(): number {
  if (clock === 'wall') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The shortest of some runs: the one that the machine disturbed least. */
export async function best(runs: number, work: () => unknown): Promise<number> {
  let shortest = Infinity;
  for (let run = 0; run < runs; run += 1) {
    tidy();
    const start = now();
    await work();
    shortest = Math.min(shortest, now() - start);
  }
  return shortest;
}

/** The shortest run of each of several things, taken in turn so that all meet the same weather. */
export async function bestOfEach<Name extends string>(
  runs: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const shortest = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<
    Name,
    number
  >;
  for (let run = 0; run < runs; run += 1) {
    for (const name of names) shortest[name] = Math.min(shortest[name], await best(1, works[name]));
  }
  return shortest;
}

/** Collects garbage where the process allows it, so that no run pays for the one before. */
export function tidy(): void {
  globalThis.gc?.();
}

/** The value below which a share of the values lie; nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
