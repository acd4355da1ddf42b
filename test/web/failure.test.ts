import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Disposable, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { importCase } from '../../src/case/import.ts';
import { readShipped } from '../../src/case/shipped-cases.ts';
import { openStore } from '../../src/store/open.ts';
import { noBrowser } from './browser.ts';
import { Killable } from './killable.ts';
import { sideways, violations } from './looks.ts';
import { opened, visit } from './opened.ts';

const web = opened(['belarus', 'poland']);

const failed = (page: Page, words: string | RegExp) =>
  page.locator('.failed', { hasText: words }).first();
const heading = (page: Page, words: RegExp): Promise<void> =>
  page.locator('h1', { hasText: words }).waitFor();
/** What has the focus: its element, and the words it begins with. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: on } = document;
    return `${on?.tagName.toLowerCase()}: ${on?.textContent.slice(0, 60)}`;
  });
const bar = (page: Page, screen: string) => page.getByRole('link', { name: screen, exact: true });

const LOOKS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'dark', width: 390 },
] as const;
type Look = (typeof LOOKS)[number];

/** In light and dark, wide and narrow: nothing for axe to find, nothing to scroll sideways for. */
async function looksWell(page: Page, name: string, looks: readonly Look[] = LOOKS): Promise<void> {
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page), `${name}, ${colorScheme}, ${width}`).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    const shots = process.env['DETENTE_TEST_SHOTS'];
    if (shots !== undefined)
      await page.screenshot({ path: join(shots, `${name}-${colorScheme}-${width}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Has the elements of a class throw while `fails` is set in the page: planted in the script on its way. */
async function plant(page: Page, name: string): Promise<Disposable> {
  return page.route('**/assets/*.js', async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const broken = text.replaceAll(new RegExp(`className:([\`"'])${name}\\1`, 'g'), (own) =>
      own.replace(
        'className:',
        'className:globalThis.fails===true?(()=>{throw new Error("planted")})():',
      ),
    );
    // The window may have been given back while the file was on its way.
    await route.fulfill({ response: answer, body: broken }).catch(() => undefined);
  });
}

/** Screens that the page would fetch by itself before anybody looks at them. */
const UNSEEN = /\/assets\/(?:Compare|Simulate)-/;
const notYet = (page: Page): Promise<Disposable> => page.route(UNSEEN, (route) => route.abort());
const setFails = (page: Page, fails: boolean): Promise<void> =>
  page.evaluate((set) => {
    Object.assign(globalThis, { fails: set });
  }, fails);

describe.skipIf(noBrowser)('while the server is away', () => {
  let folder: string;
  let server: Killable;
  beforeAll(async () => {
    if (noBrowser) return;
    folder = mkdtempSync(join(tmpdir(), 'detente-failed-'));
    const location = join(folder, 'store.db');
    const store = await openStore(location);
    for (const name of ['belarus', 'poland']) await importCase(store, readShipped(name));
    await store.close();
    server = new Killable(location);
  });
  afterEach(() => (noBrowser ? undefined : server.kill()));
  afterAll(() => {
    if (noBrowser) return;
    rmSync(folder, { recursive: true, force: true });
  });

  it('should say which screen is not there, and load it when the server is back', async () => {
    await server.start();
    const { page, close } = await visit(web.browser, `${server.url}replay/belarus?at=2025-12-13`, {
      before: notYet,
    });
    await server.kill();
    await page.getByText('The local server stopped').waitFor();
    await page.unroute(UNSEEN);

    await bar(page, 'Compare').click();
    const message = failed(page, 'Compare could not be loaded: the local server does not answer');
    await message.waitFor();
    expect(await focused(page)).toMatch(/^section: Compare could not be loaded/);
    await looksWell(page, 'away');
    await message.getByRole('button', { name: 'Retry' }).press('Enter');
    await message.getByText('It failed again.').waitFor();
    expect(await focused(page)).toBe('button: Retry');
    // A reload would give the page away for the browser's own page of errors.
    expect(await page.getByRole('button', { name: 'Reload the page' }).count()).toBe(0);

    await page.keyboard.press('4');
    await failed(page, 'Simulate could not be loaded').waitFor();
    expect(await focused(page)).toMatch(/^section: Simulate could not be loaded/);
    await page.goBack();
    await message.waitFor();
    await page.goBack();
    await heading(page, /On 13 December 2025/);
    expect(await page.locator('.failed').count()).toBe(0);
    await bar(page, 'Compare').click();
    await message.waitFor();

    await server.start();
    await page.locator('.failed').waitFor({ state: 'detached' });
    await heading(page, /^(?!Reading|Compare)/);
    await expect.poll(() => focused(page)).toMatch(/^h1: (?!Reading)/);
    await page.keyboard.press('4');
    await page.locator('.controls').waitFor();
    await close();
  });

  it('should load a screen by Retry, and its parts by themselves', async () => {
    await server.start();
    const { page, close } = await visit(web.browser, `${server.url}sources/poland`, {
      before: notYet,
    });
    await server.kill();
    await page.getByText('The local server stopped').waitFor();
    await page.unroute(UNSEEN);
    await page.keyboard.press('4');
    const message = failed(page, 'Simulate could not be loaded');
    await message.waitFor();
    // The files of the screen are there, and neither its models nor its worker.
    await page.route(/\/assets\/(?!worker-)[^/]+\.js/, (route) =>
      route.fulfill({ path: join('dist/web', new URL(route.request().url()).pathname) }),
    );
    await message.getByRole('button', { name: 'Retry' }).press('Enter');
    await heading(page, /poland cannot be simulated now/);
    await page.getByText('The local server does not answer').waitFor();
    await server.start();
    await page.getByRole('tab', { name: 'Fan' }).waitFor();
    await close();
  });

  it('should read another case when the server is back, and keep the focus where it is', async () => {
    await server.start();
    const { page, close } = await visit(web.browser, `${server.url}replay/poland`);
    await server.kill();
    await page.getByText('The local server stopped').waitFor();
    const chooser = page.getByRole('combobox', { name: 'Timeline' });
    await chooser.focus();
    await chooser.selectOption('belarus');
    const message = failed(page, 'belarus could not be read: the local server does not answer');
    await message.waitFor();
    expect(await message.getByRole('alert').count()).toBe(1);
    await message.getByRole('button', { name: 'Retry' }).click();
    await message.getByText('It failed again.').waitFor();
    await chooser.focus();
    await server.start();
    await heading(page, /^On .* had been released/);
    expect(await focused(page)).toMatch(/^select/);
    await close();
  });

  it('should compare with another timeline when the server is back', async () => {
    await server.start();
    const { page, close } = await visit(web.browser, `${server.url}compare/poland`);
    await server.kill();
    await page.getByText('The local server stopped').waitFor();
    const with_ = 'compare/belarus?with=belarus~eu-snap-back';
    await page.evaluate((path) => {
      history.pushState(null, '', `/${path}`);
      dispatchEvent(new PopStateEvent('popstate'));
    }, with_);
    await failed(page, 'belarus could not be read').waitFor();
    await server.start();
    await page.locator('.compare-cursor').waitFor();
    await close();
  });
});

describe.skipIf(noBrowser)('a part of the page that fails', () => {
  it('should be asked for anew by Retry, though the browser remembers the failure', async () => {
    const { page, close } = await web.open('replay/belarus');
    await page.route('**/assets/Compare-*', (route) => route.abort());
    await bar(page, 'Compare').click();
    const message = failed(page, /^Compare could not be loaded(?!:)/);
    await message.waitFor();
    await message.getByRole('button', { name: 'Reload the page' }).waitFor();
    await page.unroute('**/assets/Compare-*');
    await message.getByRole('button', { name: 'Retry' }).click();
    await page.locator('.compare-cursor').waitFor();
    await expect.poll(() => focused(page)).toMatch(/^h1: (?!Reading)/);
    await close();
  });

  it.each([
    ['a screen that throws', 'export const Compare = () => { throw new Error("planted"); };'],
    ['a file that throws', 'throw new Error("planted");'],
  ])('should leave the other screens as they are: %s', async (_, body) => {
    const { page, close } = await web.open('replay/belarus');
    await page.route('**/assets/Compare-*', (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    );
    await bar(page, 'Compare').click();
    const message = failed(page, 'This part of the page failed: planted.');
    await message.waitFor();
    await message.getByRole('button', { name: 'Retry' }).click();
    await message.getByText('It failed again.').waitFor();
    await message.getByRole('button', { name: 'Reload the page' }).waitFor();
    await bar(page, 'Sources').click();
    await heading(page, /rest on a single source/);
    await page.goBack();
    await message.waitFor();
    await page.keyboard.press('2');
    await heading(page, /^The record of .* has \d+ branch/);
    await close();
  });

  it('should leave what is typed elsewhere, and be back after Retry', async () => {
    const { page, close } = await web.open('branches/belarus~no-december-talks', {
      before: (blank) => plant(blank, 'branch-search'),
    });
    await page.locator('summary', { hasText: 'Open a branch' }).click();
    await page.getByLabel('Question').first().fill('What if nobody had come?');
    await setFails(page, true);
    await page.getByLabel('Find').fill('p');
    const message = failed(page, 'The list of events could not be shown');
    await message.waitFor();
    await expect.poll(() => focused(page)).toMatch(/^section: The list of events/);
    expect(await page.getByLabel('Question').first().inputValue()).toBe('What if nobody had come?');
    await looksWell(page, 'part', [LOOKS[0], LOOKS[3]]);
    await message.getByRole('button', { name: 'Retry' }).press('Enter');
    await message.getByText('It failed again.').waitFor();
    await setFails(page, false);
    await message.getByRole('button', { name: 'Retry' }).press('Enter');
    await page.getByLabel('Find').waitFor();
    await expect.poll(() => focused(page)).toMatch(/^h2: Events that/);
    expect(await page.getByLabel('Question').first().inputValue()).toBe('What if nobody had come?');
    await close();
  });

  it('should be spoken where the focus is in a field, and tried again with the next day', async () => {
    const { page, close } = await web.open('replay/belarus?at=2025-12-13', {
      before: (blank) => plant(blank, 'measures'),
    });
    const day = page.getByRole('slider').first();
    await day.focus();
    await setFails(page, true);
    await page.keyboard.press('ArrowLeft');
    const message = page.getByRole('alert').filter({ hasText: 'The state on that day' });
    await message.waitFor();
    expect(await focused(page)).toMatch(/^input/);
    await setFails(page, false);
    await page.keyboard.press('ArrowLeft');
    await message.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: /^State on/ }).waitFor();
    expect(await focused(page)).toMatch(/^input/);
    await close();
  });

  it('should be the whole page where nothing else is left', async () => {
    const { page, close } = await web.open('replay/belarus', {
      before: async (blank) => {
        await plant(blank, 'skip');
        return blank.addInitScript(() => {
          Object.assign(globalThis, { fails: sessionStorage.getItem('fine') === null });
        });
      },
    });
    const message = failed(page, 'The workbench could not be shown');
    await message.getByText('The page failed: planted.').waitFor();
    await looksWell(page, 'page', [LOOKS[0], LOOKS[3]]);
    await setFails(page, false);
    await message.getByRole('button', { name: 'Retry' }).click();
    await heading(page, /^On .* had been released/);
    await page.reload();
    await message.waitFor();
    await page.evaluate(() => {
      sessionStorage.setItem('fine', 'yes');
    });
    await message.getByRole('button', { name: 'Reload the page' }).click();
    await heading(page, /^On .* had been released/);
    await close();
  });

  it('should be told by the page alone where its script does not arrive', async () => {
    const context = await web.browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.route('**/assets/index-*.js', (route) => route.abort());
    await page.goto(web.served.url);
    const late = page.locator('.late');
    expect(await late.isVisible()).toBe(false);
    await page.evaluate(() => {
      for (const each of document.getAnimations()) each.finish();
    });
    expect(await late.isVisible()).toBe(true);
    expect(await late.innerText()).toContain('run npm start');
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it('should say why there is no list of cases, and ask for it until it is there', async () => {
    const { page, close } = await web.open('', {
      before: (blank) =>
        blank.route('**/api/cases', (route) =>
          route.fulfill({ status: 500, json: { detail: 'the store does not answer' } }),
        ),
    });
    await failed(page, 'The record could not be read: the store does not answer').waitFor();
    await page.unroute('**/api/cases');
    await heading(page, /^On .* had been released/);
    expect(
      await page.getByRole('combobox', { name: 'Timeline' }).locator('option').count(),
    ).toBeGreaterThan(2);
    await close();
  });
});
