import { useEffect, useState } from 'react';
import { skip } from 'rxjs';
import type { Day } from '../../../domain/calendar.ts';
import { returns$ } from '../state/returns.ts';
import type { Job } from '../../simulate/many/job.ts';
import type { Model } from '../../simulate/model/model.ts';
import { packStart, type PackedStart, startFrom } from '../../simulate/run/read-start.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { server } from '../state/server.ts';
import { Engine } from './engine.ts';
import { nineOf, PREVIEW_RUNS, type SimulationWanted } from './setting.ts';

/** What a result is made from, beside what the address says. */
export type Ground =
  | { readonly status: 'reading' }
  | { readonly status: 'failed'; readonly message: string }
  | {
      readonly status: 'ready';
      readonly read: TimelineData;
      readonly models: readonly Model[];
      readonly start: PackedStart;
    };

const asked = new Map<string, ReturnType<typeof server.models>>();

/** The models of a case, asked for once: another start needs no server. */
function modelsOf(name: string): ReturnType<typeof server.models> {
  const found = asked.get(name) ?? server.models(name);
  asked.set(name, found);
  found.catch(() => {
    asked.delete(name);
  });
  return found;
}

/** The models of the case, and where the timeline stands on a day, or at its last event. */
export function useGround(read: TimelineData, at: Day | undefined, again: number): Ground {
  const [ground, setGround] = useState<Ground>({ status: 'reading' });
  useEffect(() => {
    let current = true;
    Promise.all([modelsOf(read.timeline.name.case), startFrom(read.timeline, at)]).then(
      ([{ models }, start]) => {
        if (current) setGround({ status: 'ready', read, models, start: packStart(start) });
      },
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (current) setGround({ status: 'failed', message });
      },
    );
    return () => {
      current = false;
    };
  }, [read, at, again]);
  return ground;
}

/** One worker while the screen is on view. */
export function useEngine(): Engine {
  const [engine] = useState(() => new Engine());
  useEffect(() => {
    // A worker that could not be fetched is fetched when the server is back.
    const back = returns$.pipe(skip(1)).subscribe(() => {
      if (engine.progress$.value.phase === 'crashed') engine.retry();
    });
    return () => {
      back.unsubscribe();
      engine.close();
    };
  }, [engine]);
  return engine;
}

export interface SimulationView {
  readonly engine: Engine;
  readonly ground: Ground & { readonly status: 'ready' };
  readonly wanted: SimulationWanted;
  readonly draft: Readonly<Record<string, number>>;
}

/** Runs what the address asks; few runs while a slider moves, on the same draws. */
export function useRuns({ engine, ground, wanted, draft }: SimulationView): void {
  const moving = Object.keys(draft).length > 0;
  const job = jobOf(ground, wanted, draft);
  const key = JSON.stringify([job.model.hash, job.setting, wanted.runs, moving]);
  useEffect(() => {
    const others = ground.models.filter((each) => each !== wanted.base);
    engine.run({
      job,
      runs: moving ? PREVIEW_RUNS : wanted.runs,
      others: moving ? [] : others,
      preview: moving,
    });
    // The key is what the job says, so that other changes of the address run nothing again.
  }, [engine, ground, key]);
}

/** Tells one run, with the assumptions as they are in the address; of others only the lines. */
export function useStory(
  { engine, ground, wanted }: SimulationView,
  run: number | undefined,
  nine: boolean,
): void {
  const key = JSON.stringify([wanted.model.hash, wanted.setting, run, nine]);
  useEffect(() => {
    if (run === undefined) return;
    engine.tell({ ...tellingOf(ground, wanted, run), ...(nine && { beside: nineOf(run) }) });
  }, [engine, ground, key]);
}

/** What the worker needs to tell a run. */
export function tellingOf(ground: SimulationView['ground'], wanted: SimulationWanted, run: number) {
  const { actors, recorded } = ground.read.catalogue;
  const names = Object.fromEntries([...actors].map(([actor, { name }]) => [actor, name]));
  return { job: jobOf(ground, wanted, {}), run, recorded, names };
}

function jobOf(
  ground: SimulationView['ground'],
  { model, setting }: SimulationWanted,
  draft: SimulationView['draft'],
): Job {
  return {
    model,
    start: ground.start,
    setting: { ...setting, set: { ...setting.set, ...draft } },
  };
}
