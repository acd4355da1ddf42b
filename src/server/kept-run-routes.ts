import { z } from 'zod';
import { parseEdtf } from '../../domain/edtf.ts';
import { slug } from '../../domain/text.ts';
import { nameOf } from '../history/catalogue.ts';
import { opening } from '../history/edit/schema.ts';
import { openWithCatalogue } from '../report/read-timeline.ts';
import { RUN_MAX, SEED_MAX } from '../simulate/luck/draws.ts';
import { keptRun, streamOfBranch } from '../simulate/story/keep.ts';
import { appendKept, digestOfKept, isKept, type KeptRun } from '../simulate/story/kept-run.ts';
import { checkCatalogue } from '../simulate/model/model-catalogue.ts';
import { programOf } from '../simulate/run/program.ts';
import { Simulator } from '../simulate/run/run.ts';
import { findModel } from '../simulate/model/shipped-models.ts';
import { startFrom } from '../simulate/run/start.ts';
import { AS_WRITTEN, variant, variantOf } from '../simulate/model/variant.ts';
import type { EventStore } from '../store/port.ts';
import { checkAssumptions } from './assumptions.ts';
import { HttpProblem } from './problem.ts';
import { type Route, route } from './route.ts';
import { timelineName } from './shapes.ts';

const BODY_MAX = 64 * 1024;
const MONTHS_MAX = 120;

/** One simulated future to be kept as a branch; only models that come with the case. */
export const keeping = z
  .strictObject({
    from: opening.shape.from.describe('the timeline that the run starts from'),
    name: opening.shape.name,
    at: opening.shape.at,
    model: slug,
    /** What its actors do otherwise. */
    variant: variant.default(AS_WRITTEN),
    run: z.int().min(0).max(RUN_MAX),
    seed: z.int().min(0).max(SEED_MAX).default(1),
    months: z.int().min(1).max(MONTHS_MAX).optional(),
    /** Values of assumptions in place of their defaults. */
    set: z.record(slug, z.number()).default({}),
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
  const isThere = (digest: string) => isKept(store, stream, digest);
  if (asked.digest !== undefined && (await isThere(asked.digest)) === true)
    return { timeline, events: 0 };
  const run = await told(store, asked, recorded);
  const digest = await digestOfKept(store, run);
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
  await appendKept(store, run);
  return { timeline, events: run.events.length + 1 };
}

/** Tells the run as the store's history gives it. */
async function told(store: EventStore, asked: Keeping, recorded: string): Promise<KeptRun> {
  const { timeline, catalogue } = await openWithCatalogue(store, asked.from);
  const { model: base, file } = findModel(timeline.name.case, asked.model);
  checkCatalogue(base, catalogue, file);
  const model = variantOf(base, asked.variant);
  const { assumptions, months } = model.written;
  const { name, run, seed, set, question } = asked;
  checkAssumptions('set', assumptions, set);
  const start = await startFrom(timeline, parseEdtf(asked.at).start);
  const setting = { seed, months: asked.months ?? months, set, vary: false };
  return keptRun(new Simulator(programOf(model), start, setting), {
    name,
    run,
    recorded,
    nameOf: (actor) => nameOf(catalogue, actor),
    ...(question === undefined ? {} : { question }),
  });
}
