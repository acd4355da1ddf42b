import type { Histogram } from '../statistics/histogram.ts';
import { type Job, runRange, simulatorOf } from './job.ts';
import { differing, type Manifest, manifestOf, type Result } from './result.ts';
import { countOf, type Ranges } from './ranges.ts';

/** What a check of a result found: in sentences, none when all is well. */
interface ResultChecked {
  /** Runs that were run again. */
  readonly runs: number;
  readonly wrong: readonly string[];
}

/** Runs checked against the counts when the result holds more. */
export const SAMPLE = 200;

/**
 * Why a result cannot be what this history, model and engine give; undefined when it can.
 *
 * ```ts
 * import { resultOf } from './result.ts';
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { runRange, simulatorOf } from './job.ts';
 * const [job] = await smallJobs();
 * const simulator = simulatorOf(job);
 * const result = resultOf(simulator, runRange(simulator, 0, 9));
 * mismatch(job, result); // => undefined
 * mismatch({ ...job, setting: { ...job.setting, seed: 6 } }, result); // => 'seed differs: it belongs to another simulation'
 * ```
 */
export function mismatch(job: Job, { manifest }: Result): string | undefined {
  const here = manifestOf(simulatorOf(job));
  const field = differing(manifest, here);
  if (field === undefined) return undefined;
  const why: Partial<Record<keyof Manifest, string>> = {
    history: 'the events of the timeline have changed since it was run',
    modelHash: 'the model has changed since',
    engine: `it was made by engine ${manifest.engine}, this is engine ${here.engine}`,
  };
  return `${field} differs: ${why[field] ?? 'it belongs to another simulation'}`;
}

/**
 * Runs a sample again. A result of few runs must come out the same to the last count; of many, each
 * run of the sample must end on a value that the result counted, and the runs it names as examples
 * must end on theirs.
 *
 * ```ts
 * import { resultOf } from './result.ts';
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { runRange, simulatorOf } from './job.ts';
 * const [job] = await smallJobs();
 * const simulator = simulatorOf(job);
 * const result = resultOf(simulator, runRange(simulator, 0, 9));
 * verifyResult(job, result); // => { runs: 10, wrong: [] }
 * ```
 */
export function verifyResult(job: Job, result: Result, sample = SAMPLE): ResultChecked {
  const runs = countOf(result.runs);
  const chosen = runs <= sample ? result.runs : spread(result.runs, sample);
  const simulator = simulatorOf(job);
  const wrong: string[] = [];
  for (const [from, to] of chosen) {
    const again = runRange(simulator, from, to);
    for (const [i, { indicator, months, examples }] of result.indicators.entries()) {
      for (const [m, counted] of months.entries()) {
        const missing = beyond(again.indicators[i]?.[m] ?? [], counted);
        if (missing !== undefined) {
          wrong.push(
            `${indicator}, month ${m + 1}: ${from === to ? `run ${from} reaches` : `runs ${from} to ${to} reach`} ${missing} more often than the file counts it`,
          );
        }
      }
      for (const [value, run] of again.examples[i] ?? []) {
        const named = examples.find(([each]) => each === value)?.[1];
        if (named === undefined || named > run)
          wrong.push(
            `${indicator}: run ${run} is the first to end at ${value}, but the file names another`,
          );
      }
    }
  }
  if (wrong.length === 0) wrong.push(...wrongExamples(job, result));
  return { runs: countOf(chosen), wrong };
}

/** Single runs at even distances. */
function spread(ranges: Ranges, sample: number): Ranges {
  const total = countOf(ranges);
  return Array.from({ length: sample }, (_, i) => {
    let place = Math.floor((i * total) / sample);
    for (const [from, to] of ranges) {
      const length = to - from + 1;
      if (place < length) return [from + place, from + place] as const;
      place -= length;
    }
    throw new RangeError('a place beyond the runs');
  });
}

/** A value that comes up more often in a part than in the whole. */
function beyond(part: Histogram, whole: Histogram): number | undefined {
  const counts = new Map(whole);
  return part.find(([value, count]) => count > (counts.get(value) ?? 0))?.[0];
}

/** The examples of the judged indicator: the runs that people are sent to. */
function wrongExamples(job: Job, result: Result): string[] {
  const simulator = simulatorOf(job);
  const { by } = job.model.written.judged;
  const place = result.indicators.findIndex(({ indicator }) => indicator === by);
  const examples = result.indicators[place]?.examples ?? [];
  const ends = [examples[0], examples[examples.length >> 1], examples.at(-1)];
  return ends.flatMap((example) => {
    if (example === undefined) return [];
    const [value, run] = example;
    const found = runRange(simulator, run, run).indicators[place]?.at(-1)?.[0]?.[0];
    return found === value ? [] : [`run ${run} ends with ${by} ${found ?? ''}, not ${value}`];
  });
}
