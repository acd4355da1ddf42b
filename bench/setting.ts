import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/store/open.ts';
import { PAGE_SIZE } from '../src/store/port.ts';
import { storeCase } from './generate/store.ts';

/** What every group of rows works on: a generated case in a SQLite file, and a place for more. */
export interface BenchSetting {
  readonly events: number;
  readonly seed: number;
  /** File with the generated case. */
  readonly file: string;
  /** An empty folder for whatever a group writes; removed at the end. */
  readonly folder: string;
  readonly say: (progress: string) => void;
}

export const PAGE = PAGE_SIZE;

/** Prepares a setting: generates the case unless `file` holds it already. Remove it with `close`. */
export async function prepare(
  options: { readonly events: number; readonly seed: number; readonly file?: string | undefined },
  say: (progress: string) => void,
): Promise<BenchSetting & { readonly close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'detente-bench-'));
  const { events, seed, file = join(folder, 'case.db') } = options;
  if (!existsSync(file)) {
    say(`generating ${events} events`);
    await using store = await openStore(file);
    await storeCase(store, { events, seed });
  }
  const close = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  return { events, seed, file, folder, say, close };
}
