import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { importCase } from '../../src/case/import.ts';
import { readShipped } from '../../src/case/shipped-cases.ts';
import { startServer } from '../../src/server/serve.ts';
import { openStore } from '../../src/store/open.ts';
import { GENERATED_CASE } from '../generate/case.ts';
import { storeCase } from '../generate/store.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const PAGE_FOLDER = join(ROOT, 'dist', 'web');

/** The page, over a store with a shipped case and a generated one. */
export interface BenchServer extends AsyncDisposable {
  readonly url: string;
  /** Names of the two timelines. */
  readonly record: string;
  readonly long: string;
  /** How many events the long one has. */
  readonly events: number;
}

/** Builds the page where its files have changed, and serves it on a free port. */
export async function servePage(
  file: string,
  options: { readonly record: string; readonly events: number; readonly seed: number },
): Promise<BenchServer> {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'build-web.ts')], { stdio: 'inherit' });
  const store = await openStore(file);
  await importCase(store, readShipped(options.record));
  const events = await storeCase(store, options);
  const running = await startServer({
    store,
    port: 0,
    pageFolder: PAGE_FOLDER,
    version: 'bench',
    now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    onFailure: (error) => {
      console.error(error);
    },
  });
  return {
    url: running.url,
    record: options.record,
    long: GENERATED_CASE,
    events,
    [Symbol.asyncDispose]: async () => {
      await running.close();
      await store.close();
    },
  };
}
