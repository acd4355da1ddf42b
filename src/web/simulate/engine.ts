import { BehaviorSubject } from 'rxjs';
import type { SimulateReport } from '../../report/simulate.ts';
import type { RunBranch } from '../../simulate/story/append-run.ts';
import type { Histogram } from '../../simulate/statistics/histogram.ts';
import type { Story } from '../../simulate/story/story.ts';
import type {
  WorkerAnswer,
  ExportRequest,
  WorkerKeepRequest,
  Phase,
  Request,
  RunLine,
  RunRequest,
  StoryRequest,
} from './protocol.ts';

/** How far the page's simulation is. The last report stays while the next one is made. */
export interface EngineState {
  readonly phase: 'idle' | Phase | 'stopped' | 'crashed';
  readonly report?: SimulateReport;
  /** Where the runs of the report end, by indicator in the model's order. */
  readonly ends: readonly Histogram[];
  /** Runs asked for. */
  readonly wanted: number;
  /** The report is of few runs, while a slider moves. */
  readonly preview: boolean;
  /** What went wrong, when it crashed. */
  readonly message?: string;
}

export interface RunState {
  readonly story?: Story;
  /** Other runs on view with it. */
  readonly lines?: readonly RunLine[];
  readonly message?: string;
}

/** Who waits for an answer of their own. */
interface Waiting {
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (error: Error) => void;
}

type Ask<T> = Omit<T, 'kind' | 'id'>;

/** The page's one worker: the newest question counts. */
export class Engine {
  readonly progress$ = new BehaviorSubject<EngineState>({
    phase: 'idle',
    ends: [],
    wanted: 0,
    preview: false,
  });
  readonly told$ = new BehaviorSubject<RunState>({});
  #worker: Worker | undefined;
  #id = 0;
  #storyId = 0;
  #questions = 0;
  #asked: RunRequest | undefined;
  #told: StoryRequest | undefined;
  readonly #waiting = new Map<number, Waiting>();
  /** A preview under way is let finish, else nothing would be drawn while a slider moves. */
  #next: RunRequest | undefined;

  run(ask: Ask<RunRequest>): void {
    this.#id += 1;
    const request: RunRequest = { kind: 'run', id: this.#id, ...ask };
    if (request.preview && this.#previewing()) this.#next = request;
    else this.#start(request);
  }

  tell(ask: Ask<StoryRequest>): void {
    this.#storyId += 1;
    this.#told = { kind: 'story', id: this.#storyId, ...ask };
    this.#post(this.#told);
  }

  /** One run as the events of a branch. Rejects when the worker cannot. */
  async keep(ask: Ask<WorkerKeepRequest>): Promise<RunBranch> {
    const answer = await this.#question((id) => ({ kind: 'keep', id, ...ask }));
    if (answer.kind !== 'kept') throw new Error(`not an answer: ${answer.kind}`);
    return answer.kept;
  }

  /** All runs as a file. Rejects when the worker cannot. */
  async write(ask: Ask<ExportRequest>): Promise<Blob> {
    const answer = await this.#question((id) => ({ kind: 'export', id, ...ask }));
    if (answer.kind !== 'exported') throw new Error(`not an answer: ${answer.kind}`);
    return answer.file;
  }

  #question(request: (id: number) => Request): Promise<WorkerAnswer> {
    this.#questions += 1;
    const id = this.#questions;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#post(request(id));
    });
  }

  /** Ends what is under way; what was counted by then stays on view. */
  stop(): void {
    if (!isBusy(this.progress$.value)) return;
    this.#next = undefined;
    this.#post({ kind: 'stop' });
    this.#id += 1;
    this.progress$.next({ ...this.progress$.value, phase: 'stopped' });
  }

  /** After a crash: the same questions again, in a new worker. */
  retry(): void {
    this.close();
    const [asked, told] = [this.#asked, this.#told];
    if (asked !== undefined) this.run(asked);
    if (told !== undefined) this.tell(told);
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#next = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error('the simulation stopped'));
    this.#waiting.clear();
  }

  #previewing(): boolean {
    const { phase, preview } = this.progress$.value;
    return preview && phase === 'running';
  }

  #start(request: RunRequest): void {
    this.#next = undefined;
    this.#asked = request;
    const { report, ends } = this.progress$.value;
    this.progress$.next({
      phase: 'running',
      ends,
      wanted: request.runs,
      preview: request.preview,
      ...(report === undefined ? {} : { report }),
    });
    this.#post(request);
  }

  #post(request: Request): void {
    this.#worker ??= this.#open();
    this.#worker.postMessage(request);
  }

  #open(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      this.#hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#crash(event.message === '' ? 'the worker could not be started' : event.message);
    };
    return worker;
  }

  #hear(answer: WorkerAnswer): void {
    if (answer.kind === 'story') {
      if (answer.id === this.#storyId)
        this.told$.next({ story: answer.story, lines: answer.lines });
    } else if (answer.kind === 'kept' || answer.kind === 'exported') {
      this.#settle(answer.id, ({ resolve }) => {
        resolve(answer);
      });
    } else if (answer.kind === 'failed') {
      this.#hearFailure(answer);
    } else if (answer.id === this.#asked?.id && this.progress$.value.phase !== 'stopped') {
      const { report, ends, phase } = answer;
      this.progress$.next({ ...this.progress$.value, report, ends, phase });
      if (phase === 'done' && this.#next !== undefined) this.#start(this.#next);
    }
  }

  #hearFailure({ of, id, message }: WorkerAnswer & { readonly kind: 'failed' }): void {
    if (of === 'run' && id === this.#asked?.id) this.#crash(message);
    if (of === 'story' && id === this.#storyId) this.told$.next({ message });
    if (of === 'keep' || of === 'export') {
      this.#settle(id, ({ reject }) => {
        reject(new Error(message));
      });
    }
  }

  #settle(id: number, how: (waiting: Waiting) => void): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (waiting !== undefined) how(waiting);
  }

  #crash(message: string): void {
    this.close();
    this.progress$.next({ ...this.progress$.value, phase: 'crashed', message });
  }
}

export const isBusy = ({ phase }: EngineState): boolean =>
  phase === 'running' || phase === 'others' || phase === 'drivers';
