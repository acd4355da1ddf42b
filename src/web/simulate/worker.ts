import { setImmediate } from 'node:timers/promises';
import { driversOf, othersOf, type Ready, simulateReport } from '../../report/simulate.ts';
import { runRange, simulatorOf, tallyOf } from '../../simulate/many/job.ts';
import { branchOfRun, streamOfBranch } from '../../simulate/story/run-branch.ts';
import {
  type Asks,
  type RunTask,
  Tasks,
  type TaskAnswer as Found,
} from '../../simulate/questions/task.ts';
import { encodeResult, type Result, resultOf } from '../../simulate/many/result.ts';
import type { Simulator } from '../../simulate/run/run.ts';
import type { Histogram } from '../../simulate/statistics/histogram.ts';
import { tell } from '../../simulate/story/story.ts';
import type {
  WorkerAnswer,
  ExportRequest,
  WorkerKeepRequest,
  Phase,
  Request,
  RunLine,
  RunRequest,
  RunsWanted,
  StoryRequest,
} from './protocol.ts';
import { row } from '../../exchange/row.ts';

/** Runs between two looks at what else was asked. */
const PART = 50;
/** Runs of each other model, and of each end of each assumption: less would be luck. */
const OTHER_RUNS = 200;
const DRIVER_RUNS = 60;

/** The newest request; what an older one would still do is dropped. */
let current = -1;

/** Not a failure: something newer was asked, or Stop. */
class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** Lets messages in, then goes on only if nothing newer came. */
async function goOn(id: number): Promise<void> {
  await setImmediate();
  if (current !== id) throw new Superseded();
}

const say = (answer: WorkerAnswer): void => {
  globalThis.postMessage(answer);
};

async function simulate({ id, job, runs, others, preview }: RunRequest): Promise<void> {
  const ready: Ready = { job, simulator: simulatorOf(job) };
  const tally = tallyOf(ready.simulator);
  for (let from = 0; from < runs; from += PART) {
    if (from > 0) await goOn(id);
    tally.add(runRange(ready.simulator, from, Math.min(from + PART, runs) - 1));
    const isLast = from + PART >= runs;
    if (preview && !isLast) continue;
    const next: Phase = preview ? 'done' : 'others';
    const result = resultOf(ready.simulator, tally.tallied());
    const report = simulateReport(ready.simulator, result);
    say({ kind: 'report', id, report, ends: endsOf(result), phase: isLast ? next : 'running' });
  }
  if (preview) return;
  const result = resultOf(ready.simulator, tally.tallied());
  const ends = endsOf(result);
  const own = simulateReport(ready.simulator, result);
  await goOn(id);
  const beside = othersOf(ready, others, Math.min(OTHER_RUNS, runs));
  say({ kind: 'report', id, report: { ...own, others: beside }, ends, phase: 'drivers' });
  const drivers = await driversOf(ready, askedIn(id, new Tasks([job])), DRIVER_RUNS);
  const report = { ...own, others: beside, ...(drivers === undefined ? {} : { drivers }) };
  say({ kind: 'report', id, report, ends, phase: 'done' });
}

const endsOf = ({ indicators }: Result): Histogram[] =>
  indicators.map(({ months }) => months.at(-1) ?? []);

/** This worker as somebody who does tasks, one after the other. */
function askedIn(id: number, tasks: Tasks): Asks {
  let before: Promise<unknown> = Promise.resolve();
  return {
    ask<T extends RunTask>(task: T): Promise<Found<T['kind']>> {
      const found = before.then(async () => {
        await goOn(id);
        return tasks.do(task) as Found<T['kind']>;
      });
      before = found;
      return found;
    },
  };
}

function story({ id, job, run, recorded, names, beside }: StoryRequest): void {
  const simulator = simulatorOf(job);
  const told = tell(simulator, run, {
    stream: streamOfBranch(job.start.timeline, `run-${run}`),
    recorded,
    nameOf: (actor) => names[actor] ?? actor,
  });
  const lines = beside === undefined ? [] : linesOf(simulator, beside);
  say({ kind: 'story', id, story: told, lines });
}

function linesOf(simulator: Simulator, [from, to]: RunsWanted): RunLine[] {
  const width = simulator.program.indicatorSlots.length;
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const { number, series } = simulator.run(from + i);
    return {
      run: number,
      series: Array.from({ length: simulator.setting.months }, (_, m) =>
        Array.from(series.subarray(m * width, (m + 1) * width)),
      ),
    };
  });
}

function keep({ id, job, run, recorded, names, name }: WorkerKeepRequest): void {
  const nameOf = (actor: string): string => names[actor] ?? actor;
  const { opening, events } = branchOfRun(simulatorOf(job), { name, run, recorded, nameOf });
  say({ kind: 'kept', id, kept: { opening, events } });
}

/** Made anew, part by part: other questions are answered in between. */
async function write({ id, job, runs, what }: ExportRequest): Promise<void> {
  const simulator = simulatorOf(job);
  const tally = tallyOf(simulator);
  const parts: string[] = what === 'runs' ? [RUNS_HEAD] : [];
  for (let from = 0; from < runs; from += PART) {
    await setImmediate();
    const to = Math.min(from + PART, runs) - 1;
    if (what === 'counts') tally.add(runRange(simulator, from, to));
    else for (let run = from; run <= to; run += 1) parts.push(runRows(simulator, run));
  }
  if (what === 'counts') parts.push(encodeResult(resultOf(simulator, tally.tallied())));
  const type = what === 'runs' ? 'text/csv' : 'application/json';
  say({ kind: 'exported', id, file: new Blob(parts, { type }) });
}

const failed = (of: 'run' | 'story' | 'keep' | 'export', id: number, error: unknown): void => {
  say({ kind: 'failed', of, id, message: error instanceof Error ? error.message : String(error) });
};

globalThis.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (data.kind === 'stop') current = -1;
  else if (data.kind === 'story' || data.kind === 'keep') {
    try {
      if (data.kind === 'story') story(data);
      else keep(data);
    } catch (error) {
      failed(data.kind, data.id, error);
    }
  } else if (data.kind === 'export') {
    write(data).catch((error: unknown) => {
      failed('export', data.id, error);
    });
  } else {
    current = data.id;
    simulate(data).catch((error: unknown) => {
      if (!(error instanceof Superseded)) failed('run', data.id, error);
    });
  }
});

const RUNS_HEAD = row(['run', 'month', 'indicator', 'value']);

/** A run in long form: a row for each month and indicator. */
function runRows(simulator: Simulator, number: number): string {
  const { program, horizon } = simulator;
  const { indicators } = program.model.written;
  const { series } = simulator.run(number);
  const rows = horizon.months.flatMap(({ text }, m) =>
    indicators.map(({ indicator }, i) =>
      row([number, text, indicator, series[m * indicators.length + i] ?? 0]),
    ),
  );
  return rows.join('');
}
