import { nameOf } from '../history/catalogue.ts';
import { HistoryError } from '../history/failure.ts';
import type { Manifest, Result } from '../simulate/many/result.ts';
import type { Model } from '../simulate/model/model.ts';
import { variantOf } from '../simulate/model/variant.ts';
import {
  type About,
  aboutOf,
  type Discrepancy,
  verifyDraws,
  verifyRun,
} from '../simulate/story/verify-branch.ts';
import { mismatch, verifyResult } from '../simulate/many/verify-result.ts';
import type { EventStore } from '../store/port.ts';
import { findModel, modelNames } from '../simulate/model/shipped-models.ts';
import type { Job } from '../simulate/many/job.ts';
import { openWithCatalogue } from './read-timeline.ts';

/** What a check of simulated events found. */
export interface SimulatedView {
  readonly timeline: string;
  readonly events: number;
  readonly draws: number;
  /** Whether the run was run again: yes, or why not. */
  readonly again: string;
  readonly wrong: readonly Discrepancy[];
}

/** Checks the simulated events of a branch; undefined where there are none. */
export async function verifySimulated(
  store: EventStore,
  name: string,
  modelFile?: string,
): Promise<SimulatedView | undefined> {
  if (!name.includes('~')) return undefined;
  const checked = await drawsOf(store, name);
  if (checked === undefined || checked.events === 0) return undefined;
  const { timeline, catalogue } = await openWithCatalogue(store, name);
  const about = aboutOf(timeline);
  const view = { timeline: name, ...checked };
  if (about === undefined) return { ...view, again: 'no: the branch does not say how' };
  const model = modelOf(timeline.name.case, about, modelFile);
  if (model === undefined) {
    const again = `no: the model ${about.model} does not come with the case; name it with --model FILE`;
    return { ...view, again };
  }
  if (model.hash !== about.modelHash)
    return {
      ...view,
      again: `no: the model ${model.written.model} is not, or no longer, the one it was run with`,
    };
  const wrong = await verifyRun(timeline, about, model, (actor) => nameOf(catalogue, actor));
  return { ...view, again: 'yes', wrong: [...checked.wrong, ...wrong] };
}

/** The model of a file; or the one that comes with the case, varied as the branch says. */
function modelOf(caseName: string, about: About, file: string | undefined): Model | undefined {
  if (file !== undefined) return findModel(caseName, file).model;
  const { varied, model: name } = about;
  const shipped = varied?.from ?? name;
  if (!modelNames(caseName).includes(shipped)) return undefined;
  const { model } = findModel(caseName, shipped);
  try {
    return varied === undefined ? model : variantOf(model, varied.variant);
  } catch (error) {
    // It has no longer what was varied: told as another model than it was run with.
    if (error instanceof RangeError) return model;
    throw error;
  }
}

/** A branch that cannot be read is told of by the check of its chain. */
async function drawsOf(store: EventStore, name: string) {
  try {
    return await verifyDraws(store, name);
  } catch (error) {
    if (error instanceof HistoryError) return undefined;
    throw error;
  }
}

export interface VerifyResultReport {
  readonly file: string;
  readonly ok: boolean;
  readonly manifest: Manifest;
  /** Runs run again. */
  readonly runs: number;
  readonly wrong: readonly string[];
}

/** Runs a sample of a result's runs again, as the job that its manifest describes. */
export function verifyResultReport(file: string, result: Result, job: Job): VerifyResultReport {
  const { manifest } = result;
  const other = mismatch(job, result);
  if (other !== undefined) return { file, ok: false, manifest, runs: 0, wrong: [other] };
  const { runs, wrong } = verifyResult(job, result);
  return { file, ok: wrong.length === 0, manifest, runs, wrong };
}
