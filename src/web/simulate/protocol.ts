import type { SimulateReport } from '../../report/simulate.ts';
import type { RunBranch } from '../../simulate/story/append-run.ts';
import type { Job } from '../../simulate/many/job.ts';
import type { Model } from '../../simulate/model/model.ts';
import type { Histogram } from '../../simulate/statistics/histogram.ts';
import type { Story } from '../../simulate/story/story.ts';

/** What the page says to its worker, and hears from it. Plain data both ways. */

export interface RunRequest {
  readonly kind: 'run';
  readonly id: number;
  readonly job: Job;
  readonly runs: number;
  /** Other models of the case, to be run beside; none in a preview. */
  readonly others: readonly Model[];
  /** While a slider moves: only the runs, nothing else is asked. */
  readonly preview: boolean;
}

export interface StoryRequest {
  readonly kind: 'story';
  readonly id: number;
  readonly job: Job;
  readonly run: number;
  readonly recorded: string;
  /** Actors' names on screen, by slug. */
  readonly names: Readonly<Record<string, string>>;
  /** Runs whose lines are wanted beside it, both ends included. */
  readonly beside?: RunsWanted;
}

export type RunsWanted = readonly [from: number, to: number];

/** One run without its events: month by month the indicators, in the model's order. */
export type RunLine = Pick<Story, 'run' | 'series'>;

/** The same run as the events of a branch of that name. */
export interface WorkerKeepRequest extends Omit<StoryRequest, 'kind' | 'beside'> {
  readonly kind: 'keep';
  readonly name: string;
}

/** The runs once more, written down. */
export interface ExportRequest {
  readonly kind: 'export';
  readonly id: number;
  readonly job: Job;
  readonly runs: number;
  /** `runs`: CSV, a row for each run, month and indicator; `counts`: what `simulate --out` writes. */
  readonly what: 'runs' | 'counts';
}

export type Request =
  RunRequest | StoryRequest | WorkerKeepRequest | ExportRequest | { readonly kind: 'stop' };

export type Phase = 'running' | 'others' | 'drivers' | 'done';

export type WorkerAnswer =
  | {
      readonly kind: 'report';
      readonly id: number;
      readonly report: SimulateReport;
      /** Where the runs end, by indicator in the model's order. */
      readonly ends: readonly Histogram[];
      readonly phase: Phase;
    }
  | {
      readonly kind: 'story';
      readonly id: number;
      readonly story: Story;
      /** Those asked for beside it. */
      readonly lines: readonly RunLine[];
    }
  | { readonly kind: 'kept'; readonly id: number; readonly kept: RunBranch }
  | { readonly kind: 'exported'; readonly id: number; readonly file: Blob }
  | {
      readonly kind: 'failed';
      readonly of: 'run' | 'story' | 'keep' | 'export';
      readonly id: number;
      readonly message: string;
    };
