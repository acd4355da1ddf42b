/** One run as scenario discovery sees it: the assumptions it had, and whether the outcome came. */
export interface Case {
  readonly inputs: readonly number[];
  readonly hit: boolean;
}

/** Limits on some inputs, both ends inside; the others are free. */
export type BoxLimits = readonly (readonly [low: number, high: number])[];

/** How well a box tells the outcome. */
export interface Fit {
  /** Share of all hits that are in the box. */
  readonly coverage: number;
  /** Share of the box that are hits. */
  readonly density: number;
  /** Share of all cases that are in the box. */
  readonly mass: number;
}

export function inside({ inputs }: Case, limits: BoxLimits): boolean {
  return limits.every(([low, high], i) => {
    const value = inputs[i] ?? NaN;
    return value >= low && value <= high;
  });
}

export function fitOf(cases: readonly Case[], limits: BoxLimits): Fit {
  const within = cases.filter((each) => inside(each, limits));
  const hits = within.filter(({ hit }) => hit).length;
  const all = cases.filter(({ hit }) => hit).length;
  return {
    coverage: all === 0 ? 0 : hits / all,
    density: within.length === 0 ? 0 : hits / within.length,
    mass: cases.length === 0 ? 0 : within.length / cases.length,
  };
}

/** The box around all cases: nothing is left out. */
export function wholeBox(cases: readonly Case[], inputs: number): BoxLimits {
  return Array.from({ length: inputs }, (_, i) => {
    let [low, high] = [Infinity, -Infinity];
    for (const each of cases) {
      low = Math.min(low, each.inputs[i] ?? NaN);
      high = Math.max(high, each.inputs[i] ?? NaN);
    }
    return [low, high] as const;
  });
}
