import type { Job } from '../many/job.ts';
import { type Program, programOf } from '../run/program.ts';
import { Simulator } from '../run/run.ts';
import type { RunSetting } from '../run/setting.ts';
import { type Start, unpackStart } from '../run/start.ts';
import type { Case } from '../statistics/prim.ts';
import { countPairs, type PairCounts } from '../statistics/paired-difference.ts';
import { type RunFigure, measuresOf, readerOf } from './measure.ts';

/** Run numbers, both ends included. */
type RunSpan = readonly [from: number, to: number];

/** Something to find out by running futures: plain data, for any worker. */
export type RunTask =
  | {
      /** The mean of a measure over runs, as one exact sum. */
      readonly kind: 'sum';
      readonly job: number;
      readonly seed: number;
      /** Assumptions set beside those of the job. */
      readonly set: Readonly<Record<string, number>>;
      readonly runs: RunSpan;
      readonly of: RunFigure;
    }
  | {
      /** Ends of the same runs in two jobs, counted for each measure that both have. */
      readonly kind: 'pairs';
      readonly jobs: readonly [a: number, b: number];
      readonly seed: number;
      readonly runs: RunSpan;
    }
  | {
      /** The drawn assumptions of runs, and whether each met an outcome. */
      readonly kind: 'cases';
      readonly job: number;
      readonly runs: RunSpan;
      readonly outcome: RunFigure;
    };

export interface NamedPairs {
  readonly measure: RunFigure;
  readonly counts: PairCounts;
}
export interface Answers {
  readonly sum: number;
  readonly pairs: readonly NamedPairs[];
  readonly cases: readonly Case[];
}
export type TaskAnswer<K extends RunTask['kind']> = Answers[K];

/** Somebody who does tasks: a pool of worker threads, or one worker of a browser. */
export interface Asks {
  /** Does a task. Rejects with what went wrong in it. */
  ask<T extends RunTask>(task: T): Promise<TaskAnswer<T['kind']>>;
}

/**
 * Does tasks over some jobs; models are compiled and worlds unpacked once.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { measureNamed } from './measure.ts';
 * const jobs = await smallJobs();
 * const outcome = measureNamed({ model: jobs[0].model }, 'crowded');
 * new Tasks(jobs).do({ kind: 'cases', job: 0, runs: [0, 4], outcome }).length; // => 5
 * ```
 */
export class Tasks {
  readonly #jobs: readonly { program: Program; start: Start; setting: RunSetting }[];

  constructor(jobs: readonly Job[]) {
    this.#jobs = jobs.map(({ model, start, setting }) => ({
      program: programOf(model),
      start: unpackStart(start),
      setting,
    }));
  }

  do(task: RunTask): Answers[RunTask['kind']] {
    switch (task.kind) {
      case 'sum':
        return this.#sum(task);
      case 'pairs':
        return this.#pairs(task);
      case 'cases':
        return this.#cases(task);
    }
  }

  #simulator(job: number, more: Partial<RunSetting>): Simulator {
    const known = this.#jobs[job];
    if (known === undefined) throw new RangeError(`there is no job ${job}`);
    return new Simulator(known.program, known.start, { ...known.setting, ...more });
  }

  #sum({ job, seed, set, runs: [from, to], of }: RunTask & { kind: 'sum' }): number {
    const setting = this.#jobs[job]?.setting.set;
    const simulator = this.#simulator(job, { seed, set: { ...setting, ...set }, vary: false });
    const read = readerOf(simulator.program, of);
    let sum = 0;
    for (let number = from; number <= to; number += 1) sum += read(simulator.run(number));
    return sum;
  }

  #pairs({ jobs, seed, runs: [from, to] }: RunTask & { kind: 'pairs' }): NamedPairs[] {
    const [a, b] = [this.#simulator(jobs[0], { seed }), this.#simulator(jobs[1], { seed })];
    const there = new Set(measuresOf(b.program).map(({ name, kind }) => `${kind} ${name}`));
    const both = measuresOf(a.program)
      .filter(({ name, kind }) => there.has(`${kind} ${name}`))
      .map((measure) => ({
        measure,
        readA: readerOf(a.program, measure),
        readB: readerOf(b.program, measure),
        a: [] as number[],
        b: [] as number[],
      }));
    for (let number = from; number <= to; number += 1) {
      const runA = a.run(number);
      const runB = b.run(number);
      for (const each of both) {
        each.a.push(each.readA(runA));
        each.b.push(each.readB(runB));
      }
    }
    return both.map(({ measure, ...ends }) => ({ measure, counts: countPairs(ends) }));
  }

  #cases({ job, runs: [from, to], outcome }: RunTask & { kind: 'cases' }): Case[] {
    const simulator = this.#simulator(job, { vary: true });
    const read = readerOf(simulator.program, outcome);
    const cases: Case[] = [];
    for (let number = from; number <= to; number += 1) {
      const inputs = Object.values(simulator.assumptionsOf(number));
      cases.push({ inputs, hit: read(simulator.run(number)) === 1 });
    }
    return cases;
  }
}
