import {
  driversOf,
  otherView,
  type SimulateReport,
  simulateReport,
} from '../../report/simulate.ts';
import { simulatorOf } from '../../simulate/many/job.ts';
import { runMany } from '../../simulate/many/many.ts';
import { TaskPool } from '../../simulate/questions/pool.ts';
import { resultOf } from '../../simulate/many/result.ts';
import type { ServerSimulation } from './request.ts';

/** How far a simulation is. */
export interface ReportProgress {
  readonly doing: 'runs' | 'drivers' | 'others';
  readonly done: number;
  /** Of how many, where that is known before. */
  readonly of?: number;
}

export interface Counting {
  /** Worker threads, at least one: this thread answers requests meanwhile. */
  readonly workers: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReportProgress) => void;
  /** Told the bands as soon as all runs are counted. */
  readonly onReport: (report: SimulateReport) => void;
}

/** Runs of the two further questions, as on the command line. */
const FURTHER_RUNS = 200;

/** What `simulate --json` answers to the same request. Rejects when the signal ends it. */
export async function count(
  prepared: ServerSimulation,
  counting: Counting,
): Promise<SimulateReport> {
  const { job, simulator, asked } = prepared;
  const { workers, signal, onProgress } = counting;
  const tallied = await runMany(job, {
    runs: [[asked.first, asked.first + asked.runs - 1]],
    workers,
    abandon: signal,
    onProgress: (done, of) => {
      onProgress({ doing: 'runs', done, of });
    },
  });
  const report = simulateReport(simulator, resultOf(simulator, tallied));
  if (asked.quick) return report;
  counting.onReport(report);
  const drivers = await driving(prepared, counting);
  const others = await saidByOthers(prepared, counting);
  return { ...report, ...(drivers === undefined ? {} : { drivers }), others };
}

async function driving(prepared: ServerSimulation, { workers, signal, onProgress }: Counting) {
  const pool = new TaskPool([prepared.job], workers, (done) => {
    onProgress({ doing: 'drivers', done });
  });
  const end = (): void => void pool.close();
  signal.addEventListener('abort', end, { once: true });
  try {
    return await driversOf(prepared, pool, furtherRuns(prepared));
  } finally {
    signal.removeEventListener('abort', end);
    await pool.close();
    signal.throwIfAborted();
  }
}

/** As `othersOf`, but away from this thread. */
async function saidByOthers(prepared: ServerSimulation, { workers, signal, onProgress }: Counting) {
  const { job, others } = prepared;
  const views: SimulateReport['others'][number][] = [];
  for (const model of others) {
    onProgress({ doing: 'others', done: views.length, of: others.length });
    const other = { ...job, model, setting: { ...job.setting, set: {}, vary: false } };
    const runs = [[0, furtherRuns(prepared) - 1]] as const;
    const tallied = await runMany(other, { runs, workers, abandon: signal });
    views.push(otherView(job.model, model, resultOf(simulatorOf(other), tallied)));
  }
  return views;
}

const furtherRuns = ({ asked }: ServerSimulation): number => Math.min(FURTHER_RUNS, asked.runs);
