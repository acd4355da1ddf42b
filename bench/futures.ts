import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readCase } from '../src/case/folder.ts';
import { importCase } from '../src/case/import.ts';
import { openTimeline } from '../src/history/timeline.ts';
import { type Job, runRange, simulatorOf } from '../src/simulate/many/job.ts';
import { runMany } from '../src/simulate/many/many.ts';
import { readModel } from '../src/simulate/model/model-file.ts';
import { packStart, startFrom } from '../src/simulate/run/read-start.ts';
import { MemoryStore } from '../src/store/memory/engine.ts';
import { bestOfEach, tidy } from './clock.ts';
import { type Group, ratioRow, type Row, time } from './row.ts';
import type { BenchSetting } from './setting.ts';

const RUNS = 10_000;
const MONTHS = 24;
const TIMES = 2;
const WALL_MS_MAX = 10_000;
const SCALING_LEAST = 1.8;

/** 10,000 futures of 24 months of the first shipped model: on one worker and two, and their memory. */
export const futureRows: Group<BenchSetting> = async ({ seed, say }) => {
  const job = await shippedJob(seed);
  say(`${RUNS} futures`);
  const futures = (workers: number) => () => runMany(job, { runs: [[0, RUNS - 1]], workers });
  const times = await bestOfEach(TIMES, { one: futures(1), two: futures(2) });
  return [
    {
      what: `${RUNS} futures of ${MONTHS} months, two workers`,
      ours: `${((RUNS / times.two) * 1000).toFixed(0)}/s`,
      beside: '',
      result: time(times.two),
      reach: `≤ ${WALL_MS_MAX / 1000} s`,
      met: times.two <= WALL_MS_MAX,
      note: `The model ${job.model.written.model} after ${job.start.timeline}; starting the workers included.`,
    },
    ratioRow(
      'the same on one worker',
      {
        ours: time(times.one),
        beside: `two workers: ${time(times.two)}`,
        ratio: times.one / times.two,
      },
      { least: SCALING_LEAST },
      'Needs two idle cores. Each worker loads and compiles everything anew, about a second of work, so that more futures scale better.',
    ),
    memoryRow(job),
    monthRow(job),
  ];
};

async function shippedJob(seed: number): Promise<Job> {
  const scenarios = new URL('../scenarios/', import.meta.url).pathname;
  const names = parse(readFileSync(join(scenarios, 'cases.yaml'), 'utf8')) as string[];
  for (const name of names) {
    const folder = join(scenarios, name, 'models');
    const [file] = existsSync(folder) ? readdirSync(folder).sort() : [];
    if (file === undefined) continue;
    const store = new MemoryStore();
    await importCase(store, readCase(join(scenarios, name)));
    const start = packStart(await startFrom(await openTimeline(store, name)));
    const model = readModel(readFileSync(join(folder, file), 'utf8'), file);
    return { model, start, setting: { seed, months: MONTHS, set: {}, vary: false } };
  }
  throw new Error('no shipped case has a model');
}

/** What the counts of many runs take in memory, beside those of few. */
function memoryRow(job: Job): Row {
  const simulator = simulatorOf(job);
  const heapAfter = (to: number): number => {
    const tallied = runRange(simulator, 0, to - 1);
    tidy();
    const used = process.memoryUsage().heapUsed;
    return tallied.events > 0 ? used : 0;
  };
  heapAfter(200);
  const few = heapAfter(1_000);
  const many = heapAfter(5_000);
  return ratioRow(
    'memory with 5,000 runs counted',
    {
      ours: `${(many / 2 ** 20).toFixed(1)} MiB`,
      beside: `1,000 runs: ${(few / 2 ** 20).toFixed(1)} MiB`,
      ratio: many / few,
    },
    { most: 1.2 },
  );
}

/** Cost against months: twice the months, about twice the time. */
function monthRow(job: Job): Row {
  const timed = (months: number): number => {
    const simulator = simulatorOf({ ...job, setting: { ...job.setting, months } });
    runRange(simulator, 0, 199);
    const start = performance.now();
    runRange(simulator, 0, 999);
    return performance.now() - start;
  };
  const [short, long] = [timed(MONTHS), timed(2 * MONTHS)];
  return ratioRow(
    `1000 futures of ${2 * MONTHS} months`,
    { ours: time(long), beside: `of ${MONTHS} months: ${time(short)}`, ratio: long / short },
    { most: 2.5 },
  );
}
