import { InputError } from '../../input/problem.ts';
import { Tally, type Tallied } from './tally.ts';
import { z } from 'zod';
import { day, prose, slug } from '../../../domain/text.ts';
import { isoDay } from '../../../domain/calendar.ts';
import type { Simulator } from '../run/run.ts';

/** Raised whenever the same model, history and seed would give other numbers. */
const ENGINE = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex');
const whole = z.int().min(0);
const histogram = z.array(z.tuple([z.int(), whole]));

/** What a result is of: everything needed to get the same numbers again. */
const manifest = z.strictObject({
  engine: whole,
  timeline: z.string().max(200),
  /** The last day of the past, and what names the history up to it. */
  forkDate: day,
  history: hash,
  model: slug,
  modelHash: hash,
  seed: whole,
  firstMonth: z.string().regex(/^\d{4}-\d{2}$/),
  months: z.int().min(1),
  /** Value of each assumption, or its range where every run drew its own. */
  assumptions: z.record(slug, z.union([z.number(), z.tuple([z.number(), z.number()])])),
  /** Assumptions set in place of the model's defaults. */
  set: z.record(slug, z.number()),
  vary: z.boolean(),
});
export type Manifest = z.infer<typeof manifest>;

/** A result file: JSON that describes itself. */
export const resultFile = z.strictObject({
  detente: z.literal('simulation'),
  version: z.literal(1),
  manifest,
  /** Run numbers counted, as ranges with both ends. */
  runs: z.array(z.tuple([whole, whole])),
  events: whole,
  indicators: z.array(
    z.strictObject({
      indicator: slug,
      title: prose,
      start: z.int(),
      /** By month: how often each value came up. */
      months: z.array(histogram),
      /** For each value in the last month: the lowest run that ended so. */
      examples: histogram,
    }),
  ),
  outcomes: z.array(z.strictObject({ outcome: slug, title: prose, firstMet: z.array(whole) })),
  refused: z.array(z.tuple([slug, slug, whole])),
  blocks: z.array(z.strictObject({ below: whole, runs: whole, outcomes: z.array(whole) })),
});
export type Result = z.infer<typeof resultFile>;

/**
 * What the runs of a simulator are of: whoever has the same manifest gets the same numbers.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { runRange, simulatorOf } from './job.ts';
 * const [job] = await smallJobs();
 * const simulator = simulatorOf(job);
 * const { model, seed, months } = manifestOf(simulator);
 * [model, seed, months]; // => ['small', 5, 6]
 * ```
 */
export function manifestOf(simulator: Simulator): Manifest {
  const { program, start, setting, horizon } = simulator;
  const { seed, months, vary } = setting;
  const names = new Set(program.assumptions.map(({ assumption }) => assumption));
  const set = Object.fromEntries(
    Object.entries({ ...start.set, ...setting.set })
      .filter(([name]) => names.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return {
    engine: ENGINE,
    timeline: start.timeline,
    forkDate: isoDay(start.forkDay),
    history: start.historyHash,
    model: program.model.written.model,
    modelHash: program.model.hash,
    seed,
    firstMonth: horizon.months[0]?.text ?? '',
    months,
    assumptions: Object.fromEntries(
      program.assumptions.map(({ assumption, default: value, range }) => [
        assumption,
        set[assumption] ?? (vary ? range : value),
      ]),
    ),
    set,
    vary,
  };
}

/**
 * Puts what was counted together with what it is of.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { runRange, simulatorOf } from './job.ts';
 * const [job] = await smallJobs();
 * const simulator = simulatorOf(job);
 * const { indicators } = resultOf(simulator, runRange(simulator, 0, 99));
 * indicators.map(({ indicator, start }) => [indicator, start]); // => [['held', 100], ['freed', 0]]
 * ```
 */
export function resultOf(simulator: Simulator, tallied: Tallied): Result {
  const { indicators, outcomes } = simulator.program.model.written;
  const start = simulator.atStart();
  return {
    detente: 'simulation',
    version: 1,
    manifest: manifestOf(simulator),
    runs: tallied.runs.map(([from, to]) => [from, to]),
    events: tallied.events,
    indicators: indicators.map(({ indicator, title }, i) => ({
      indicator,
      title,
      start: start[i] ?? 0,
      months: (tallied.indicators[i] ?? []).map(plain),
      examples: plain(tallied.examples[i] ?? []),
    })),
    outcomes: outcomes.map(({ outcome, title }, i) => ({
      outcome,
      title,
      firstMet: [...(tallied.outcomes[i] ?? [])],
    })),
    refused: tallied.refused.map(([by, rule, count]) => [by, rule, count]),
    blocks: tallied.blocks.map(({ below, runs, outcomes: met }) => ({
      below,
      runs,
      outcomes: [...met],
    })),
  };
}

export const plain = (pairs: readonly (readonly [number, number])[]): [number, number][] =>
  pairs.map(([a, b]) => [a, b]);

function talliedOf(result: Result): Tallied {
  return {
    runs: result.runs,
    events: result.events,
    indicators: result.indicators.map(({ months }) => months),
    examples: result.indicators.map(({ examples }) => examples),
    outcomes: result.outcomes.map(({ firstMet }) => firstMet),
    refused: result.refused,
    blocks: result.blocks,
  };
}

/**
 * The bytes of a result file: equal results have equal bytes.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { runRange, simulatorOf } from './job.ts';
 * const [job] = await smallJobs();
 * const simulator = simulatorOf(job);
 * const result = resultOf(simulator, runRange(simulator, 0, 9));
 * encodeResult(result).startsWith('{"detente":"simulation","version":1'); // => true
 * ```
 */
export const encodeResult = (result: Result): string => `${JSON.stringify(result)}\n`;

/**
 * Adds up results of one simulation; the same bytes as if it had been run in one go. Throws InputError.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { runRange, simulatorOf } from './job.ts';
 * const [job] = await smallJobs();
 * const simulator = simulatorOf(job);
 * const part = (from, to) => ({ file: `${from}.json`, result: resultOf(simulator, runRange(simulator, from, to)) });
 * encodeResult(mergeResults([part(5, 9), part(0, 4)])) === encodeResult(part(0, 9).result); // => true
 * mergeResults([part(0, 4), part(4, 9)]); // throws 'the runs 4 to 4 would be counted twice'
 * ```
 */
export function mergeResults(
  parts: readonly { readonly file: string; readonly result: Result }[],
): Result {
  const [first] = parts;
  if (first === undefined) throw new RangeError('nothing to merge: name at least one result');
  const { indicators, outcomes, manifest: of } = first.result;
  const tally = new Tally(indicators.length, of.months, outcomes.length);
  for (const { file, result } of parts) {
    const field = differing(of, result.manifest);
    if (field !== undefined) {
      const message = `it belongs to another simulation than ${first.file}: ${field} differs. Merge only parts of one simulation`;
      throw new InputError([{ file, field: `manifest.${field}`, message }]);
    }
    try {
      tally.add(talliedOf(result));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new InputError([
        { file, field: 'runs', message: `${error.message}: give each part once` },
      ]);
    }
  }
  const merged = tally.tallied();
  return {
    ...first.result,
    runs: merged.runs.map(([from, to]) => [from, to]),
    events: merged.events,
    indicators: indicators.map((each, i) => ({
      ...each,
      months: (merged.indicators[i] ?? []).map(plain),
      examples: plain(merged.examples[i] ?? []),
    })),
    outcomes: outcomes.map((each, i) => ({ ...each, firstMet: [...(merged.outcomes[i] ?? [])] })),
    refused: merged.refused.map(([by, rule, count]) => [by, rule, count]),
    blocks: merged.blocks.map((block) => ({ ...block, outcomes: [...block.outcomes] })),
  };
}

/**
 * First field in which two manifests differ.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { runRange, simulatorOf } from './job.ts';
 * const [job] = await smallJobs();
 * const simulator = simulatorOf(job);
 * const manifest = manifestOf(simulator);
 * differing(manifest, { ...manifest, seed: 6 }); // => 'seed'
 * differing(manifest, manifest); // => undefined
 * ```
 */
export function differing(a: Manifest, b: Manifest): keyof Manifest | undefined {
  const fields = Object.keys(a) as (keyof Manifest)[];
  return fields.find((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
}
