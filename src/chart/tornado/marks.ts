import { short } from '../number.ts';
import { type Scale, scaleOf } from '../scale.ts';

/** What each assumption alone does to a result. */
export interface Swings {
  readonly title: string;
  readonly unit: string;
  /** The result with every assumption as it is set. */
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

/** The bar of one end of an assumption's range, from the base to the result there. */
export interface SwingBar {
  readonly end: 'low' | 'high';
  readonly to: number;
  /** `low 0.2 → 1,100`. */
  readonly words: string;
}

/** What a tornado is drawn of, over values; a row an assumption. */
export interface TornadoMarks {
  readonly heading: string;
  readonly description: string;
  readonly key: string;
  readonly x: Scale;
  readonly base: { readonly at: number; readonly words: string };
  readonly rows: readonly {
    readonly name: string;
    readonly clear: boolean;
    /** The longer one first: where both lie on one side, the shorter is drawn over it. */
    readonly bars: readonly SwingBar[];
    /** Both results. */
    readonly number: string;
  }[];
}

export function tornadoMarks(swings: Swings): TornadoMarks {
  const { title, unit, base, bars } = swings;
  const all = [base, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])];
  return {
    heading: `${title} (${unit})`,
    description: descriptionOf(swings),
    key: 'Each bar runs from the result as set to the result at one end of the range of one assumption.',
    x: scaleOf(all, { zero: false }),
    base: { at: base, words: `as set: ${short(base)}` },
    rows: bars.map(({ name, range: [low, high], atLow, atHigh, clear }) => ({
      name,
      clear,
      bars: [barOf('low', low, atLow), barOf('high', high, atHigh)].sort(
        (a, b) => Math.abs(b.to - base) - Math.abs(a.to - base),
      ),
      number: `${short(atLow)} … ${short(atHigh)}`,
    })),
  };
}

const barOf = (end: SwingBar['end'], value: number, to: number): SwingBar => ({
  end,
  to,
  words: `${end} ${short(value)} → ${short(to)}`,
});

function descriptionOf({ title, unit, base, bars }: Swings): string {
  const each = bars.map(
    ({ name, range, atLow, atHigh, clear }) =>
      `${name}: ${short(atLow)} at ${short(range[0])}, ${short(atHigh)} at ${short(range[1])}` +
      `${clear ? '' : ', which may be luck'}.`,
  );
  return `${title} (${unit}); as set ${short(base)}. ${each.join(' ')}`;
}
