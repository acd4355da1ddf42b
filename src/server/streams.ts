import { z } from 'zod';
import type { EventStore } from '../store/port.ts';
import { HttpProblem } from './problem.ts';
import { type Route, route } from './route.ts';

/** Most events of one stream that are sent: longer histories are for the command line. */
export const STREAM_MAX = 60_000;

const line = z.strictObject({
  id: z.string(),
  role: z.string(),
  sort: z.int(),
  text: z.string().describe('the stored line, byte for byte'),
  revision: z.int().min(0),
});
const stream = z.strictObject({
  stream: z.string(),
  head: z.looseObject({ revision: z.int().min(0), hash: z.string() }),
  events: z.array(line),
});

/** Streams as they are stored. */
export function streamRoutes(store: EventStore): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/streams/{stream}',
      name: 'readStream',
      summary: 'The stored lines of a stream, from a revision on',
      params: z.strictObject({ stream: z.string().max(250).describe('case-NAME') }),
      query: z.strictObject({
        from: z.coerce
          .number()
          .int()
          .min(0)
          .default(0)
          .describe('the first revision that is wanted'),
      }),
      problems: [404, 413],
      answers: { 200: { says: 'The lines', shape: stream } },
      handle: async ({ params, query }, c) =>
        c.json(await streamFrom(store, params.stream, query.from)),
    }),
  ];
}

async function streamFrom(store: EventStore, name: string, from: number) {
  const head = await store.head(name);
  if (head === undefined) throw new HttpProblem(404, `no timeline has the stream ${name}`);
  if (head.revision - from >= STREAM_MAX) {
    throw new HttpProblem(
      413,
      `${name} has ${head.revision + 1} events, and at most ${STREAM_MAX} are sent: use the command line`,
    );
  }
  const events: z.infer<typeof line>[] = [];
  for await (const page of store.read(name, { from, to: head.revision })) {
    for (const { id, role, sort, text, revision } of page) {
      events.push({ id, role, sort, text, revision });
    }
  }
  return { stream: name, head, events };
}
