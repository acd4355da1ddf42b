import { BehaviorSubject } from 'rxjs';
import type { Day } from '../../../domain/calendar.ts';
import { OPEN_END, parseEdtf } from '../../../domain/edtf.ts';
import type { Model } from '../../simulate/model/model.ts';
import type { Assumption } from '../../simulate/model/model-format.ts';
import type { Setting } from '../../simulate/run/run.ts';
import {
  type ConcessionStyle,
  concessions,
  type Variant,
  variantOf,
} from '../../simulate/model/variant.ts';
import { RUN_MAX, SEED_MAX } from '../../simulate/luck/draws.ts';

/** What the address asks for: anything that it may not ask is the default instead. */
export interface SimulationWanted {
  readonly model: Model;
  /** As it comes with the case; `model` has its actors do otherwise where the address says so. */
  readonly base: Model;
  readonly variant: Variant;
  readonly setting: Setting;
  readonly runs: number;
  /** The future on view by itself; undefined: a typical one. */
  readonly run: number | undefined;
}

/** Views of the same runs, in the order in which V goes through them. */
export const charts = ['fan', 'histogram', 'dots', 'run'] as const;
export type Chart = (typeof charts)[number];

/** The view asked for; an address with a run shows that run. */
export const chartIn = ({ chart, run }: View): Chart =>
  charts.find((each) => each === chart) ?? (run === undefined ? 'fan' : 'run');

/** The view so many places on, round and round. */
export function chartAfter(chart: Chart, by: number): Chart {
  const place = (charts.indexOf(chart) + by + charts.length) % charts.length;
  return charts[place] ?? chart;
}

/** Whether nine runs are on view at once: as the address says, else where motion is not wanted. */
export const isNine = ({ nine }: View, calm: boolean): boolean =>
  nine === 'yes' || (nine !== 'no' && calm);

/** The nine consecutive runs among which a run is shown, both ends included. */
export function nineOf(run: number): readonly [from: number, to: number] {
  const from = run - (run % 9);
  return [from, Math.min(from + 8, RUN_MAX)];
}

export const RUNS = { least: 100, most: 10_000, usual: 500 } as const;
export const MONTHS = { least: 1, most: 120 } as const;
export const PREVIEW_RUNS = 100;
export { RUN_MAX, SEED_MAX };

/**
 * The last day of the past that the address asks for, as the command line reads it: a month or a
 * year means its end. `wrong` is what is no date.
 */
export function startOf({ at }: View): { readonly at?: Day; readonly wrong?: string } {
  if (at === undefined) return {};
  try {
    const { start, end } = parseEdtf(at);
    return { at: end === OPEN_END ? start : end };
  } catch {
    return { wrong: at };
  }
}

export type View = Readonly<Record<string, string>>;

/** Reads the address. Undefined where the case has no model. */
export function wantedOf(view: View, models: readonly Model[]): SimulationWanted | undefined {
  const base = models.find(({ written }) => written.model === view['model']) ?? models[0];
  if (base === undefined) return undefined;
  const { months, assumptions } = base.written;
  const variant = variantIn(view, base);
  const set: Record<string, number> = {};
  for (const each of assumptions) {
    const value = valueOf(each, view[`set.${each.assumption}`]);
    if (value !== undefined) set[each.assumption] = value;
  }
  return {
    model: variantOf(base, variant),
    base,
    variant,
    setting: {
      seed: whole(view['seed'], 0, SEED_MAX) ?? 1,
      months: whole(view['months'], MONTHS.least, MONTHS.most) ?? months,
      set,
      vary: false,
    },
    runs: whole(view['runs'], RUNS.least, RUNS.most) ?? RUNS.usual,
    run: whole(view['run'], 0, RUN_MAX),
  };
}

/** Names of the address's list of what never acts. */
export const offIn = ({ off = '' }: View): string[] => off.split(',').filter((name) => name !== '');

/** `talks.NEGOTIATION.PARTY`: how a party concedes. */
export const TALKS = 'talks.';

/** What the address has actors do otherwise, as far as the model has them. */
function variantIn(view: View, { written }: Model): Variant {
  const known = new Set(actsOf(written));
  const concede = written.negotiations.flatMap(({ negotiation, parties }) =>
    parties.flatMap(({ party }) => {
      const how = concessionIn(view[`${TALKS}${negotiation}.${party}`]);
      return how === undefined ? [] : [{ in: negotiation, party, how }];
    }),
  );
  return { off: [...new Set(offIn(view))].filter((name) => known.has(name)).sort(), concede };
}

/** Names of everything that acts in a model. */
export const actsOf = ({ policies, negotiations }: Model['written']): string[] => [
  ...policies.map(({ policy }) => policy),
  ...negotiations.map(({ negotiation }) => negotiation),
];

export function concessionIn(text: string | undefined): ConcessionStyle | undefined {
  return (Object.keys(concessions) as ConcessionStyle[]).find((each) => each === text);
}

/** A whole number within bounds; undefined for anything else. */
export function whole(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined || !/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= least && value <= most ? value : undefined;
}

/** A value that the assumption may have; undefined for anything else. */
export function valueOf(of: Assumption, text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  const [low, high] = of.range;
  const fits = value >= low && value <= high && (!of.integer || Number.isInteger(value));
  return fits ? value : undefined;
}

/** Every actor back to what the model says, as a change of the view. */
export function withoutVariant(view: View): Record<string, undefined> {
  const names = Object.keys(view).filter((name) => name === 'off' || name.startsWith(TALKS));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

/** The assumption that was last given a value here. */
export const touched$ = new BehaviorSubject<string | undefined>(undefined);

/** Every assumption back to its default, as a change of the view. */
export function withoutSet(view: View): Record<string, undefined> {
  const names = Object.keys(view).filter((name) => name.startsWith('set.'));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
