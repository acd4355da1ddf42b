import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { slug } from '../../domain/text.ts';
import { parseYaml, readText } from './document.ts';
import { type CaseSources, readCase } from './folder.ts';
import { importCase } from './import.ts';
import type { EventStore } from '../store/port.ts';
import { UsageError } from '../input/usage.ts';
import { streamOf } from '../store/timeline-name.ts';

const LIST = 'cases.yaml';

/** The folder `scenarios` that comes with detente: beside the sources, or beside the build. */
export function scenariosFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'scenarios');
    if (existsSync(join(candidate, LIST))) return candidate;
    if (folder === dirname(folder)) {
      throw new UsageError(
        `no folder scenarios with ${LIST} was found beside detente: import a case of your own with: import FOLDER`,
      );
    }
  }
}

/** Names of the shipped cases, in the order shown. */
export function shippedCases(folder = scenariosFolder()): string[] {
  return parseYaml(readText(join(folder, LIST), LIST), LIST, z.array(slug).min(1));
}

export function readShipped(name: string, folder = scenariosFolder()): CaseSources {
  return readCase(join(folder, name));
}

/** Imports the shipped cases that the store does not hold yet; says which. */
export async function importMissing(
  store: EventStore,
  onCase: (name: string) => void,
): Promise<string[]> {
  const imported: string[] = [];
  for (const name of shippedCases()) {
    if ((await store.head(streamOf(name))) !== undefined) continue;
    onCase(name);
    await importCase(store, readShipped(name));
    imported.push(name);
  }
  return imported;
}
