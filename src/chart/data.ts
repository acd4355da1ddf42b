/** What charts are drawn from: plain data, in the order in which it is to be shown. */

/** The bands of one indicator at one time. */
export interface FanPoint {
  /** A month, `2026-03`: the state at its end. */
  readonly at: string;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}
export interface Fan {
  readonly title: string;
  /** What the numbers count: `people held`. */
  readonly unit: string;
  readonly points: readonly FanPoint[];
  /** Some single runs to show behind the bands: a value for each point. */
  readonly runs?: readonly (readonly number[])[];
}

/** Shares of runs, each with its interval; all from 0 to 1. */
export interface Shares {
  readonly title: string;
  readonly shares: readonly {
    readonly name: string;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** What each assumption alone does to a result. */
export interface Swings {
  readonly title: string;
  readonly unit: string;
  /** The result with every assumption at its default. */
  readonly base: number;
  readonly bars: readonly {
    readonly name: string;
    readonly range: readonly [low: number, high: number];
    /** The result at either end of the range. */
    readonly atLow: number;
    readonly atHigh: number;
    /** False where it may be luck. */
    readonly clear: boolean;
  }[];
}

/** What stands on every picture, so that it cannot travel without it. */
export interface ChartCaption {
  /** The ribbon: "Hypothetical branch" or the like; never blank. */
  readonly ribbon: string;
  /** Under which assumptions: model, seed, runs. One line each. */
  readonly notes: readonly string[];
}
