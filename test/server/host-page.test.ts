import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, noBrowser } from '../web/browser.ts';
import { type Served, serve } from './served.ts';

let folder: string;
let served: Served;
let browser: Browser;
beforeAll(async () => {
  if (noBrowser) return;
  execFileSync(process.execPath, ['scripts/build-web.ts']);
  folder = mkdtempSync(join(tmpdir(), 'detente-host-page-'));
  served = await serve(join(folder, 'store.db'), ['poland'], { host: '127.0.0.1' });
  browser = await launch();
});
afterAll(async () => {
  if (noBrowser) return;
  await browser.close();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(noBrowser)('the page behind a token', () => {
  it('should open by its link, under a clean address, with everything it loads', async () => {
    const page = await browser.newPage();
    const failed: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') failed.push(message.text());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    });
    await page.goto((served.links[0] ?? '').replace('/?', '/replay/poland?'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).not.toContain('token');
    expect(failed).toEqual([]);
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.close();
  });

  it('should go on after a click in a page of another site', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('http://elsewhere.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<a href="${served.links[0] ?? ''}">the link</a>`,
      }),
    );
    await page.goto('http://elsewhere.example/');
    await page.getByText('the link').click();
    await page.waitForURL(`${served.url}**`);
    // Held back for one step, as the cookie's rules want it.
    await page.getByRole('link', { name: 'go on' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await context.close();
  });

  it('should say what to open where the link was not', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const answer = await page.goto(served.url);
    expect(answer?.status()).toBe(401);
    expect(await page.innerText('body')).toContain('open the link');
    await context.close();
  });
});
