/** An assumption that may be varied: what a sensitivity analysis needs to know of it. */
export interface Varied {
  readonly assumption: string;
  readonly default: number;
  /** Least and greatest value thought possible. */
  readonly range: readonly [low: number, high: number];
  /** Takes whole numbers only. */
  readonly integer?: boolean;
}

/** A value for every assumption, by name. */
export type AssumptionValues = Readonly<Record<string, number>>;

/**
 * What is asked of the model: one number for a setting of the assumptions and a seed, such as the
 * mean of an indicator over a thousand runs. The same seed must mean the same luck in every
 * setting, or luck is taken for an effect.
 */
export type EvaluateSetting = (values: AssumptionValues, seed: number) => number | Promise<number>;

/** All assumptions at their default. */
export function defaultsOf(space: readonly Varied[]): AssumptionValues {
  return Object.fromEntries(space.map((each) => [each.assumption, each.default]));
}

/**
 * Values at a point of the unit cube: 0 is the low end of the range, 1 the high end. A whole-number
 * assumption takes each of its values on an equal share of the way.
 */
export function valuesAt(space: readonly Varied[], unit: readonly number[]): AssumptionValues {
  return Object.fromEntries(space.map((each, i) => [each.assumption, valueAt(each, unit[i] ?? 0)]));
}

function valueAt({ range: [low, high], integer = false }: Varied, unit: number): number {
  if (!integer) return low + unit * (high - low);
  return Math.min(high, low + Math.floor(unit * (high - low + 1)));
}

/**
 * Asks for many settings at once; `evaluate` decides how many it works on at a time. The answers
 * come in the order of the settings, whichever is ready first. Throws RangeError for an answer that
 * is no number.
 */
export function evaluateAll(
  settings: readonly AssumptionValues[],
  seed: number,
  evaluate: EvaluateSetting,
): Promise<number[]> {
  return Promise.all(
    settings.map(async (values) => {
      const result = await evaluate(values, seed);
      if (Number.isFinite(result)) return result;
      throw new RangeError(`the model gave ${result} for ${JSON.stringify(values)}`);
    }),
  );
}

/** Throws RangeError where nothing can be varied, or a range is none. */
export function checkSpace(space: readonly Varied[]): void {
  if (space.length === 0)
    throw new RangeError('the model has no assumption with a range, so there is nothing to vary');
  for (const { assumption, range } of space) {
    if (!(range[0] <= range[1])) {
      throw new RangeError(`the range of ${assumption} is ${range[0]} to ${range[1]}`);
    }
  }
}
