import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

/** The workbench as it was built; every path without a file is one of its views. */
export function pageRoutes(folder: string): Hono {
  const app = new Hono();
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('*', (c) => c.text('The workbench is not built yet: run npm run build:web\n', 503));
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
  app.get('*', serveStatic({ root, path: 'index.html' }));
  return app;
}
