import { once } from 'node:events';
import type { Server } from 'node:http';
import { Hono } from 'hono';
import { access, newToken } from './access.ts';
import { addressesOf, LOOPBACK, namesOf } from './addresses.ts';
import { guard } from './guard.ts';
import { listen } from './listen.ts';
import { mount } from './mount.ts';
import { pageRoutes } from './page.ts';
import { answerProblem, HttpProblem } from './problem.ts';
import { type ApiOptions, type RouteTable, tableOf } from './routes.ts';

export interface ServerOptions extends ApiOptions {
  /** Where to listen. Whoever asks there must have the token; without it, this machine only. */
  readonly host?: string | undefined;
  /** The port asked for; without one the usual port, or the next that is free. */
  readonly port?: number | undefined;
  /** Connections at the same time; 512 unless said otherwise. */
  readonly connections?: number | undefined;
  /** Where the built workbench lies. */
  readonly pageFolder: string;
}

export interface Running {
  /** `http://127.0.0.1:4747/`. */
  readonly url: string;
  /** Addresses to open: with `host` every one that reaches it, with the token. */
  readonly links: readonly string[];
  /** What programs send as `authorization: Bearer`, where it is asked for. */
  readonly token?: string | undefined;
  /** Ends every connection, also the open ones, and all work; the store stays open. */
  readonly close: () => Promise<void>;
}

const CONNECTIONS = 512;

/** The whole application of a table; `token` is asked for where there is one. */
export function appOf(
  options: ServerOptions,
  table: Pick<RouteTable, 'routes'>,
  token?: string,
): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    const answer = answerProblem(c, error);
    if (answer.status === 500) options.onFailure(error);
    return answer;
  });
  app.use(guard(namesOf(options.host ?? LOOPBACK)));
  if (token !== undefined) app.use(access(token));
  mount(app, table.routes);
  app.all('/api/*', (c) => {
    throw new HttpProblem(404, `there is no ${c.req.path}: see docs/api.md or /openapi.json`);
  });
  app.route('/', pageRoutes(options.pageFolder));
  return app;
}

/** Serves on this machine only, or where `host` says. Throws UsageError where that is not possible. */
export async function startServer(options: ServerOptions): Promise<Running> {
  const stop = new AbortController();
  const table = tableOf(options, stop.signal);
  const host = options.host ?? LOOPBACK;
  const token = options.host === undefined ? undefined : newToken();
  const { fetch } = appOf(options, table, token);
  const connections = options.connections ?? CONNECTIONS;
  const { server, port } = await listen(fetch, { host, port: options.port, connections });
  const urls = addressesOf(host).map((each) => `http://${each}:${port}/`);
  return {
    url: urls[0] ?? '',
    links: token === undefined ? urls : urls.map((each) => `${each}?token=${token}`),
    token,
    close: () => end(server, stop, table),
  };
}

async function end(server: Server, stop: AbortController, table: RouteTable): Promise<void> {
  stop.abort();
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await Promise.all([closed, table.close()]);
}
