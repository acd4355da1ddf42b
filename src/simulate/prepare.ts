import type { Catalogue } from '../history/catalogue.ts';
import type { Timeline } from '../history/timeline.ts';
import type { Job } from './many/job.ts';
import { checkCatalogue } from './model/model-catalogue.ts';
import type { Model } from './model/model.ts';
import { findModel, type FoundModel, modelNames } from './model/shipped-models.ts';
import { variantOf } from './model/variant.ts';
import { programOf } from './run/program.ts';
import { startFrom } from './run/read-start.ts';
import { Simulator } from './run/run.ts';
import { packStart } from './run/start.ts';
import {
  forkDayOf,
  readRequest,
  RefusedRequest,
  settingOf,
  type SimulationRequest,
  type TypedRequest,
} from './request.ts';

/** A simulation ready to run: as data for workers, and as a simulator for this thread. */
export interface ReadySimulation {
  readonly request: SimulationRequest;
  readonly job: Job;
  readonly simulator: Simulator;
}

/**
 * Makes a request ready to run: checks it and the model against each other and against the case,
 * varies the model, and reads the timeline up to the day asked for. The command line and the server
 * call it; the page, which reads its timeline once for many requests, takes the same steps.
 * Throws RefusedRequest, InputError for a model of another case, HistoryError.
 *
 * ```ts
 * import { shippedCase } from '../../test/simulate/scene.ts';
 * import { readCase } from '../case/folder.ts';
 * import { importCase } from '../case/import.ts';
 * import { readCatalogue } from '../history/catalogue.ts';
 * import { openTimeline } from '../history/timeline.ts';
 * import { MemoryStore } from '../store/memory/engine.ts';
 * import { findModel } from './model/shipped-models.ts';
 * const store = new MemoryStore();
 * await importCase(store, readCase(`scenarios/${shippedCase}`));
 * const timeline = await openTimeline(store, shippedCase);
 * const scene = { timeline, catalogue: await readCatalogue(store, timeline.lineage) };
 * const { simulator } = await prepare(scene, findModel(shippedCase, 'ladder'), { at: '1984', months: 6 });
 * simulator.run(0).events > 0; // => true
 * await prepare(scene, findModel(shippedCase, 'ladder'), { months: 0 }); // throws 'months: write a whole number from 1 to 120'
 * ```
 */
export async function prepare(
  { timeline, catalogue }: { readonly timeline: Timeline; readonly catalogue: Catalogue },
  { model: base, file }: FoundModel,
  typed: TypedRequest,
): Promise<ReadySimulation> {
  checkCatalogue(base, catalogue, file);
  const { request, faults } = readRequest(typed, base);
  if (faults.length > 0) throw new RefusedRequest(faults);
  const model = variantOf(base, request.variant);
  const { at } = request;
  const start = await startFrom(timeline, at === undefined ? undefined : forkDayOf(at));
  const setting = settingOf(request, model);
  return {
    request,
    job: { model, start: packStart(start), setting },
    simulator: new Simulator(programOf(model), start, setting),
  };
}

/**
 * The other models that come with the case of a simulation, checked against it, in order of name.
 * Throws InputError.
 *
 * ```ts
 * import { shippedCase } from '../../test/simulate/scene.ts';
 * import { findModel } from './model/shipped-models.ts';
 * import { readCase } from '../case/folder.ts';
 * import { importCase } from '../case/import.ts';
 * import { readCatalogue } from '../history/catalogue.ts';
 * import { openTimeline } from '../history/timeline.ts';
 * import { MemoryStore } from '../store/memory/engine.ts';
 * const store = new MemoryStore();
 * await importCase(store, readCase(`scenarios/${shippedCase}`));
 * const timeline = await openTimeline(store, shippedCase);
 * const scene = { timeline, catalogue: await readCatalogue(store, timeline.lineage) };
 * const { model } = findModel(shippedCase, 'ladder');
 * modelsBeside(scene, model).map(({ written }) => written.model); // => []
 * ```
 */
export function modelsBeside(
  { timeline, catalogue }: { readonly timeline: Timeline; readonly catalogue: Catalogue },
  own: Model,
): Model[] {
  const { case: name } = timeline.name;
  return modelNames(name)
    .filter((each) => each !== own.written.model)
    .map((each) => {
      const { model, file } = findModel(name, each);
      checkCatalogue(model, catalogue, file);
      return model;
    });
}
