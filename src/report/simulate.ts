import { isoMonth } from '../../domain/calendar.ts';
import { type Job, runRange, simulatorOf } from '../simulate/many/job.ts';
import { measureNamed } from '../simulate/questions/measure.ts';
import { spaceOf, tornadoOf, type Tornado } from '../simulate/questions/assumptions.ts';
import { type Manifest, type Result, resultOf } from '../simulate/many/result.ts';
import { shareConvergence } from '../simulate/statistics/convergence.ts';
import { wilson } from '../simulate/statistics/intervals.ts';
import { type Bands, bandsOf } from '../simulate/statistics/histogram.ts';
import { countOf } from '../simulate/many/ranges.ts';
import type { Asks } from '../simulate/questions/task.ts';
import type { Model } from '../simulate/model/model.ts';
import type { Simulator } from '../simulate/run/run.ts';

export interface SimulateReport {
  readonly manifest: Manifest;
  readonly model: ModelView;
  readonly runs: number;
  readonly events: number;
  readonly indicators: readonly IndicatorView[];
  readonly outcomes: readonly OutcomeView[];
  readonly examples: readonly ExampleView[];
  readonly refused: readonly RefusedView[];
  /** Which assumptions drive the judged indicator; absent when not asked for. */
  readonly drivers?: Tornado & { readonly indicator: string; readonly runs: number };
  /** What the other models of the case say of the same start. */
  readonly others: readonly OtherView[];
  /** File that the result was written to. */
  readonly out?: string;
}

export interface ModelView {
  readonly model: string;
  readonly title: string;
  readonly claims: string;
  readonly contested: readonly string[];
  readonly cannotSay: readonly string[];
  readonly assumptions: readonly AssumptionView[];
  readonly judged: { readonly by: string; readonly better: string };
}

export interface AssumptionView {
  readonly assumption: string;
  readonly title?: string;
  readonly value: number | readonly [number, number];
  readonly range: readonly [number, number];
  readonly unit: string;
  readonly reason: string;
  readonly set: boolean;
}

export interface IndicatorView {
  readonly indicator: string;
  readonly title: string;
  /** At the fork. */
  readonly start: number;
  readonly months: readonly (Bands & { readonly at: string })[];
}

export interface OutcomeView {
  readonly outcome: string;
  readonly title: string;
  readonly runs: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Runs after which the interval would be one point either way. */
  readonly enough: number;
  /** How the share settled: after so many runs. */
  readonly settled: readonly { readonly runs: number; readonly share: number }[];
}

/** A future to open: which one, and why that one. */
export interface ExampleView {
  readonly what: 'typical' | 'best' | 'worst';
  readonly indicator: string;
  readonly value: number;
  readonly run: number;
}

export interface RefusedView {
  readonly by: string;
  readonly rule: string;
  readonly attempts: number;
}

export interface OtherView {
  readonly model: string;
  readonly title: string;
  readonly claims: string;
  readonly runs: number;
  /** Indicators and outcomes that both models have, by name. */
  readonly indicators: readonly { readonly indicator: string; readonly end: Bands }[];
  readonly outcomes: readonly { readonly outcome: string; readonly share: number }[];
}

/** What many runs come to. */
export function simulateReport(simulator: Simulator, result: Result): SimulateReport {
  const { written } = simulator.program.model;
  const { manifest } = result;
  const runs = countOf(result.runs);
  const first = simulator.start.firstMonth;
  return {
    manifest,
    model: {
      model: written.model,
      title: written.title,
      claims: written.claims,
      contested: written.card.contested,
      cannotSay: written.card.cannotSay,
      assumptions: written.assumptions.map(({ assumption, title, range, unit, reason }) => ({
        assumption,
        ...(title === undefined ? {} : { title }),
        value: manifest.assumptions[assumption] ?? 0,
        range,
        unit,
        reason,
        set: manifest.set[assumption] !== undefined,
      })),
      judged: written.judged,
    },
    runs,
    events: result.events,
    indicators: result.indicators.map(({ indicator, title, start, months }) => ({
      indicator,
      title,
      start,
      months: months.map((histogram, m) => ({ at: isoMonth(first + m), ...bandsOf(histogram) })),
    })),
    outcomes: outcomesOf(result, runs),
    examples: examplesOf(result, written.judged),
    refused: result.refused.map(([by, rule, attempts]) => ({ by, rule, attempts })),
    others: [],
  };
}

function outcomesOf(result: Result, runs: number): OutcomeView[] {
  return result.outcomes.map(({ outcome, title, firstMet }, i) => {
    const hits = firstMet.reduce((sum, count) => sum + count, 0);
    const { low, high } = wilson(hits, runs);
    let [done, met] = [0, 0];
    return {
      outcome,
      title,
      runs: hits,
      share: hits / runs,
      low,
      high,
      enough: shareConvergence(hits, runs).wanted.runs,
      settled: result.blocks.map((block) => {
        done += block.runs;
        met += block.outcomes[i] ?? 0;
        return { runs: done, share: met / done };
      }),
    };
  });
}

/** The run at the median of the judged indicator, at its better and its worse end. */
function examplesOf(
  result: Result,
  judged: { readonly by: string; readonly better: 'higher' | 'lower' },
): ExampleView[] {
  const found = result.indicators.find(({ indicator }) => indicator === judged.by);
  const last = found?.months.at(-1);
  if (found === undefined || last === undefined) return [];
  const { p50 } = bandsOf(last);
  const [low = p50] = last[0] ?? [];
  const [high = p50] = last.at(-1) ?? [];
  const [best, worst] = judged.better === 'lower' ? [low, high] : [high, low];
  const runAt = (value: number): number =>
    found.examples.find(([each]) => each === value)?.[1] ?? 0;
  return (
    [
      ['typical', p50],
      ['best', best],
      ['worst', worst],
    ] as const
  ).map(([what, value]) => ({ what, indicator: judged.by, value, run: runAt(value) }));
}

/** A job and the simulator made of it. */
export interface Ready {
  readonly job: Job;
  readonly simulator: Simulator;
}

/** Each assumption alone at the ends of its range, over few runs, all on the same draws. */
export async function driversOf(
  { job, simulator }: Ready,
  pool: Asks,
  runs: number,
): Promise<SimulateReport['drivers']> {
  if (spaceOf(job).length === 0) return undefined;
  const of = measureNamed(simulator.program);
  const { seed } = simulator.setting;
  const found = await tornadoOf({ pool, at: 0, job, of, runs }, [seed, seed + 1]);
  return { ...found, indicator: of.name, runs };
}

/** Other models of the case, run from the same start with the same seed. */
export function othersOf(
  { job, simulator }: Ready,
  models: readonly Model[],
  runs: number,
): OtherView[] {
  return models.map((model) => {
    const setting = { ...simulator.setting, set: {}, vary: false };
    const other = simulatorOf({ ...job, model, setting });
    return otherView(job.model, model, resultOf(other, runRange(other, 0, runs - 1)));
  });
}

export function otherView(own: Model, { written }: Model, result: Result): OtherView {
  const shared = new Set(own.written.indicators.map(({ indicator }) => indicator));
  const outcomes = new Set(own.written.outcomes.map(({ outcome }) => outcome));
  const runs = countOf(result.runs);
  return {
    model: written.model,
    title: written.title,
    claims: written.claims,
    runs,
    indicators: result.indicators
      .filter(({ indicator }) => shared.has(indicator))
      .map(({ indicator, months }) => ({ indicator, end: bandsOf(months.at(-1) ?? []) })),
    outcomes: result.outcomes
      .filter(({ outcome }) => outcomes.has(outcome))
      .map(({ outcome, firstMet }) => ({
        outcome,
        share: firstMet.reduce((sum, count) => sum + count, 0) / runs,
      })),
  };
}
