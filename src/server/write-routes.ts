import { z } from 'zod';
import { eventTypes } from '../../domain/event.ts';
import { changes } from '../../domain/record/events.ts';
import { edtf, prose, slug } from '../../domain/text.ts';
import { editBranch } from '../history/edit/decide.ts';
import { knockOns } from '../history/knock-on.ts';
import { parseTimelineName, streamOf } from '../history/names.ts';
import { openBranch } from '../history/open-branch.ts';
import { openTimeline } from '../history/timeline.ts';
import type { EventStore } from '../store/port.ts';
import { type Route, route } from './route.ts';
import { ofTimeline, timelineName } from './shapes.ts';
import { explain } from '../report/why-words.ts';

const opening = z
  .strictObject({
    from: timelineName.describe('the timeline that the branch leaves'),
    name: slug.describe("the branch's own name"),
    at: z
      .string()
      .regex(/^-?\d{4}-\d{2}-\d{2}$/, 'must be a day, like 2025-12-12')
      .describe('the last day of the past they share'),
    mode: z.enum(['keep', 'open']).describe('whether the later events are kept'),
    question: prose,
  })
  .meta({ id: 'Opening' });

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
const target = z.string().max(200).describe("an event's key");
const edit = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('drop'), target }),
    z.strictObject({ kind: z.literal('shift'), target, to: edtf }),
    z.strictObject({ kind: z.literal('replace'), target, changes }),
    z.strictObject({ kind: z.literal('insert'), event: insertion }),
    z.strictObject({ kind: z.literal('undo'), target: target.optional() }),
  ])
  .meta({ id: 'Edit' });
const editing = z
  .strictObject({
    edit,
    reason: prose,
    expected: z
      .int()
      .min(0)
      .optional()
      .describe("the revision of the branch's stream that this was decided on"),
  })
  .meta({ id: 'Editing' });
const edited = z
  .strictObject({
    timeline: timelineName,
    event: z.strictObject({
      key: z.string(),
      type: z.string(),
      summary: z.string(),
      id: z.string(),
    }),
    revision: z.int().min(0),
    knockOns: z
      .array(z.strictObject({ key: z.string(), verdict: z.string(), because: z.string() }))
      .describe('what can then no longer have happened, or is in doubt'),
  })
  .meta({ id: 'Edited' });

/** Opening branches and editing them; `now` gives the moment of recording. */
export function writingRoutes(store: EventStore, now: () => string): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/branches',
      name: 'openBranch',
      summary: 'Opens a branch',
      body: opening,
      problems: [404, 409],
      answers: {
        201: { says: 'It is open', shape: z.strictObject({ timeline: timelineName }) },
      },
      handle: async ({ body }, c) => {
        const timeline = await openBranch(store, { ...body, recorded: now() });
        return c.json({ timeline }, 201);
      },
    }),
    route({
      method: 'post',
      path: '/api/timelines/{timeline}/edits',
      name: 'editBranch',
      summary: 'Edits a branch, and tells what that knocks out',
      params: ofTimeline,
      body: editing,
      problems: [404, 409, 422],
      answers: { 201: { says: 'It is edited', shape: edited } },
      handle: async ({ params, body }, c) =>
        c.json(await editedBy(store, params.timeline, body, now()), 201),
    }),
  ];
}

async function editedBy(
  store: EventStore,
  branch: string,
  { edit: wanted, reason, expected }: z.infer<typeof editing>,
  recorded: string,
): Promise<z.infer<typeof edited>> {
  const event = await editBranch(store, { branch, edit: wanted, reason, recorded, expected });
  const { list } = await knockOns(await openTimeline(store, branch));
  const head = await store.head(streamOf(parseTimelineName(branch)));
  return {
    timeline: branch,
    event: { key: event.key, type: event.type, summary: event.summary, id: event.id },
    revision: head?.revision ?? 0,
    knockOns: list.map((each) => ({
      key: each.entry.event.key,
      verdict: each.verdict,
      because: explain(each),
    })),
  };
}
