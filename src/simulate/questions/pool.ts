import { Worker } from 'node:worker_threads';
import type { Job } from '../many/job.ts';
import { type TaskAnswer, type Answers, type Asks, type RunTask, Tasks } from './task.ts';

interface Waiting {
  readonly task: RunTask;
  readonly resolve: (answer: Answers[RunTask['kind']]) => void;
  readonly reject: (error: Error) => void;
}
/** What a worker sends back. */
export type Reply = { readonly answer: Answers[RunTask['kind']] } | { readonly error: string };

/** Sources run as they are; a build has its modules under the other ending. */
const ENDING = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/**
 * Shares tasks out over worker threads, one at a time each; with no workers they are done here, at
 * once. Answers do not depend on who gives them. Close it, or the process will not end.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { measureNamed } from './measure.ts';
 * const jobs = await smallJobs();
 * const pool = new TaskPool(jobs, 0);
 * const of = measureNamed({ model: jobs[0].model }, 'freed');
 * await pool.ask({ kind: 'sum', job: 0, seed: 5, set: {}, runs: [0, 9], of }); // => 135
 * await pool.close(); // => undefined
 * ```
 */
export class TaskPool implements Asks {
  readonly #here: Tasks | undefined;
  readonly #threads: readonly Worker[];
  readonly #idle: Worker[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #working = new Map<Worker, Waiting>();
  readonly #onDone: (done: number) => void;
  #next = 0;
  /** Why no more can be done: a worker is gone. */
  #broken: Error | undefined;
  #done = 0;

  /** `onDone` is told after each task how many are done. */
  constructor(
    jobs: readonly Job[],
    workers: number,
    onDone: (done: number) => void = () => undefined,
  ) {
    this.#onDone = onDone;
    this.#here = workers === 0 ? new Tasks(jobs) : undefined;
    this.#threads = Array.from({ length: workers }, () => this.#started(jobs));
    this.#idle.push(...this.#threads);
  }

  /** Does a task. Rejects with what went wrong in it, or in its worker. */
  ask<T extends RunTask>(task: T): Promise<TaskAnswer<T['kind']>> {
    return new Promise<Answers[RunTask['kind']]>((resolve, reject) => {
      if (this.#here !== undefined) {
        resolve(this.#here.do(task));
        this.#count();
        return;
      }
      if (this.#broken !== undefined) {
        reject(this.#broken);
        return;
      }
      this.#waiting.push({ task, resolve, reject });
      this.#give();
    }) as Promise<TaskAnswer<T['kind']>>;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #started(jobs: readonly Job[]): Worker {
    const module = new URL(`./pool-worker.${ENDING}`, import.meta.url);
    const thread = new Worker(module, { workerData: jobs, execArgv: [] });
    thread.on('message', (reply: Reply) => {
      const asked = this.#working.get(thread);
      this.#working.delete(thread);
      this.#idle.push(thread);
      if ('answer' in reply) asked?.resolve(reply.answer);
      else asked?.reject(new Error(reply.error));
      this.#count();
      this.#give();
    });
    thread.on('error', (error) => {
      this.#fail(thread, error instanceof Error ? error : new Error(String(error)));
    });
    thread.on('exit', (code) => {
      this.#fail(thread, new Error(`a worker ended with code ${code}`));
    });
    return thread;
  }

  #give(): void {
    while (this.#idle.length > 0 && this.#next < this.#waiting.length) {
      const thread = this.#idle.pop();
      const asked = this.#waiting[this.#next];
      if (thread === undefined || asked === undefined) return;
      this.#next += 1;
      this.#working.set(thread, asked);
      thread.postMessage(asked.task);
    }
  }

  /** A worker is gone: its task fails, and with it all that still wait, for nobody may come. */
  #fail(thread: Worker, error: Error): void {
    this.#broken ??= error;
    this.#working.get(thread)?.reject(error);
    this.#working.delete(thread);
    for (const { reject } of this.#waiting.slice(this.#next)) reject(error);
    this.#next = this.#waiting.length;
  }

  #count(): void {
    this.#done += 1;
    this.#onDone(this.#done);
  }
}
