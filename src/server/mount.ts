import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { checked, checkedQuery } from './check-request.ts';
import { HttpProblem } from './problem.ts';
import type { Route } from './route.ts';

/** Puts a table of routes into an application; a known path asked in another way is answered with 405. */
export function mount(app: Hono, routes: readonly Route[]): void {
  for (const each of routes) {
    const limits = each.body === undefined ? [] : [jsonOnly, limitOf(each.bodyMax)];
    app.on([each.method.toUpperCase()], [pattern(each.path)], ...limits, (c) => answer(each, c));
  }
  for (const [path, methods] of methodsByPath(routes)) {
    app.all(pattern(path), (c) => {
      const allow = allowed(methods);
      c.header('allow', allow);
      throw new HttpProblem(405, `${c.req.path} does not take ${c.req.method}: use ${allow}`);
    });
  }
}

/** `/api/cases/{case}` as the router writes it. */
export const pattern = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

async function answer(route: Route, c: Context): Promise<Response> {
  const params = checked('path', route.params, c.req.param());
  const query = checkedQuery(route.query, c.req.queries());
  const body = route.body === undefined ? undefined : checked('body', route.body, await bodyOf(c));
  // Nobody would read it, and nobody could end it.
  if (route.streams && c.req.method === 'HEAD') {
    return c.body(null, 200, { 'content-type': 'text/event-stream' });
  }
  return route.handle({ params, query, body }, c);
}

function methodsByPath(routes: readonly Route[]): Map<string, Set<string>> {
  const byPath = new Map<string, Set<string>>();
  for (const { path, method } of routes) {
    const methods = byPath.get(path) ?? new Set();
    byPath.set(path, methods.add(method.toUpperCase()));
  }
  return byPath;
}

function allowed(methods: ReadonlySet<string>): string {
  return [...methods].flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each])).join(', ');
}

/** Other kinds a page from elsewhere could send without asking. */
const jsonOnly: MiddlewareHandler = async (c, next) => {
  if (!/^application\/json\b/.test(c.req.header('content-type') ?? '')) {
    throw new HttpProblem(415, 'send content-type: application/json');
  }
  await next();
};

function limitOf(most: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: most,
    onError: async (c) => {
      await drain(c.req.raw, 16 * most);
      throw new HttpProblem(413, `the body has more than ${most} bytes`);
    },
  });
}

/** Who still sends would not read the answer; but nobody is listened to for ever. */
async function drain(request: Request, most: number): Promise<void> {
  let left = most;
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
