import { z } from 'zod';
import { type Day, isoDay } from '../../domain/calendar.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import { edtf, prose, slug } from '../../domain/text.ts';
import { readEvent } from '../history/timeline.ts';
import { compareReport } from '../report/compare.ts';
import { eventsReport } from '../report/events.ts';
import { lastDayAfter, openWithCatalogue, type OpenTimeline } from '../report/read-timeline.ts';
import { replayReport } from '../report/replay.ts';
import { showReport } from '../report/show.ts';
import { sourcesReport } from '../report/sources.ts';
import { whyReport } from '../report/why.ts';
import type { EventStore } from '../store/port.ts';
import { HttpProblem } from './problem.ts';
import { type Route, route } from './route.ts';
import { dayIn, moment, ofTimeline, report, timelineName, truth } from './shapes.ts';

const at = edtf.optional().describe('a day; a month or year means its end (default: today)');
const known = moment.optional().describe('only what the record held then');
const cascade = truth.optional().describe("true: leave out what a branch's edits knock out");
const sought = z.strictObject({
  from: edtf.optional(),
  to: edtf.optional(),
  text: prose.optional(),
  source: slug.optional(),
  known,
});

/** What timelines tell; `now` gives the moment, for the day of today. */
export function readingRoutes(store: EventStore, now: () => string): Route[] {
  return [...timelineRoutes(store, now), ...eventRoutes(store)];
}

function timelineRoutes(store: EventStore, now: () => string): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/timelines/{timeline}/state',
      name: 'getState',
      summary: 'How things stood on a day',
      params: ofTimeline,
      query: z.strictObject({ at, known, cascade }),
      problems: [404],
      answers: { 200: { says: 'The state', shape: report('replay') } },
      handle: async ({ params, query }, c) => {
        const found = await opened(store, params.timeline, query.known);
        const day = await dayOf(now, query.at, found);
        return c.json(await replayReport(found, day, { cascade: query.cascade === 'true' }));
      },
    }),
    route({
      method: 'get',
      path: '/api/timelines/{timeline}/knock-ons',
      name: 'getKnockOns',
      summary: "A branch's edits and what they knock out",
      params: ofTimeline,
      problems: [404],
      answers: { 200: { says: 'What falls, and why', shape: report('why') } },
      handle: async ({ params }, c) =>
        c.json(await whyReport(await opened(store, params.timeline))),
    }),
    route({
      method: 'get',
      path: '/api/timelines/{timeline}/sources',
      name: 'listSources',
      summary: 'What carries the events, and how much of them',
      params: ofTimeline,
      problems: [404],
      answers: { 200: { says: 'The sources', shape: report('sources') } },
      handle: async ({ params }, c) =>
        c.json(await sourcesReport(await opened(store, params.timeline))),
    }),
    route({
      method: 'get',
      path: '/api/compare',
      name: 'compareTimelines',
      summary: 'Two timelines side by side',
      query: z.strictObject({ a: timelineName, b: timelineName, at, known, cascade }),
      problems: [404],
      answers: { 200: { says: 'What differs', shape: report('compare') } },
      handle: async ({ query }, c) => {
        const left = await opened(store, query.a, query.known);
        const right = await opened(store, query.b, query.known);
        const day = await dayOf(now, query.at, left, right);
        return c.json(await compareReport(left, right, day, query.cascade === 'true'));
      },
    }),
  ];
}

function eventRoutes(store: EventStore): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/timelines/{timeline}/events',
      name: 'listEvents',
      summary: 'The events of a timeline, or some of them',
      params: ofTimeline,
      query: sought,
      problems: [404],
      answers: { 200: { says: 'The events', shape: report('events') } },
      handle: async ({ params, query }, c) => {
        const { from, to, text, source } = query;
        const filter = {
          ...(from === undefined ? {} : { from: parseEdtf(from).start }),
          ...(to === undefined ? {} : { to: dayIn(to) }),
          ...(text === undefined ? {} : { text }),
          ...(source === undefined ? {} : { source }),
        };
        const found = await opened(store, params.timeline, query.known);
        return c.json(await eventsReport(found, filter));
      },
    }),
    route({
      method: 'get',
      path: '/api/timelines/{timeline}/events/{key}',
      name: 'getEvent',
      summary: 'One event: what it says, and who says so',
      params: ofTimeline.extend({ key: z.string().max(200) }),
      problems: [404],
      answers: { 200: { says: 'The event', shape: report('show') } },
      handle: async ({ params: { timeline, key } }, c) => {
        const found = await opened(store, timeline);
        const reading = await readEvent(found.timeline, key);
        if (reading === undefined) {
          throw new HttpProblem(404, `no event "${key}" in ${found.timeline.title}: see /events`);
        }
        return c.json(await showReport(found, reading));
      },
    }),
  ];
}

function opened(store: EventStore, name: string, asKnown?: string): Promise<OpenTimeline> {
  const byDay = asKnown === undefined || asKnown.includes('T');
  return openWithCatalogue(store, name, byDay ? asKnown : isoDay(dayIn(asKnown)));
}

/** The day asked for; else today, or a branch's last day where that lies in the future. */
async function dayOf(
  now: () => string,
  asked: string | undefined,
  ...timelines: OpenTimeline[]
): Promise<Day> {
  if (asked !== undefined) return dayIn(asked);
  let day = parseEdtf(now().slice(0, 10)).start;
  for (const { timeline } of timelines) day = (await lastDayAfter(timeline, day)) ?? day;
  return day;
}
