export interface Box extends Fit {
  /** The inputs that the box limits, in the order of `names`. */
  readonly limits: readonly {
    readonly input: string;
    readonly low: number;
    readonly high: number;
    /** The fit if this one limit were given up: about the same means that it adds nothing. */
    readonly without: Fit;
  }[];
}
export interface Discovery {
  /** From all cases down to the smallest box: density is bought with coverage. */
  readonly trajectory: readonly Fit[];
  /** The densest box that still covers enough; among equals the largest. */
  readonly box: Box;
}
interface PrimOptions {
  /** Share of the box peeled off at a time, at most. */
  readonly peel?: number;
  /** Least share of all cases that a box may have. */
  readonly leastMass?: number;
  /** Least share of the hits that the chosen box covers. */
  readonly leastCoverage?: number;
  /** A limit that adds less than this share of the density is given up again. */
  readonly leastGain?: number;
}

/**
 * Scenario discovery by PRIM (Friedman and Fisher 1999; Bryant and Lempert 2010): in which corner
 * of the assumptions does the outcome come about? Peels thin slices off a box, each time the one
 * that raises density most for what it takes away; ties go to the earlier input, and to its low
 * end. Limits that turn out to add next to nothing are given up. It describes these runs; it does not say why. Throws RangeError for no cases or ragged ones.
 */
export function prim(
  cases: readonly Case[],
  names: readonly string[],
  { peel = 0.05, leastMass = 0.05, leastCoverage = 0.6, leastGain = 0.05 }: PrimOptions = {},
): Discovery {
  if (cases.length === 0 || cases.some(({ inputs }) => inputs.length !== names.length)) {
    throw new RangeError('scenario discovery needs cases, each with a number for every input');
  }
  if (!(peel > 0 && peel < 1)) throw new RangeError(`a peel is a share, not ${peel}`);
  const whole = wholeBox(cases, names.length);
  const boxes = [whole];
  for (let box: BoxLimits | undefined = whole; box !== undefined;) {
    box = peeled(cases, box, peel, leastMass * cases.length);
    if (box !== undefined) boxes.push(box);
  }
  const fits = boxes.map((limits) => fitOf(cases, limits));
  const chosen = boxes[densest(fits, leastCoverage)] ?? whole;
  const plain = simplified(cases, chosen, whole, leastGain);
  return { trajectory: fits, box: describeBox(cases, names, plain, whole) };
}

/** The box without its best slice, or nothing where no slice leaves enough. */
function peeled(
  cases: readonly Case[],
  box: BoxLimits,
  peel: number,
  leastCases: number,
): BoxLimits | undefined {
  const within = cases.filter((each) => inside(each, box));
  const density = densityOf(within);
  let best: { limits: BoxLimits; gain: number } | undefined;
  for (const limits of slicesOff(within, box, peel)) {
    const left = within.filter((each) => inside(each, limits));
    if (left.length === 0 || left.length < leastCases) continue;
    const gain = (densityOf(left) - density) / (within.length - left.length);
    if (best === undefined || gain > best.gain) best = { limits, gain };
  }
  return best?.limits;
}

/** The box with a slice taken off each end of each input. */
function slicesOff(within: readonly Case[], box: BoxLimits, peel: number): BoxLimits[] {
  const width = Math.max(1, Math.floor(peel * within.length));
  return box.flatMap(([low, high], i) => {
    const sorted = Float64Array.from(within, ({ inputs }) => inputs[i] ?? NaN).sort();
    const lowest = sorted[0] ?? NaN;
    const highest = sorted.at(-1) ?? NaN;
    if (lowest === highest) return [];
    // Equal values stay or go together; where a slice is all one value, the next one is the end.
    const cutLow = sorted[width] ?? highest;
    const cutHigh = sorted.at(-1 - width) ?? lowest;
    const newLow = cutLow > lowest ? cutLow : sorted.find((value) => value > lowest);
    const newHigh = cutHigh < highest ? cutHigh : sorted.findLast((value) => value < highest);
    return [
      box.with(i, [newLow ?? low, high] as const),
      box.with(i, [low, newHigh ?? high] as const),
    ];
  });
}

function densityOf(cases: readonly Case[]): number {
  return cases.filter(({ hit }) => hit).length / cases.length;
}

function densest(fits: readonly Fit[], leastCoverage: number): number {
  let best = 0;
  fits.forEach(({ coverage, density }, i) => {
    if (coverage >= leastCoverage && density > (fits[best]?.density ?? 0)) best = i;
  });
  return best;
}

/** The box without the limits that add too little, the least useful first. */
function simplified(
  cases: readonly Case[],
  box: BoxLimits,
  whole: BoxLimits,
  leastGain: number,
): BoxLimits {
  const { density } = fitOf(cases, box);
  let best: { limits: BoxLimits; density: number } | undefined;
  box.forEach(([low, high], i) => {
    const free = whole[i] ?? [low, high];
    if (low === free[0] && high === free[1]) return;
    const limits = box.with(i, free);
    const without = fitOf(cases, limits).density;
    if (best === undefined || without > best.density) best = { limits, density: without };
  });
  if (best === undefined || best.density < density * (1 - leastGain)) return box;
  return simplified(cases, best.limits, whole, leastGain);
}

function describeBox(
  cases: readonly Case[],
  names: readonly string[],
  box: BoxLimits,
  whole: BoxLimits,
): Box {
  const limits = box.flatMap(([low, high], i) => {
    const free = whole[i] ?? [low, high];
    if (low === free[0] && high === free[1]) return [];
    return [{ input: names[i] ?? '', low, high, without: fitOf(cases, box.with(i, free)) }];
  });
  return { ...fitOf(cases, box), limits };
}

/** One run as scenario discovery sees it: the assumptions it had, and whether the outcome came. */
export interface Case {
  readonly inputs: readonly number[];
  readonly hit: boolean;
}

/** Limits on some inputs, both ends inside; the others are free. */
type BoxLimits = readonly (readonly [low: number, high: number])[];

/** How well a box tells the outcome. */
interface Fit {
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

function fitOf(cases: readonly Case[], limits: BoxLimits): Fit {
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
function wholeBox(cases: readonly Case[], inputs: number): BoxLimits {
  return Array.from({ length: inputs }, (_, i) => {
    let [low, high] = [Infinity, -Infinity];
    for (const each of cases) {
      low = Math.min(low, each.inputs[i] ?? NaN);
      high = Math.max(high, each.inputs[i] ?? NaN);
    }
    return [low, high] as const;
  });
}
