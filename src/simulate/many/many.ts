import { availableParallelism } from 'node:os';
import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Job, runRange, simulatorOf, tallyOf } from './job.ts';
import type { Tallied } from './tally.ts';
import { countOf, type Ranges } from './ranges.ts';

export interface Many {
  /** Run numbers wanted, as ranges with both ends. */
  readonly runs: Ranges;
  /** Worker threads; 0 runs everything in this thread. */
  readonly workers: number;
  /** Called after every part with how many runs are done of how many. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Called after every part with what a call without it would give for the runs done so far. */
  readonly onPart?: (soFar: () => Tallied) => void;
  /** Ends the work after the parts at hand; what was counted is given back. */
  readonly signal?: AbortSignal;
  /** Ends the worker threads at once, and what was counted is lost: rejects with its reason. */
  readonly abandon?: AbortSignal;
}

export const WORKERS_MAX = 64;

/**
 * As many workers as cores, but none for a few runs, which are done before a thread has started.
 *
 * ```ts
 * workersFor(100); // => 0
 * ```
 */
export function workersFor(runs: number): number {
  return runs < 200 ? 0 : Math.min(WORKERS_MAX, availableParallelism());
}

/**
 * Runs many futures, shared out over worker threads in parts. The answer is a sum, so it is the
 * same whatever the number of workers and the order in which they finish.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * const [job] = await smallJobs();
 * const tallied = await runMany(job, { runs: [[0, 99]], workers: 0 });
 * tallied.runs; // => [[0, 99]]
 * ```
 */
export async function runMany(job: Job, many: Many): Promise<Tallied> {
  const tally = tallyOf(simulatorOf(job));
  const parts = partsOf(many.runs, many.workers);
  const total = countOf(many.runs);
  let done = 0;
  const take = (part: Tallied): void => {
    tally.add(part);
    done += countOf(part.runs);
    many.onProgress?.(done, total);
    many.onPart?.(() => tally.tallied());
  };
  if (many.workers === 0) await runHere(job, parts, take, many.signal);
  else await runInWorkers(job, parts, take, many);
  return tally.tallied();
}

const PART_MIN = 16;
const PART_MAX = 500;

/** Parts small enough that workers end at about the same time, and that progress can be told. */
function partsOf(runs: Ranges, workers: number): Ranges {
  const even = Math.ceil(countOf(runs) / (Math.max(1, workers) * 8));
  const size = Math.min(PART_MAX, Math.max(PART_MIN, even));
  return runs.flatMap(([from, to]) => {
    const parts: [number, number][] = [];
    for (let start = from; start <= to; start += size) {
      parts.push([start, Math.min(to, start + size - 1)]);
    }
    return parts;
  });
}

async function runHere(
  job: Job,
  parts: Ranges,
  take: (part: Tallied) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const simulator = simulatorOf(job);
  for (const [from, to] of parts) {
    if (signal?.aborted === true) return;
    take(runRange(simulator, from, to));
    await breathe();
  }
}

async function runInWorkers(
  job: Job,
  parts: Ranges,
  take: (part: Tallied) => void,
  { workers, signal, abandon }: Many,
): Promise<void> {
  const left = [...parts].reverse();
  const next = (): readonly [number, number] | undefined =>
    signal?.aborted === true ? undefined : left.pop();
  const threads = Array.from({ length: Math.min(workers, parts.length) }, () => startWorker(job));
  const end = (): void => {
    for (const thread of threads) void thread.terminate();
  };
  abandon?.addEventListener('abort', end, { once: true });
  try {
    abandon?.throwIfAborted();
    await Promise.all(threads.map((thread) => feed(thread, next, take)));
  } catch (error) {
    // A worker that was ended fails.
    abandon?.throwIfAborted();
    throw error;
  } finally {
    abandon?.removeEventListener('abort', end);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Sources run as they are; a build has its modules under the other ending. */
const ENDING = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

function startWorker(job: Job): Worker {
  const module = new URL(`./worker.${ENDING}`, import.meta.url);
  return new Worker(module, { workerData: job, execArgv: [] });
}

/** Gives a worker part after part; resolves when there is none left, rejects when it fails. */
function feed(
  thread: Worker,
  next: () => readonly [number, number] | undefined,
  take: (part: Tallied) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = (): void => {
      const part = next();
      if (part === undefined) resolve();
      else thread.postMessage(part);
    };
    thread.on('message', (part: Tallied) => {
      try {
        take(part);
        give();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    thread.on('error', (error) => {
      reject(error instanceof Error ? error : new Error(String(error)));
    });
    thread.on('exit', (code) => {
      reject(new Error(`a worker ended with code ${code}`));
    });
    give();
  });
}
