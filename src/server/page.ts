import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

/** The workbench as it was built; every path without a file is one of its views. */
export function pageRoutes(folder: string): Hono {
  const app = new Hono();
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('*', (c) => c.text('The workbench is not built yet: run npm start\n', 503));
    return app;
  }
  const root = relative(process.cwd(), folder) || '.';
  app.use(compress());
  app.get(
    '/assets/*',
    serveStatic({
      root,
      onFound: (_path, c) => {
        c.header('cache-control', 'public, max-age=31536000, immutable');
      },
    }),
  );
  app.get('/assets/*', (c) => c.text('not found\n', 404));
  const index = serveStatic({ root, path: 'index.html' });
  // A path with a dot names a file, which is not there; every other one is a view.
  app.get('*', async (c, next) => {
    if (/\.\w+$/.test(c.req.path)) return c.text('not found\n', 404);
    c.header('cache-control', 'no-cache');
    return (await index(c, next)) ?? c.text('not found\n', 404);
  });
  return app;
}
