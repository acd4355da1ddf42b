import { z } from 'zod';
import { slug } from '../../domain/text.ts';
import { nameOf } from '../history/catalogue.ts';
import { opening } from '../history/edit/schema.ts';
import { openWithCatalogue } from '../report/read-timeline.ts';
import { prepare } from '../simulate/prepare.ts';
import { RUN_MAX, simulationRequest, whole } from '../simulate/request.ts';
import { inBody } from './simulations/request.ts';
import { branchOfRun, streamOfBranch } from '../simulate/story/run-branch.ts';
import {
  appendRunBranch,
  digestOfRunBranch,
  holdsRunBranch,
  type RunBranch,
} from '../simulate/story/append-run.ts';
import { findModel } from '../simulate/model/shipped-models.ts';
import type { EventStore } from '../store/port.ts';
import { HttpProblem } from './problem.ts';
import { type Route, route } from './route.ts';
import { timelineName } from './shapes.ts';

const BODY_MAX = 64 * 1024;
const { variant, seed, months, assume } = simulationRequest.shape;

/** One simulated future to be kept as a branch; only models that come with the case. */
export const keeping = z
  .strictObject({
    from: opening.shape.from.describe('the timeline that the run starts from'),
    name: opening.shape.name,
    at: opening.shape.at,
    model: slug,
    run: whole(0, RUN_MAX),
    variant,
    seed,
    months,
    set: assume,
    question: opening.shape.question.optional(),
    /** What the sender computed, as `digestOfKept` gives it. Anything else is not kept. */
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex')
      .optional(),
  })
  .meta({ id: 'Keeping' });
type Keeping = z.infer<typeof keeping>;
const keptAnswer = z.strictObject({ timeline: timelineName, events: z.int().min(0) });
type KeptAnswer = z.infer<typeof keptAnswer>;

/** Keeping simulated runs as branches; `now` gives the moment of recording. */
export function keepingRoutes(store: EventStore, now: () => string): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/kept-runs',
      name: 'keepRun',
      summary: 'Keeps one simulated future as a branch',
      body: keeping,
      bodyMax: BODY_MAX,
      problems: [404, 409],
      answers: {
        200: { says: 'It is there already', shape: keptAnswer },
        201: { says: 'It is kept', shape: keptAnswer },
      },
      handle: async ({ body }, c) => {
        const answer = await kept(store, body, now());
        return c.json(answer, answer.events === 0 ? 200 : 201);
      },
    }),
  ];
}

/** Appends the run, unless it is there already: then no events were appended. */
async function kept(store: EventStore, asked: Keeping, recorded: string): Promise<KeptAnswer> {
  const timeline = `${asked.from.split('~')[0] ?? ''}~${asked.name}`;
  const stream = streamOfBranch(asked.from, asked.name);
  // Asked again because the answer was lost: what is there was told already.
  const isThere = (digest: string) => holdsRunBranch(store, stream, digest);
  if (asked.digest !== undefined && (await isThere(asked.digest)) === true)
    return { timeline, events: 0 };
  const run = await told(store, asked, recorded);
  const digest = await digestOfRunBranch(store, run);
  const found = await isThere(digest);
  if (found === true) return { timeline, events: 0 };
  if (found === false) {
    throw new HttpProblem(
      409,
      `there is a timeline ${timeline} already, and it is not this run: choose another name`,
    );
  }
  if (asked.digest !== undefined && asked.digest !== digest) {
    throw new HttpProblem(
      409,
      'the run comes out otherwise here: the timeline or the model has changed since. Load the page again',
    );
  }
  await appendRunBranch(store, run);
  return { timeline, events: run.events.length + 1 };
}

/** Tells the run as the store's history gives it. */
async function told(store: EventStore, asked: Keeping, recorded: string): Promise<RunBranch> {
  const scene = await openWithCatalogue(store, asked.from);
  const found = findModel(scene.timeline.name.case, asked.model);
  const { at, variant, seed, months, set: assume, name, run, question } = asked;
  const request = { at, variant, seed, months, assume };
  const { simulator } = await inBody(() => prepare(scene, found, request), { assume: 'set' });
  return branchOfRun(simulator, {
    name,
    run,
    recorded,
    nameOf: (actor) => nameOf(scene.catalogue, actor),
    ...(question === undefined ? {} : { question }),
  });
}
