import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { toJson } from '../../input/plain-json.ts';
import { variant } from '../../simulate/model/variant.ts';
import type { EventStore } from '../../store/port.ts';
import type { Listeners } from '../listeners.ts';
import { HttpProblem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { problem, report } from '../shapes.ts';
import { eventStream, listening } from '../stream.ts';
import type { Simulation, Simulations, SimulationMessage } from './book.ts';
import { prepare, serverRequest } from './request.ts';

const progress = z.strictObject({
  doing: z.enum(['runs', 'drivers', 'others']),
  done: z.int().min(0),
  of: z.int().min(0).optional(),
});
/** A request as it is told again; dates are text then. */
const asked = serverRequest
  .extend({ at: z.string().optional(), variant: z.strictObject(variant.shape) })
  .meta({ id: 'SimulationAsked' });
const brief = z
  .strictObject({
    id: z.string().describe('SHA-256 of everything that the answer follows from'),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    request: asked.describe('what was asked, with what was left out'),
    progress,
  })
  .meta({ id: 'SimulationState' });
const whole = brief
  .extend({
    report: report('simulate').optional().describe('when it is done'),
    problem: problem.optional().describe('when it failed'),
  })
  .meta({ id: 'Simulation' });
const byId = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/, 'must be the id of a simulation'),
});

/** Simulations as jobs: asked for, looked at, listened to, ended. */
export function simulationRoutes(
  store: EventStore,
  simulations: Simulations,
  listeners: Listeners,
  stopped: AbortSignal,
): Route[] {
  return [
    ...asking(store, simulations),
    ...answers(simulations),
    route({
      method: 'get',
      path: '/api/simulations/{id}/stream',
      name: 'followSimulation',
      summary: 'Tells how far a simulation is, and what it came to',
      params: byId,
      streams: true,
      problems: [404, 503],
      answers: {
        200: eventStream(
          '`progress`, then `report` with the bands, `report` with everything, and `done` or `failed`',
        ),
      },
      handle: ({ params }, c) => follow(c, simulations.find(params.id), listeners, stopped),
    }),
  ];
}

function asking(store: EventStore, simulations: Simulations): Route[] {
  const headers = { location: 'where it is' };
  return [
    route({
      method: 'post',
      path: '/api/simulations',
      name: 'startSimulation',
      summary: 'Asks for a simulation; the same request is answered by the same one',
      body: serverRequest,
      bodyMax: 64 * 1024,
      problems: [404, 429],
      answers: {
        200: { says: 'It is done already', shape: brief, headers },
        202: { says: 'It waits or runs', shape: brief, headers },
      },
      handle: async ({ body }, c) => {
        const found = simulations.start(await prepare(store, body));
        c.header('location', `/api/simulations/${found.id}`);
        return c.json(briefOf(found), found.state === 'done' ? 200 : 202);
      },
    }),
    route({
      method: 'get',
      path: '/api/simulations',
      name: 'listSimulations',
      summary: 'The simulations that run, wait, or ended lately',
      answers: {
        200: { says: 'They', shape: z.strictObject({ simulations: z.array(brief) }) },
      },
      handle: (_, c) => c.json({ simulations: simulations.list().map(briefOf) }),
    }),
  ];
}

function answers(simulations: Simulations): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/simulations/{id}',
      name: 'getSimulation',
      summary: 'How far a simulation is, and its report when it is done',
      params: byId,
      problems: [404],
      answers: { 200: { says: 'The simulation', shape: whole } },
      handle: ({ params }, c) => {
        const found = simulations.find(params.id);
        const { report: told, problem: why } = found;
        return c.json({ ...briefOf(found), report: told, problem: why });
      },
    }),
    route({
      method: 'get',
      path: '/api/simulations/{id}/report',
      name: 'getSimulationReport',
      summary: 'The report alone, byte for byte what the command line prints',
      params: byId,
      problems: [404, 409],
      answers: { 200: { says: 'The report', shape: report('simulate') } },
      handle: ({ params }, c) => {
        const { report: told, state } = simulations.find(params.id);
        if (told === undefined) {
          throw new HttpProblem(409, `it is ${state}, not done: see /api/simulations/${params.id}`);
        }
        return c.body(`${toJson(told)}\n`, 200, { 'content-type': 'application/json' });
      },
    }),
    route({
      method: 'delete',
      path: '/api/simulations/{id}',
      name: 'endSimulation',
      summary: 'Ends a simulation, and forgets it',
      params: byId,
      problems: [404],
      answers: { 204: { says: 'It has ended' } },
      handle: async ({ params }, c) => {
        await simulations.end(params.id);
        return c.body(null, 204);
      },
    }),
  ];
}

function briefOf(found: Simulation): z.infer<typeof brief> {
  const { id, state, asked: request, progress: far } = found;
  return { id, state, request, progress: far };
}

function follow(
  c: Context,
  found: Simulation,
  listeners: Listeners,
  stopped: AbortSignal,
): Response {
  const leave = listeners.join();
  return streamSSE(c, async (sse) => {
    // One after the other, and all before the end.
    let written = Promise.resolve();
    const write = ({ event, data }: SimulationMessage): void => {
      written = written.then(() => sse.writeSSE({ event, data: JSON.stringify(data) }));
    };
    for (const each of toldSoFar(found)) write(each);
    const over = new Promise<void>((complete) => {
      const telling = found.told.subscribe({ next: write, complete });
      sse.onAbort(() => {
        telling.unsubscribe();
      });
    });
    try {
      await listening(sse, stopped, (end) => {
        void over.then(end);
      });
      await written;
    } finally {
      leave();
    }
  });
}

function toldSoFar({
  id,
  state,
  progress: far,
  report: told,
  problem: why,
}: Simulation): SimulationMessage[] {
  return [
    { event: 'progress', data: far },
    ...(told === undefined ? [] : [{ event: 'report' as const, data: told }]),
    ...(state === 'done' ? [{ event: 'done' as const, data: { id } }] : []),
    ...(why === undefined ? [] : [{ event: 'failed' as const, data: why }]),
  ];
}
