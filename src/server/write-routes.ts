import { z } from 'zod';
import { editBranch, openBranch } from '../history/edit/append.ts';
import { editRequest, opening } from '../history/edit/schema.ts';
import { explain, knockOns } from '../history/knock-on.ts';
import { openTimeline } from '../history/timeline.ts';
import type { EventStore } from '../store/port.ts';
import { type Route, route } from './route.ts';
import { ofTimeline, timelineName } from './shapes.ts';

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
      body: editRequest,
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
  asked: z.infer<typeof editRequest>,
  recorded: string,
): Promise<z.infer<typeof edited>> {
  const { event, revision } = await editBranch(store, { branch, ...asked, recorded });
  const { list } = await knockOns(await openTimeline(store, branch));
  return {
    timeline: branch,
    event: { key: event.key, type: event.type, summary: event.summary, id: event.id },
    revision,
    knockOns: list.map((each) => ({
      key: each.entry.event.key,
      verdict: each.verdict,
      because: explain(each),
    })),
  };
}
