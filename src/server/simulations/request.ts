import { createHash } from 'node:crypto';
import { z } from 'zod';
import { slug } from '../../../domain/text.ts';
import { formatProblem } from '../../input/problem.ts';
import { formatPath } from '../../input/wording.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { manifestOf } from '../../simulate/many/result.ts';
import type { Model } from '../../simulate/model/model.ts';
import { findModel } from '../../simulate/model/shipped-models.ts';
import {
  modelsBeside,
  prepare as prepareRequest,
  type ReadySimulation,
} from '../../simulate/prepare.ts';
import { RefusedRequest, simulationRequest, whole } from '../../simulate/request.ts';
import type { EventStore } from '../../store/port.ts';
import { HttpProblem } from '../problem.ts';
import { timelineName } from '../shapes.ts';

/** Most runs of one request: more are for the command line. */
export const RUNS_MAX = 100_000;

/** What `simulate` is asked with on the command line, by the same names. */
export const serverRequest = z
  .strictObject({
    timeline: timelineName.describe('the timeline to go on from'),
    model: slug.optional().describe('a model of the case (default: the first)'),
    ...simulationRequest.shape,
    runs: whole(1, RUNS_MAX).default(1000).describe('how many futures'),
    quick: z
      .boolean()
      .default(false)
      .describe('leave out what drives it and what other models say'),
  })
  .meta({ id: 'SimulationRequest' });
export type ServerRequest = z.infer<typeof serverRequest>;

/** A request that can be run. */
export interface ServerSimulation extends ReadySimulation {
  /** SHA-256 of everything that the answer follows from, in hex. */
  readonly id: string;
  readonly asked: ServerRequest;
  /** The case's other models; none for a quick answer. */
  readonly others: readonly Model[];
}

/** Opens the timeline and reads the models. Throws what `answerProblem` tells. */
export async function prepare(store: EventStore, asked: ServerRequest): Promise<ServerSimulation> {
  const { timeline: name, model, quick, ...request } = asked;
  const scene = await openWithCatalogue(store, name);
  const found = findModel(scene.timeline.name.case, model);
  const ready = await inBody(() => prepareRequest(scene, found, request));
  const others = quick ? [] : modelsBeside(scene, ready.job.model);
  const { first, runs } = ready.request;
  const manifest = manifestOf(ready.simulator);
  const beside = others.map((each) => each.hash);
  return {
    ...ready,
    id: hashOf({ manifest, first, runs, quick, beside }),
    asked,
    others,
  };
}

/** A refusal of the request as a problem of the body; `names` are fields that it has otherwise. */
export async function inBody<T>(
  ready: () => Promise<T>,
  names: Readonly<Record<string, string>> = {},
): Promise<T> {
  try {
    return await ready();
  } catch (error) {
    if (!(error instanceof RefusedRequest)) throw error;
    const told = error.faults.map(({ path: [field = '', ...rest], message }) => {
      const place = formatPath([names[field] ?? field, ...rest]);
      return formatProblem({ file: 'the body', field: place, message });
    });
    throw new HttpProblem(400, told.join('; '));
  }
}

const hashOf = (value: object): string =>
  createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');
