import { bootstrap } from './bootstrap.ts';
import type { Estimate } from './intervals.ts';
import { type Bits, below, USES } from './keyed-bits.ts';
import { checkSpace, type EvaluateSetting, evaluateAll, type Varied, valuesAt } from './space.ts';

/** Morris's measures of one assumption, in units of the result over the whole range. */
interface MorrisEffect {
  readonly assumption: string;
  /** Mean of the elementary effects' sizes (Campolongo 2007): how much it matters. */
  readonly muStar: Estimate;
  /** Mean with sign: near 0 beside a large μ* means it works both ways. */
  readonly mu: number;
  /** Standard deviation of the effects: large where it interplays or is not straight. */
  readonly sigma: number;
}
export interface Morris {
  /** Largest μ* first; equal ones in the order of the model. */
  readonly effects: readonly MorrisEffect[];
  readonly trajectories: number;
  readonly levels: number;
  readonly evaluations: number;
}
interface MorrisOptions {
  readonly trajectories?: number;
  /** An even number of levels on each range; steps go over half of them. */
  readonly levels?: number;
  readonly seed: number;
}

/**
 * Morris's screening (1991): trajectories through a grid of p levels; each step moves one
 * assumption by Δ = p / 2(p − 1) of its range. Costs (k + 1) evaluations a trajectory. The interval
 * of μ* is a bootstrap over trajectories.
 */
export async function morris(
  space: readonly Varied[],
  evaluate: EvaluateSetting,
  bits: Bits,
  { trajectories = 20, levels = 4, seed }: MorrisOptions,
): Promise<Morris> {
  checkSpace(space);
  if (levels < 2 || levels % 2 !== 0) throw new RangeError(`levels are even, not ${levels}`);
  if (trajectories < 2) throw new RangeError('Morris screening needs at least 2 trajectories');
  const paths = Array.from({ length: trajectories }, (_, path) =>
    trajectory(space.length, levels, path, bits),
  );
  const rows = await Promise.all(
    paths.map(async ({ points, moved }) => {
      const settings = points.map((unit) => valuesAt(space, unit));
      return effectsOf(points, moved, await evaluateAll(settings, seed, evaluate));
    }),
  );
  const spans = bootstrap(trajectories, (chosen) => sizesOf(rows, chosen, space.length), bits);
  const sizes = sizesOf(rows, [...rows.keys()], space.length);
  return {
    effects: space
      .map(({ assumption }, i) => ({
        assumption,
        muStar: { value: sizes[i] ?? NaN, ...(spans[i] ?? { low: NaN, high: NaN }) },
        ...spread(rows.map((row) => row[i] ?? NaN)),
      }))
      .sort((a, b) => b.muStar.value - a.muStar.value),
    trajectories,
    levels,
    evaluations: trajectories * (space.length + 1),
  };
}

/** Points of one trajectory in the unit cube, and which coordinate each step moved. */
interface Trajectory {
  readonly points: readonly (readonly number[])[];
  readonly moved: readonly number[];
}

/** The trajectory of a number, from its own draws: more trajectories do not change earlier ones. */
export function trajectory(k: number, levels: number, path: number, bits: Bits): Trajectory {
  const draw = (n: number): number => bits(USES.trajectory, path, n);
  const half = levels / 2;
  let at = Array.from({ length: k }, (_, i) => below(levels, draw(i)));
  const moved = order(k, (n) => draw(k + n));
  const points = [at];
  for (const i of moved) {
    at = at.map((level, j) => (j !== i ? level : level < half ? level + half : level - half));
    points.push(at);
  }
  return {
    points: points.map((point) => point.map((level) => level / (levels - 1))),
    moved,
  };
}

/** 0 to k − 1 in drawn order (Fisher and Yates). */
function order(k: number, draw: (n: number) => number): number[] {
  const places = Array.from({ length: k }, (_, i) => i);
  for (let last = k - 1; last > 0; last -= 1) {
    const other = below(last + 1, draw(last));
    [places[last], places[other]] = [places[other] ?? 0, places[last] ?? 0];
  }
  return places;
}

function effectsOf(
  points: Trajectory['points'],
  moved: readonly number[],
  results: readonly number[],
): number[] {
  const effects: number[] = [];
  moved.forEach((i, step) => {
    const distance = (points[step + 1]?.[i] ?? NaN) - (points[step]?.[i] ?? NaN);
    effects[i] = ((results[step + 1] ?? NaN) - (results[step] ?? NaN)) / distance;
  });
  return effects;
}

function sizesOf(rows: readonly number[][], chosen: readonly number[], k: number): number[] {
  return Array.from({ length: k }, (_, i) => {
    const sum = chosen.reduce((total, row) => total + Math.abs(rows[row]?.[i] ?? NaN), 0);
    return sum / chosen.length;
  });
}

function spread(effects: readonly number[]): { mu: number; sigma: number } {
  const mu = effects.reduce((sum, each) => sum + each, 0) / effects.length;
  const squares = effects.reduce((sum, each) => sum + (each - mu) * (each - mu), 0);
  return { mu, sigma: Math.sqrt(squares / (effects.length - 1)) };
}
