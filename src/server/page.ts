import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { HttpProblem } from './problem.ts';

/** The workbench as it was built; every path without a file is one of its views. */
export function pageRoutes(folder: string): Hono {
  const app = new Hono();
  const built = builtPage(folder);
  app.use(compress());
  app.get('/assets/*', (c, next) => built()?.assets(c, next) ?? next());
  app.get('/assets/*', (c) => missing(c.req.path));
  // A path with a dot names a file, which is not there; every other one is a view.
  app.get('*', async (c, next) => {
    if (/\.\w+$/.test(c.req.path)) missing(c.req.path);
    // Looked at each time: it may be built, or built anew, while the server runs.
    const page = existsSync(join(folder, 'index.html')) ? built() : undefined;
    if (page === undefined) {
      return c.text('The workbench is not built yet: run npm start\n', 503);
    }
    c.header('cache-control', 'no-cache');
    return (await page.index(c, next)) ?? missing(c.req.path);
  });
  app.all('*', (c) => {
    c.header('allow', 'GET, HEAD');
    throw new HttpProblem(405, `${c.req.path} does not take ${c.req.method}: use GET, HEAD`);
  });
  return app;
}

function missing(path: string): never {
  throw new HttpProblem(404, `there is no file ${path}`);
}

interface Page {
  readonly assets: MiddlewareHandler;
  readonly index: MiddlewareHandler;
}

/** Undefined until the folder is there: what serves it complains where there is none. */
function builtPage(folder: string): () => Page | undefined {
  let made: Page | undefined;
  const root = relative(process.cwd(), folder) || '.';
  return () => {
    if (made === undefined && !existsSync(folder)) return undefined;
    made ??= {
      assets: serveStatic({
        root,
        onFound: (_path, c) => {
          c.header('cache-control', 'public, max-age=31536000, immutable');
        },
      }),
      index: serveStatic({ root, path: 'index.html' }),
    };
    return made;
  };
}
