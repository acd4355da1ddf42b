import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { eventTypes } from '../../domain/event.ts';
import { changes } from '../../domain/events/record.ts';
import { edtf, prose, slug } from '../../domain/text.ts';
import { editBranch } from '../history/edit-branch.ts';
import { explain, knockOns } from '../history/knock-on.ts';
import { parseTimelineName, streamOf } from '../history/names.ts';
import { openBranch } from '../history/open-branch.ts';
import { openTimeline } from '../history/timeline.ts';
import type { EventStore } from '../store/port.ts';
import { checked } from './checked.ts';
import { HttpProblem } from './problem.ts';

/** Bytes of a request's body. */
export const BODY_MAX = 256 * 1024;

const opening = z.strictObject({
  from: z.string().max(200),
  name: slug,
  at: z.string().regex(/^-?\d{4}-\d{2}-\d{2}$/, 'must be a day, like 2025-12-12'),
  mode: z.enum(['keep', 'open']),
  question: prose,
});

const because = z.array(
  z.strictObject({ event: z.string().max(200), says: prose, hedge: prose.optional() }),
);
const insertion = z.strictObject({
  key: slug,
  type: z.enum(eventTypes),
  occurred: edtf,
  orderInDay: z.int().min(0).max(9).optional(),
  actor: slug,
  summary: prose,
  data: z.record(z.string(), z.unknown()),
  jointly: z.array(slug).default([]),
  because: because.default([]),
  fulfils: z.array(slug).default([]),
});
const target = z.string().max(200);
const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drop'), target }),
  z.strictObject({ kind: z.literal('shift'), target, to: edtf }),
  z.strictObject({ kind: z.literal('replace'), target, changes }),
  z.strictObject({ kind: z.literal('insert'), event: insertion }),
  z.strictObject({ kind: z.literal('undo'), target: target.optional() }),
]);
const request = z.strictObject({ edit, reason: prose, expected: z.int().min(0).optional() });

/** Opening branches and editing them; `now` gives the moment of recording. */
export function writingRoutes(store: EventStore, now: () => string): Hono {
  const app = new Hono();
  app.use(
    bodyLimit({
      maxSize: BODY_MAX,
      onError: async (c) => {
        await drain(c.req.raw);
        throw new HttpProblem(413, `the body has more than ${BODY_MAX} bytes`);
      },
    }),
  );
  app.post('/branches', async (c) => {
    const asked = checked('body', opening, await bodyOf(c));
    const timeline = await openBranch(store, { ...asked, recorded: now() });
    return c.json({ timeline }, 201);
  });
  app.post('/timelines/:timeline/edits', async (c) => {
    const branch = c.req.param('timeline');
    const asked = checked('body', request, await bodyOf(c));
    const stream = streamOf(parseTimelineName(branch));
    const { reason, expected } = asked;
    const wanted = { branch, edit: asked.edit, reason, recorded: now(), expected };
    const event = await editBranch(store, wanted);
    const { list } = await knockOns(await openTimeline(store, branch));
    return c.json(
      {
        timeline: branch,
        event: { key: event.key, type: event.type, summary: event.summary, id: event.id },
        revision: (await store.head(stream))?.revision,
        knockOns: list.map((each) => ({
          key: each.entry.event.key,
          verdict: each.verdict,
          because: explain(each),
        })),
      },
      201,
    );
  });
  return app;
}

/** Who still sends would not read the answer; but nobody is listened to for ever. */
async function drain(request: Request): Promise<void> {
  let left = 16 * BODY_MAX;
  // What came in pieces has been read up to the limit already.
  const reader = request.body?.locked === false ? request.body.getReader() : undefined;
  while (reader !== undefined && left > 0) {
    const { done, value } = await reader.read();
    if (done) return;
    left -= (value as Uint8Array).byteLength;
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
