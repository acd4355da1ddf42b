/** Builds the workbench into dist/web, unless it was built from the same files. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const MARK = join(ROOT, 'dist', 'web', '.built-from');

function inputs(): string {
  const hash = createHash('sha256');
  const folders = ['domain', 'projections', 'src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const files = [...folders, join(ROOT, 'package-lock.json'), join(ROOT, 'vite.config.ts')];
  for (const file of files.sort()) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  return hash.digest('hex');
}

const wanted = inputs();
if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== wanted) {
  if (process.stderr.isTTY) process.stderr.write('building the workbench …\n');
  // Whoever asks for it: a test runner would get the development build of what the page uses.
  process.env['NODE_ENV'] = 'production';
  // Only where it is needed: it is long to load.
  const { build } = await import('vite');
  await build({ configFile: join(ROOT, 'vite.config.ts') });
  writeFileSync(MARK, wanted);
}
