import { parseEdtf } from '../../domain/edtf.ts';
import { isoDay, isoMonth, monthNumber } from '../../domain/calendar.ts';
import type { Timeline } from '../../src/history/timeline.ts';
import { simulatorOf } from '../../src/simulate/many/job.ts';
import { runMany } from '../../src/simulate/many/many.ts';
import type { Model } from '../../src/simulate/model/model.ts';
import type { Simulator } from '../../src/simulate/run/run.ts';
import { packStart, startFrom } from '../../src/simulate/run/read-start.ts';
import { type Histogram, type Bands, bandsOf } from '../../src/simulate/statistics/histogram.ts';
import { wilson, type Estimate } from '../../src/simulate/statistics/intervals.ts';
import { observe, type Observation, type ObservedMonth } from './observation.ts';
import { missOf, type Place, placeOf, type BandVerdict, verdictOf } from './score.ts';

export interface QuarterResult {
  /** The quarter's last month, `2024-09`. */
  readonly month: string;
  /** Months since the fork. */
  readonly after: number;
  readonly bands: Bands;
  readonly observed: Observation;
  /** Undefined where it is not judged: nobody counted. */
  readonly place?: Place;
}

export interface IndicatorResult {
  readonly indicator: string;
  readonly title: string;
  readonly start: number;
  readonly quarters: readonly QuarterResult[];
  readonly verdict: BandVerdict;
  /** How far the runs missed, and how far the guess did that all stays as in the year before. */
  readonly miss: number;
  readonly guessMiss: number;
}

export interface OutcomeResult {
  readonly outcome: string;
  readonly title: string;
  readonly given: Estimate;
  readonly happened: boolean;
}

export interface TrialResult {
  readonly model: string;
  readonly title: string;
  readonly from: string;
  readonly months: number;
  readonly indicators: readonly IndicatorResult[];
  readonly outcomes: readonly OutcomeResult[];
  readonly notJudged: readonly string[];
}

export interface TrialOptions {
  readonly from: string;
  readonly until: string;
  readonly runs: number;
  readonly seed: number;
  /** Assumptions at their defaults, instead of drawn from their ranges in each run. */
  readonly defaults?: boolean;
  readonly workers?: number;
}

/** Runs a model from an earlier day, and holds what the record says happened against it. */
export async function tryModel(
  timeline: Timeline,
  model: Model,
  options: TrialOptions,
): Promise<TrialResult> {
  const { from, until, runs, seed } = options;
  const forkDay = parseEdtf(from).end;
  const start = await startFrom(timeline, forkDay);
  const months = monthNumber(parseEdtf(until).end) - monthNumber(forkDay);
  if (months < 3)
    throw new RangeError(`from ${from} to ${until} there is no whole quarter to judge`);
  const setting = { seed, months, set: {}, vary: options.defaults !== true };
  const job = { model, start: packStart(start), setting };
  const simulator = simulatorOf(job);
  const tallied = await runMany(job, { runs: [[0, runs - 1]], workers: options.workers ?? 0 });
  const observed = await observe(timeline, model, start, months);
  const { written } = model;
  const atStart = simulator.atStart();
  const before = await yearBefore(timeline, model, from);
  const judged = written.indicators.map((each) => comparable(each.from));
  return {
    model: written.model,
    title: written.title,
    from: isoDay(forkDay),
    months,
    indicators: written.indicators.flatMap(({ indicator, title }, i) => {
      if (judged[i] !== true) return [];
      const quarters = quartersOf(tallied.indicators[i] ?? [], observed, i, simulator);
      const guess = (after: number): number =>
        isTotal(simulator, i) ? ((before[i] ?? 0) * after) / 12 : (atStart[i] ?? 0);
      return [
        resultOf(
          { indicator, title, start: atStart[i] ?? 0, quarters },
          guess,
          tallied.indicators[i] ?? [],
        ),
      ];
    }),
    outcomes: written.outcomes.map(({ outcome, title, at }, i) => ({
      outcome,
      title,
      given: wilson(
        (tallied.outcomes[i] ?? []).reduce((a, b) => a + b, 0),
        runs,
      ),
      happened:
        at === 'end'
          ? observed.at(-1)?.outcomes[i] === true
          : observed.some(({ outcomes }) => outcomes[i] === true),
    })),
    notJudged: written.indicators.flatMap(({ title }, i) => (judged[i] === true ? [] : [title])),
  };
}

function quartersOf(
  histograms: readonly Histogram[],
  observed: readonly ObservedMonth[],
  indicator: number,
  { horizon }: Simulator,
): QuarterResult[] {
  return horizon.months.flatMap((month, m): QuarterResult[] => {
    const [histogram, seen] = [histograms[m], observed[m]?.indicators[indicator]];
    const last = m === horizon.months.length - 1;
    if (((m + 1) % 3 !== 0 && !last) || histogram === undefined || seen === undefined) return [];
    const base = { month: month.text, after: m + 1, bands: bandsOf(histogram), observed: seen };
    return [seen.rests === 'no count' ? base : { ...base, place: placeOf(histogram, seen) }];
  });
}

function resultOf(
  base: Pick<IndicatorResult, 'indicator' | 'title' | 'start' | 'quarters'>,
  guess: (after: number) => number,
  histograms: readonly Histogram[],
): IndicatorResult {
  let [miss, guessMiss, judged] = [0, 0, 0];
  for (const { after, place, observed } of base.quarters) {
    if (place === undefined) continue;
    judged += 1;
    miss += missOf(histograms[after - 1] ?? [], observed);
    guessMiss += Math.abs(guess(after) - (observed.low + observed.high) / 2);
  }
  return {
    ...base,
    verdict: verdictOf(base.quarters.map(({ place }) => place)),
    miss: judged === 0 ? 0 : miss / judged,
    guessMiss: judged === 0 ? 0 : guessMiss / judged,
  };
}

/** Sums since the fork, by indicator, over the twelve months before it: what "as before" would give. */
async function yearBefore(timeline: Timeline, model: Model, from: string): Promise<number[]> {
  const day = parseEdtf(from).end;
  const earlier = parseEdtf(isoMonth(monthNumber(day) - 12)).end;
  const start = await startFrom(timeline, earlier).catch(() => undefined);
  if (start === undefined) return model.written.indicators.map(() => 0);
  const months = await observe(timeline, model, start, 12);
  return months.at(-1)?.indicators.map(({ low, high }) => (low + high) / 2) ?? [];
}

/** Whether an indicator adds up since the fork. */
function isTotal({ program }: Simulator, indicator: number): boolean {
  const slot = program.indicatorSlots[indicator] ?? -1;
  return program.gauges[program.gaugeSlots.indexOf(slot)]?.kind === 'total';
}

/** The record also tells of actors that no model has, so what adds up everybody's acts is not alike. */
function comparable(from: string): boolean {
  return !/^(?:tension|refused|fired|since:fired|detained|deals|offers|promises|broken|kept)/.test(
    from,
  );
}
