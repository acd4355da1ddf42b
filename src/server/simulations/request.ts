import { createHash } from 'node:crypto';
import { z } from 'zod';
import { edtf, slug } from '../../../domain/text.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import type { Ready } from '../../report/simulate.ts';
import { RUN_MAX, SEED_MAX } from '../../simulate/luck/draws.ts';
import type { Model } from '../../simulate/model/model.ts';
import { checkCatalogue } from '../../simulate/model/model-catalogue.ts';
import { packStart } from '../../simulate/run/start.ts';
import { programOf } from '../../simulate/run/program.ts';
import { manifestOf } from '../../simulate/many/result.ts';
import { Simulator } from '../../simulate/run/run.ts';
import { findModel, modelNames } from '../../simulate/model/shipped-models.ts';
import { startFrom } from '../../simulate/run/read-start.ts';
import { variantOf } from '../../simulate/model/variant.ts';
import { AS_WRITTEN, variant } from '../../simulate/model/variant-format.ts';
import type { EventStore } from '../../store/port.ts';
import { checkAssumptions } from '../assumptions.ts';
import { HttpProblem } from '../problem.ts';
import { dayIn, timelineName } from '../shapes.ts';

/** Most runs of one request: more are for the command line. */
export const RUNS_MAX = 100_000;
const MONTHS_MAX = 120;

/** What `simulate` is asked with on the command line, by the same names. */
export const simulationRequest = z
  .strictObject({
    timeline: timelineName.describe('the timeline to go on from'),
    model: slug.optional().describe('a model of the case (default: the first)'),
    at: edtf.optional().describe('the last day of the past (default: that of the last event)'),
    months: z.int().min(1).max(MONTHS_MAX).optional().describe("default: the model's own"),
    seed: z.int().min(0).max(SEED_MAX).default(1).describe('which luck'),
    runs: z.int().min(1).max(RUNS_MAX).default(1000).describe('how many futures'),
    first: z.int().min(0).max(RUN_MAX).default(0).describe('number of the first run'),
    variant: variant.default(AS_WRITTEN).describe('what actors do otherwise than the model has it'),
    assume: z.record(slug, z.number()).default({}).describe('other values for assumptions'),
    vary: z.boolean().default(false).describe('let each run draw its assumptions'),
    quick: z
      .boolean()
      .default(false)
      .describe('leave out what drives it and what other models say'),
  })
  .meta({ id: 'SimulationRequest' });
export type SimulationRequest = z.infer<typeof simulationRequest>;

/** A request that can be run. */
export interface ServerSimulation extends Ready {
  /** SHA-256 of everything that the answer follows from, in hex. */
  readonly id: string;
  readonly asked: SimulationRequest;
  /** The case's other models; none for a quick answer. */
  readonly others: readonly Model[];
}

/** Opens the timeline and reads the models. Throws what `answerProblem` tells. */
export async function prepare(
  store: EventStore,
  asked: SimulationRequest,
): Promise<ServerSimulation> {
  const { first, runs, seed, vary, quick, assume } = asked;
  if (first + runs - 1 > RUN_MAX) {
    throw new HttpProblem(400, `the body: first: the last run may be ${RUN_MAX}`);
  }
  const { timeline, catalogue } = await openWithCatalogue(store, asked.timeline);
  const { model: base, file } = findModel(timeline.name.case, asked.model);
  checkCatalogue(base, catalogue, file);
  const model = variantOf(base, asked.variant);
  checkAssumptions('assume', model.written.assumptions, assume);
  const start = await startFrom(timeline, asked.at === undefined ? undefined : dayIn(asked.at));
  const months = asked.months ?? model.written.months;
  const setting = { seed, months, set: assume, vary };
  const others = quick ? [] : modelsBeside(timeline.name.case, model);
  for (const each of others) checkCatalogue(each.model, catalogue, each.file);
  const simulator = new Simulator(programOf(model), start, setting);
  const manifest = manifestOf(simulator);
  const beside = others.map((each) => each.model.hash);
  return {
    id: hashOf({ manifest, first, runs, quick, beside }),
    asked,
    job: { model, start: packStart(start), setting },
    simulator,
    others: others.map((each) => each.model),
  };
}

function modelsBeside(caseName: string, model: Model) {
  return modelNames(caseName)
    .filter((name) => name !== model.written.model)
    .map((name) => findModel(caseName, name));
}

const hashOf = (value: object): string =>
  createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');
