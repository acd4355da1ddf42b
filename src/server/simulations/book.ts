import { availableParallelism } from 'node:os';
import { Subject } from 'rxjs';
import type { SimulateReport } from '../../report/simulate.ts';
import { HttpProblem, type ProblemBody, problemBody } from '../problem.ts';
import { count, type ReportProgress } from './run-report.ts';
import type { ServerSimulation, ServerRequest } from './request.ts';

export interface BookLimits {
  /** How many run at the same time; the others wait. */
  readonly running: number;
  readonly waiting: number;
  /** How many that have ended are kept, the latest. */
  readonly kept: number;
}
export const LIMITS: BookLimits = { running: 2, waiting: 8, kept: 32 };

export type State = 'waiting' | 'running' | 'done' | 'failed';

/** What who listens is told: the report comes first without, then with the further questions. */
export type SimulationMessage =
  | { readonly event: 'progress'; readonly data: ReportProgress }
  | { readonly event: 'report'; readonly data: SimulateReport }
  | { readonly event: 'done'; readonly data: { readonly id: string } }
  | { readonly event: 'failed'; readonly data: ProblemBody };

/** One simulation that was asked for. */
export interface Simulation {
  readonly id: string;
  readonly asked: ServerRequest;
  state: State;
  progress: ReportProgress;
  report?: SimulateReport;
  problem?: ProblemBody;
  readonly told: Subject<SimulationMessage>;
}

interface Entry extends Simulation {
  readonly stop: AbortController;
  /** What is to be run; let go once it has. */
  prepared: ServerSimulation | undefined;
}

/** The simulations that were asked for, by id. */
export class Simulations {
  readonly #limits: BookLimits;
  readonly #onFailure: (error: unknown) => void;
  readonly #byId = new Map<string, Entry>();
  readonly #running = new Map<Entry, Promise<void>>();
  #closed = false;

  constructor(limits: BookLimits, onFailure: (error: unknown) => void) {
    this.#limits = limits;
    this.#onFailure = onFailure;
  }

  /** In the order in which they were asked for. */
  list(): Simulation[] {
    return [...this.#byId.values()];
  }

  /** Throws HttpProblem 404. */
  find(id: string): Simulation {
    return this.#found(id);
  }

  /** The same request is answered by the same simulation. Throws HttpProblem 429, 503. */
  start(prepared: ServerSimulation): Simulation {
    if (this.#closed) throw new HttpProblem(503, 'the server stops');
    const { id, asked } = prepared;
    const there = this.#byId.get(id);
    if (there !== undefined && there.state !== 'failed') return there;
    const waiting = this.list().filter(({ state }) => state === 'waiting').length;
    if (this.#running.size >= this.#limits.running && waiting >= this.#limits.waiting) {
      throw new HttpProblem(429, `${waiting} simulations wait already: ask again when one is done`);
    }
    const entry: Entry = {
      id,
      asked,
      state: 'waiting',
      progress: { doing: 'runs', done: 0, of: asked.runs },
      told: new Subject(),
      stop: new AbortController(),
      prepared,
    };
    this.#byId.delete(id);
    this.#byId.set(id, entry);
    this.#next();
    return entry;
  }

  /** Ends one, if it has not ended, and forgets it; its workers are gone then. */
  async end(id: string): Promise<void> {
    const entry = this.#found(id);
    this.#byId.delete(id);
    entry.stop.abort(new HttpProblem(410, 'it was ended by somebody: ask for it again'));
    if (entry.state === 'waiting') this.#ended(entry);
    await this.#running.get(entry);
  }

  /** Ends all, and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#byId.keys()].map((id) => this.end(id)));
    await Promise.all(this.#running.values());
  }

  #found(id: string): Entry {
    const entry = this.#byId.get(id);
    if (entry !== undefined) return entry;
    throw new HttpProblem(
      404,
      `no simulation ${id}: it was ended, or is too long ago, or was never asked for`,
    );
  }

  #next(): void {
    for (const entry of this.#byId.values()) {
      if (this.#running.size >= this.#limits.running) return;
      if (entry.state !== 'waiting') continue;
      entry.state = 'running';
      const run = this.#run(entry).finally(() => {
        this.#running.delete(entry);
        this.#forget();
        this.#next();
      });
      this.#running.set(entry, run);
    }
  }

  async #run(entry: Entry): Promise<void> {
    const { prepared } = entry;
    try {
      if (prepared === undefined) return;
      entry.report = await count(prepared, {
        workers: Math.max(1, Math.floor(availableParallelism() / this.#limits.running)),
        signal: entry.stop.signal,
        onProgress: (progress) => {
          entry.progress = progress;
          entry.told.next({ event: 'progress', data: progress });
        },
        onReport: (report) => {
          entry.told.next({ event: 'report', data: report });
        },
      });
      entry.state = 'done';
      entry.told.next({ event: 'report', data: entry.report });
      entry.told.next({ event: 'done', data: { id: entry.id } });
    } catch (error) {
      entry.state = 'failed';
      entry.problem = problemBody(error);
      if (entry.problem.status === 500) this.#onFailure(error);
    }
    this.#ended(entry);
  }

  #ended(entry: Entry): void {
    entry.prepared = undefined;
    if (entry.state !== 'done') {
      entry.state = 'failed';
      entry.problem ??= problemBody(entry.stop.signal.reason);
      entry.told.next({ event: 'failed', data: entry.problem });
    }
    entry.told.complete();
  }

  #forget(): void {
    const over = this.list().filter(({ state }) => state === 'done' || state === 'failed');
    for (const { id } of over.slice(0, Math.max(0, over.length - this.#limits.kept))) {
      this.#byId.delete(id);
    }
  }
}
