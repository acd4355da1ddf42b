import { BehaviorSubject } from 'rxjs';
import type { Day } from '../../../domain/calendar.ts';
import type { Model } from '../../simulate/model/model.ts';
import { type Variant, variantOf } from '../../simulate/model/variant.ts';
import {
  forkDayOf,
  MONTHS_MAX,
  readRequest,
  type RequestFault,
  RUN_MAX,
  settingOf,
  simulationRequest,
  typedWhole,
  whole as wholeIn,
} from '../../simulate/request.ts';
import type { RunSetting } from '../../simulate/run/run.ts';

/** What the address asks for: anything that it may not ask is the default instead. */
export interface SimulationWanted {
  readonly model: Model;
  /** As it comes with the case; `model` has its actors do otherwise where the address says so. */
  readonly base: Model;
  readonly variant: Variant;
  readonly setting: RunSetting;
  readonly runs: number;
  /** The future on view by itself; undefined: a typical one. */
  readonly run: number | undefined;
  /** What the address asks for and cannot have. */
  readonly faults: readonly RequestFault[];
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
export const MONTHS = { least: 1, most: MONTHS_MAX } as const;
export const PREVIEW_RUNS = 100;

/** The last day of the past that the address asks for; undefined where it asks for none. */
export function startOf({ at }: View): Day | undefined {
  return simulationRequest.shape.at.safeParse(at).success && at !== undefined
    ? forkDayOf(at)
    : undefined;
}

export type View = Readonly<Record<string, string>>;

/** Reads the address. Undefined where the case has no model. */
export function wantedOf(view: View, models: readonly Model[]): SimulationWanted | undefined {
  const base = models.find(({ written }) => written.model === view['model']) ?? models[0];
  if (base === undefined) return undefined;
  const { request, faults } = readRequest(typedIn(view), base, shape);
  const { variant, runs } = request;
  return {
    model: variantOf(base, variant),
    base,
    variant,
    setting: settingOf(request, base),
    runs,
    run: whole(view['run'], 0, RUN_MAX),
    faults,
  };
}

/** The page makes fewer runs than others, for it makes them while somebody waits. */
const shape = {
  ...simulationRequest.shape,
  runs: wholeIn(RUNS.least, RUNS.most).default(RUNS.usual),
};

/** The fields of a request that the address holds, in its own syntax. */
export function typedIn(view: View) {
  const number = (text: string | undefined) => (text === undefined ? undefined : typedWhole(text));
  return {
    at: view['at'],
    months: number(view['months']),
    seed: number(view['seed']),
    runs: number(view['runs']),
    assume: Object.fromEntries(
      Object.entries(view)
        .filter(([key]) => key.startsWith(SET))
        .map(([key, text]) => [key.slice(SET.length), text.trim() === '' ? NaN : Number(text)]),
    ),
    variant: { off: offIn(view), concede: concedeIn(view) },
  };
}

/** `set.ASSUMPTION`: another value for it. */
export const SET = 'set.';

/** Names of the address's list of what never acts. */
const offIn = ({ off = '' }: View): string[] =>
  [...new Set(off.split(',').filter((name) => name !== ''))].sort();

/** `talks.NEGOTIATION.PARTY`: how a party concedes. */
export const TALKS = 'talks.';

const concedeIn = (view: View) =>
  Object.entries(view)
    .filter(([key]) => key.startsWith(TALKS))
    .map(([key, how]) => {
      const [talks = '', party = ''] = key.slice(TALKS.length).split('.');
      return { in: talks, party, how };
    });

/** A whole number within bounds; undefined for anything else. */
export function whole(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined || !/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= least && value <= most ? value : undefined;
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
