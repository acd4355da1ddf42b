import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { UsageError } from '../input/usage.ts';
import { guard } from './guard.ts';
import { mount } from './mount.ts';
import { pageRoutes } from './page.ts';
import { answerProblem, HttpProblem } from './problem.ts';
import { type Serving, type Table, tableOf } from './routes.ts';

export interface ServerOptions extends Serving {
  /** The port asked for; without one the usual port, or the next that is free. */
  readonly port?: number | undefined;
  /** Where the built workbench lies. */
  readonly pageFolder: string;
}

export interface Running {
  /** `http://127.0.0.1:4747/`. */
  readonly url: string;
  /** Ends every connection, also the open ones; the store stays open. */
  readonly close: () => Promise<void>;
}

export const PORT = 4747;
const TRIED = 20;
const HOST = '127.0.0.1';

/** The whole application. */
export function appOf(options: ServerOptions, { routes }: Pick<Table, 'routes'>): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    const answer = answerProblem(c, error);
    if (answer.status === 500) options.onFailure(error);
    return answer;
  });
  app.use(guard);
  mount(app, routes);
  app.all('/api/*', (c) => {
    throw new HttpProblem(404, `there is no ${c.req.path}: see docs/api.md or /openapi.json`);
  });
  app.route('/', pageRoutes(options.pageFolder));
  return app;
}

/** Serves on this machine only. Throws UsageError when the port asked for is taken. */
export async function startServer(options: ServerOptions): Promise<Running> {
  const stop = new AbortController();
  const table = tableOf(options, stop.signal);
  const { fetch } = appOf(options, table);
  const first = options.port ?? PORT;
  for (let port = first; ; port += 1) {
    const server = createAdaptorServer({ fetch, hostname: HOST }) as Server;
    if (await listens(server, port)) {
      const { port: taken } = server.address() as AddressInfo;
      return { url: `http://${HOST}:${taken}/`, close: () => end(server, stop, table) };
    }
    if (options.port !== undefined) {
      throw new UsageError(`--port ${port} is taken: choose another one, or leave it out`);
    }
    if (port - first >= TRIED) {
      throw new UsageError(`the ports ${first} to ${port} are taken: name a free one with --port`);
    }
  }
}

async function listens(server: Server, port: number): Promise<boolean> {
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
}

async function end(server: Server, stop: AbortController, table: Table): Promise<void> {
  stop.abort();
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await Promise.all([closed, table.close()]);
}
