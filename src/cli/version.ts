import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({ name: z.literal('detente'), version: z.string() });

/** The version in the package.json above this file: beside the sources, or above the build. */
export function version(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    const found = existsSync(path)
      ? manifest.safeParse(JSON.parse(readFileSync(path, 'utf8')))
      : undefined;
    if (found?.success === true) return found.data.version;
  }
  return 'unknown';
}
