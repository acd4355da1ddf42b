import { execFileSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from '../server/served.ts';
import { launch, noBrowser } from './browser.ts';

let served: Served;
let browser: Browser;
beforeAll(async () => {
  if (noBrowser) return;
  execFileSync(process.execPath, ['scripts/build-web.ts']);
  served = await serve('memory:', ['belarus']);
  browser = await launch();
});
afterAll(async () => {
  if (noBrowser) return;
  await browser.close();
  await served.close();
});

const headed = (page: Page, words: RegExp): Promise<void> =>
  page.locator('h1', { hasText: words }).waitFor();

describe.skipIf(noBrowser)('a newcomer', () => {
  it('should fork the record, drop the promise, see what falls, take it back and do it again', async () => {
    const page = await browser.newPage();
    await page.goto(new URL('branches/belarus?at=2025-12-13', served.url).href);
    await page.getByLabel('Question').fill('What if the promise had not been made?');
    await page.keyboard.press('Enter');
    await page.waitForURL(/belarus~from-2025-12-12/);
    await headed(page, /changes nothing yet/);

    await page.getByLabel('Find').fill('lifting its sanctions on Belarusian potash');
    await page.getByRole('button', { name: /^Drop/ }).press('Enter');
    await page.getByLabel('Reason').fill('the counterfactual');
    await page.getByText('Allowed').waitFor();
    await page.getByLabel('Reason').press('Enter');
    await headed(page, /^Dropping 1 event takes 4 others with it/);

    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await headed(page, /changes nothing yet/);
    await page.getByRole('button', { name: 'Redo' }).press('Enter');
    await headed(page, /^Dropping 1 event/);
    // Saved: the server has the opening, the drop, the undo and the redo.
    await expect
      .poll(() => served.store.head('case-belarus~from-2025-12-12'))
      .toMatchObject({
        revision: 3,
      });
    await page.close();
  });

  it('should be told the rule, and be offered a day that it allows', async () => {
    const page = await browser.newPage();
    await page.goto(new URL('branches/belarus~no-potash-promise', served.url).href);
    await page.getByLabel('Find').fill('potash');
    await page.getByRole('button', { name: /^Move/ }).first().press('Enter');
    const day = page.getByLabel('New date');
    await day.fill('2025-12-01');
    await page.getByText('Refused by rule edit-after-fork').waitFor();
    await page.getByRole('button', { name: 'Use 2025-12-13' }).press('Enter');
    expect(await day.inputValue()).toBe('2025-12-13');
    await page.close();
  });

  it('should lose no edit that was made while the server was stopped', async () => {
    const own = await serve('memory:', ['belarus']);
    const page = await browser.newPage();
    await page.goto(new URL('branches/belarus~no-potash-promise', own.url).href);
    await headed(page, /Dropping/);
    await own.close();
    await page.getByText('The local server stopped').waitFor();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await headed(page, /changes nothing yet/);
    await page.getByText('1 not saved yet').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('detente.pending'))).toContain('undo');
    await page.close();
  });
});
