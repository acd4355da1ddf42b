import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { parseEdtf } from '../../domain/edtf.ts';
import { day, prose, slug } from '../../domain/text.ts';
import { nameOf } from '../history/catalogue.ts';
import { openWithCatalogue } from '../report/reading.ts';
import { RUN_MAX, SEED_MAX } from '../simulate/draws.ts';
import { keptRun, streamOfBranch } from '../simulate/keep.ts';
import { appendKept, digestOfKept, isKept, type Kept } from '../simulate/kept.ts';
import { checkCatalogue } from '../simulate/model-catalogue.ts';
import type { Assumption } from '../simulate/model-format.ts';
import { programOf } from '../simulate/program.ts';
import { Simulator } from '../simulate/run.ts';
import { findModel } from '../simulate/shipped-models.ts';
import { startFrom } from '../simulate/start.ts';
import type { EventStore } from '../store/port.ts';
import { checked } from './checked.ts';
import { HttpProblem } from './problem.ts';

const BODY_MAX = 64 * 1024;
const MONTHS_MAX = 120;

/** One simulated future to be kept as a branch; only models that come with the case. */
export const keeping = z.strictObject({
  /** The timeline that the run starts from. */
  from: z.string().max(200),
  /** The branch's own name. */
  name: slug,
  /** The last day of the past. */
  at: day,
  model: slug,
  run: z.int().min(0).max(RUN_MAX),
  seed: z.int().min(0).max(SEED_MAX).default(1),
  months: z.int().min(1).max(MONTHS_MAX).optional(),
  /** Values of assumptions in place of their defaults. */
  set: z.record(slug, z.number()).default({}),
  question: prose.optional(),
  /** What the sender computed, as `digestOfKept` gives it. Anything else is not kept. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex')
    .optional(),
});
type Keeping = z.infer<typeof keeping>;

/** Keeping simulated runs as branches; `now` gives the moment of recording. */
export function keepingRoutes(store: EventStore, now: () => string): Hono {
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: BODY_MAX,
    onError: () => {
      throw new HttpProblem(413, `the body has more than ${BODY_MAX} bytes`);
    },
  });
  app.post('/kept-runs', limit, async (c) => {
    const asked = checked('body', keeping, await bodyOf(c));
    const timeline = `${asked.from.split('~')[0] ?? ''}~${asked.name}`;
    const stream = streamOfBranch(asked.from, asked.name);
    // Asked again because the answer was lost: what is there was told already.
    const isThere = (digest: string) => isKept(store, stream, digest);
    if (asked.digest !== undefined && (await isThere(asked.digest)) === true)
      return c.json({ timeline, events: 0 });
    const kept = await told(store, asked, now());
    const digest = await digestOfKept(store, kept);
    const found = await isThere(digest);
    if (found === true) return c.json({ timeline, events: 0 });
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
    await appendKept(store, kept);
    return c.json({ timeline, events: kept.events.length + 1 }, 201);
  });
  return app;
}

/** Tells the run as the store's history gives it. */
async function told(store: EventStore, asked: Keeping, recorded: string): Promise<Kept> {
  const { timeline, catalogue } = await openWithCatalogue(store, asked.from);
  const { model, file } = findModel(timeline.name.case, asked.model);
  checkCatalogue(model, catalogue, file);
  const { assumptions, months } = model.written;
  const { name, run, seed, set, question } = asked;
  for (const [assumption, value] of Object.entries(set)) checkSet(assumptions, assumption, value);
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

function checkSet(assumptions: readonly Assumption[], name: string, value: number): void {
  const found = assumptions.find(({ assumption }) => assumption === name);
  if (found === undefined) {
    const names = assumptions.map(({ assumption }) => assumption).join(', ');
    throw new HttpProblem(400, `the body: set.${name}: the model has ${names}`);
  }
  const [low, high] = found.range;
  if (value < low || value > high || (found.integer && !Number.isInteger(value))) {
    const kind = found.integer ? 'a whole number' : 'a number';
    throw new HttpProblem(400, `the body: set.${name}: write ${kind} from ${low} to ${high}`);
  }
}

async function bodyOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (error) {
    if (error instanceof HttpProblem) throw error;
    throw new HttpProblem(400, 'the body is not JSON');
  }
}
