import { Hono } from 'hono';
import { z } from 'zod';
import { OPEN_END, parseEdtf } from '../../domain/edtf.ts';
import { edtf, prose, slug } from '../../domain/text.ts';
import { headOf } from '../history/lineage.ts';
import { pagesOf, readEvent } from '../history/timeline.ts';
import { casesReport } from '../report/cases.ts';
import { compareReport } from '../report/compare.ts';
import { eventsReport } from '../report/events.ts';
import { openWithCatalogue, type Opened } from '../report/reading.ts';
import { replayReport } from '../report/replay.ts';
import { showReport } from '../report/show.ts';
import { sourcesReport } from '../report/sources.ts';
import { whyReport } from '../report/why.ts';
import { findModel, modelNames } from '../simulate/shipped-models.ts';
import type { EventStore } from '../store/port.ts';
import { checked } from './checked.ts';
import { HttpProblem } from './problem.ts';

/** Most events of one stream that are sent: longer histories are for the command line. */
export const STREAM_MAX = 60_000;

const window = z.strictObject({
  at: edtf.optional(),
  known: z.string().max(40).optional(),
  cascade: z.enum(['true', 'false']).optional(),
});
const place = z.strictObject({ from: z.coerce.number().int().min(0).default(0) });
const sought = z.strictObject({
  from: edtf.optional(),
  to: edtf.optional(),
  text: prose.optional(),
  source: slug.optional(),
  known: z.string().max(40).optional(),
});
const pair = z.strictObject({
  a: z.string().max(200),
  b: z.string().max(200),
  at: edtf.optional(),
  cascade: z.enum(['true', 'false']).optional(),
});

/** Everything that only reads. */
export function readingRoutes(store: EventStore, version: string): Hono {
  const app = new Hono();
  const opened = (name: string, known?: string): Promise<Opened> =>
    openWithCatalogue(store, name, known);
  app.get('/health', (c) => c.json({ name: 'detente', version }));
  app.get('/cases', async (c) => c.json(await casesReport(store)));
  app.get('/cases/:case/models', async (c) => {
    const name = checked('case', slug, c.req.param('case'));
    await headOf(store, `case-${name}`);
    return c.json({ models: modelNames(name).map((each) => findModel(name, each).model) });
  });
  app.get('/streams/:stream', async (c) => {
    const { from } = checked('query', place, c.req.query());
    return c.json(await streamFrom(store, c.req.param('stream'), from));
  });
  app.get('/timelines/:timeline/state', async (c) => {
    const { at, known, cascade } = checked('query', window, c.req.query());
    const found = await opened(c.req.param('timeline'), known);
    const day = at === undefined ? await lastDayOf(found) : dayIn(at);
    return c.json(await replayReport(found, day, { cascade: cascade === 'true' }));
  });
  app.get('/timelines/:timeline/events', async (c) => {
    const { from, to, text, known, source } = checked('query', sought, c.req.query());
    const filter = {
      ...(from === undefined ? {} : { from: parseEdtf(from).start }),
      ...(to === undefined ? {} : { to: dayIn(to) }),
      ...(text === undefined ? {} : { text }),
      ...(source === undefined ? {} : { source }),
    };
    return c.json(await eventsReport(await opened(c.req.param('timeline'), known), filter));
  });
  app.get('/timelines/:timeline/events/:key', async (c) => {
    const found = await opened(c.req.param('timeline'));
    const key = c.req.param('key');
    const reading = await readEvent(found.timeline, key);
    if (reading === undefined) {
      throw new HttpProblem(404, `no event "${key}" in ${found.timeline.title}: see /events`);
    }
    return c.json(await showReport(found, reading));
  });
  app.get('/timelines/:timeline/knock-ons', async (c) =>
    c.json(await whyReport(await opened(c.req.param('timeline')))),
  );
  app.get('/timelines/:timeline/sources', async (c) =>
    c.json(await sourcesReport(await opened(c.req.param('timeline')))),
  );
  app.get('/compare', async (c) => {
    const { a, b, at, cascade } = checked('query', pair, c.req.query());
    const [left, right] = [await opened(a), await opened(b)];
    const day =
      at === undefined ? Math.max(await lastDayOf(left), await lastDayOf(right)) : dayIn(at);
    return c.json(await compareReport(left, right, day, cascade === 'true'));
  });
  return app;
}

async function streamFrom(store: EventStore, stream: string, from: number) {
  const head = await store.head(stream);
  if (head === undefined) throw new HttpProblem(404, `no timeline has the stream ${stream}`);
  if (head.revision - from >= STREAM_MAX) {
    throw new HttpProblem(
      413,
      `${stream} has ${head.revision + 1} events, and at most ${STREAM_MAX} are sent: use the command line`,
    );
  }
  const events: object[] = [];
  for await (const page of store.read(stream, { from, to: head.revision })) {
    for (const { id, role, sort, text, revision } of page) {
      events.push({ id, role, sort, text, revision });
    }
  }
  return { stream, head, events };
}

/** A month or a year means its end, an open date its beginning. */
function dayIn(at: string): number {
  const { start, end } = parseEdtf(at);
  return end === OPEN_END ? start : end;
}

async function lastDayOf({ timeline }: Opened): Promise<number> {
  let last = 0;
  for await (const page of pagesOf(timeline)) last = page.at(-1)?.entry.start ?? last;
  return last;
}
