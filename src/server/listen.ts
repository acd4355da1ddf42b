import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { UsageError } from '../input/usage.ts';
import { HttpProblem, problemBody } from './problem.ts';

export interface Listening {
  /** The address to listen on. */
  readonly host: string;
  /** The port asked for; without one the usual port, or the next that is free. */
  readonly port?: number | undefined;
  /** Connections at the same time, at most; more are closed at once. */
  readonly connections: number;
}

export const PORT = 4747;
const TRIED = 20;

/** Listens, and gives the server with its port. Throws UsageError where that is not possible. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port: asked, connections }: Listening,
): Promise<{ readonly server: Server; readonly port: number }> {
  const first = asked ?? PORT;
  const answer = getRequestListener(fetch, { hostname: host, errorHandler });
  for (let port = first; ; port += 1) {
    const server = createServer((incoming, outgoing) => {
      void answer(incoming, outgoing);
    });
    server.maxConnections = connections;
    if (await listens(server, port, host)) {
      return { server, port: (server.address() as AddressInfo).port };
    }
    if (asked !== undefined) {
      throw new UsageError(`--port ${port} is taken: choose another one, or leave it out`);
    }
    if (port - first >= TRIED) {
      throw new UsageError(`the ports ${first} to ${port} are taken: name a free one with --port`);
    }
  }
}

/** What is no request at all, such as an address with a backslash, never gets to the application. */
function errorHandler(error: unknown): Response {
  const isTheirs = error instanceof RequestError;
  const body = problemBody(isTheirs ? new HttpProblem(400, `no request: ${error.message}`) : error);
  return Response.json(body, {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', 'x-content-type-options': 'nosniff' },
  });
}

const REFUSED: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRNOTAVAIL: (host) => `--host ${host}: this machine does not have that address`,
  ENOTFOUND: (host) => `--host ${host}: no machine is called so; give an address`,
  EAI_AGAIN: (host) => `--host ${host}: the name cannot be looked up; give an address`,
  EACCES: (_, port) => `--port ${port}: you may not listen there; choose one above 1023`,
};

async function listens(server: Server, port: number, host: string): Promise<boolean> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return false;
    const refused = REFUSED[code];
    throw refused === undefined ? error : new UsageError(refused(host, port));
  }
}
