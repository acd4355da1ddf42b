import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Disposable, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { ServerOptions } from '../../src/server/serve.ts';
import { type Served, serve } from '../server/served.ts';
import { browserHere, noBrowser } from './browser.ts';
import { windowIn } from './window.ts';

/** A page that was opened, and what its console said; closed at the end of the test, or before. */
export interface Visit {
  readonly page: Page;
  readonly said: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Opening extends BrowserContextOptions {
  /** Done with the page before it loads anything, and undone when it is closed. */
  readonly before?: (page: Page) => Promise<Disposable>;
}

/** Collects the errors and warnings of a page's console, and what is thrown in it. */
export function listenTo(page: Page): readonly string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  return said;
}

/** Waits until the screen says something. */
export const read = (page: Page): Promise<void> =>
  page.locator('h1:not(:text("Reading"))').waitFor();

/** Opens an address in a window of its own, 1440 by 900 px if nothing else is said, and reads it. */
export async function visit(
  browser: Browser,
  address: string,
  { before, ...options }: Opening = {},
): Promise<Visit> {
  const { page, giveBack } = await windowIn(browser, {
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const done = await before?.(page);
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= giveBack(done));
  onTestFinished(close);
  const said = listenTo(page);
  await page.goto(address);
  await read(page);
  return { page, said, close };
}

/** The page is built from the files as they are; nothing is done where it is built already. */
export function buildPage(): void {
  execFileSync(process.execPath, ['scripts/build-web.ts']);
}

/** A browser, and a server of some cases for the tests of one file; both there when a test runs. */
export interface Opened {
  readonly browser: Browser;
  readonly served: Served;
  /** Opens a path of the page, such as "replay/poland?at=1981-12-13". */
  readonly open: (path: string, options?: Opening) => Promise<Visit>;
}

interface Wanted extends Partial<ServerOptions> {
  /** A store in a file, where one in memory would not do. */
  readonly stored?: boolean;
  /** Puts more into the store than the shipped cases. */
  readonly filled?: (served: Served) => Promise<void>;
}

function ready<T>(made: T | undefined): T {
  if (made === undefined) throw new Error('not before a test runs, nor without a browser');
  return made;
}

/** Builds the page, serves some of the shipped cases and has a browser, once for a file of tests. */
export function opened(cases: readonly string[], wanted: Wanted = {}): Opened {
  const { stored = false, filled, ...options } = wanted;
  let folder: string | undefined;
  let served: Served | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (noBrowser) return;
    buildPage();
    folder = stored ? mkdtempSync(join(tmpdir(), 'detente-page-')) : undefined;
    const location = folder === undefined ? 'memory:' : join(folder, 'store.db');
    served = await serve(location, cases, options);
    await filled?.(served);
    browser = await browserHere();
  });
  afterAll(async () => {
    await served?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });
  return {
    get browser() {
      return ready(browser);
    },
    get served() {
      return ready(served);
    },
    open: (path, opening) => visit(ready(browser), new URL(path, ready(served).url).href, opening),
  };
}
