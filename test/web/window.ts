import type { Browser, BrowserContextOptions, Disposable, Page } from 'playwright-core';

/** A busy machine takes its time: what is waited for may come this late. */
const LATE_MS = 100_000;
const CLEARED_MS = 10_000;

/** Windows that stand empty, by browser. */
const empty = new WeakMap<Browser, Page[]>();

/** Leaves nothing of a test in its window: true if that could be done. */
async function clear(page: Page, done: Disposable | undefined): Promise<boolean> {
  try {
    const { origin } = new URL(page.url());
    await done?.dispose();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    for (const event of ['console', 'pageerror', 'response', 'load'])
      page.removeAllListeners(event);
    await page.goto('about:blank', { timeout: CLEARED_MS });
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await session.detach();
    await page.mouse.move(0, 0);
    return true;
  } catch {
    return false;
  }
}

export interface Window {
  readonly page: Page;
  /** Clears it for another test; `done` is what was done to it and has to be undone. */
  readonly giveBack: (done?: Disposable) => Promise<void>;
}

/**
 * An empty window with a storage of its own. A new one takes seconds until its engine is warm, so
 * windows that were given back are taken again, unless they have permissions of their own.
 */
export async function windowIn(
  browser: Browser,
  { viewport, colorScheme = null, reducedMotion = null, ...own }: BrowserContextOptions,
): Promise<Window> {
  const free = empty.get(browser) ?? [];
  empty.set(browser, free);
  const usual = Object.keys(own).length === 0;
  const page =
    (usual ? free.pop() : undefined) ?? (await (await browser.newContext(own)).newPage());
  page.setDefaultTimeout(LATE_MS);
  if (viewport !== undefined && viewport !== null) await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion });
  return {
    page,
    giveBack: async (done) => {
      if (usual && (await clear(page, done))) free.push(page);
      else await page.context().close();
    },
  };
}
