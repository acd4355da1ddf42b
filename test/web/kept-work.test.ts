import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importCase } from '../../src/case/import.ts';
import { readShipped } from '../../src/case/shipped-cases.ts';
import { openStore } from '../../src/store/open.ts';
import { browserHere, noBrowser } from './browser.ts';
import { Killable } from './killable.ts';
import { buildPage, read } from './opened.ts';

const BRANCH = 'belarus~no-potash-promise';

let browser: Browser;
let folder: string;
let server: Killable;
let context: BrowserContext;
beforeAll(async () => {
  if (noBrowser) return;
  buildPage();
  folder = mkdtempSync(join(tmpdir(), 'detente-killed-'));
  const store = await openStore(join(folder, 'filled.db'));
  await importCase(store, readShipped('belarus'));
  await store.close();
  browser = await browserHere();
});
afterAll(() => {
  if (noBrowser) return;
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async ({ task }) => {
  if (noBrowser) return;
  const location = join(folder, `${task.id}.db`);
  copyFileSync(join(folder, 'filled.db'), location);
  server = new Killable(location);
  await server.start();
  context = await browser.newContext();
  context.setDefaultTimeout(100_000);
});
afterEach(async () => {
  if (noBrowser) return;
  await context.close();
  await server.kill();
});

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL(path, server.url).href);
  await read(page);
  return page;
}

const headed = (page: Page, words: RegExp): Promise<void> =>
  page.locator('h1', { hasText: words }).waitFor();

const pending = (page: Page): Promise<number> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('pending')).length);

describe.skipIf(noBrowser)('work in the browser', () => {
  it('should outlive the server being killed, and be saved when it is back', async () => {
    const page = await open(`branches/${BRANCH}`);
    await server.kill();
    await page.getByText('The local server stopped').waitFor();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await headed(page, /changes nothing yet/);
    await page.reload().catch(() => undefined);
    await server.start();
    await page.goto(new URL(`branches/${BRANCH}`, server.url).href);
    await headed(page, /changes nothing yet/);
    await expect.poll(() => pending(page)).toBe(0);
    expect(await server.typesIn(BRANCH)).toEqual(['BranchOpened', 'EventDropped', 'EditUndone']);
  });

  it('should all be kept of two windows, and be saved once each', async () => {
    const one = await open(`branches/${BRANCH}`);
    const other = await open('branches/belarus?at=2025-12-13');
    await server.kill();
    await one.getByText('The local server stopped').waitFor();
    await other.getByText('The local server stopped').waitFor();
    await one.getByRole('button', { name: 'Undo' }).press('Enter');
    await headed(one, /changes nothing yet/);
    await other.getByLabel('Question').fill('What if?');
    await other.getByRole('button', { name: 'Open the branch' }).press('Enter');
    await headed(other, /changes nothing yet/);
    expect(await pending(one)).toBe(2);
    await server.start();
    await Promise.all([
      one
        .getByRole('button', { name: 'Retry' })
        .click({ timeout: 5_000 })
        .catch(() => undefined),
      other
        .getByRole('button', { name: 'Retry' })
        .click({ timeout: 5_000 })
        .catch(() => undefined),
    ]);
    await expect.poll(() => pending(one)).toBe(0);
    expect(await server.typesIn(BRANCH)).toEqual(['BranchOpened', 'EventDropped', 'EditUndone']);
    expect(await server.typesIn('belarus~from-2025-12-12')).toEqual(['BranchOpened']);
    for (const page of [one, other]) expect(await page.getByText('Not saved').count()).toBe(0);
  });

  it('should not be saved twice when only the answer was lost', async () => {
    const page = await open(`branches/${BRANCH}`);
    let lost = 0;
    await page.route('**/edits', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await headed(page, /changes nothing yet/);
    await expect.poll(() => pending(page)).toBe(0);
    expect(lost).toBe(1);
    expect(await server.typesIn(BRANCH)).toEqual(['BranchOpened', 'EventDropped', 'EditUndone']);
    expect(await page.getByText('Not saved').count()).toBe(0);
  });
});
