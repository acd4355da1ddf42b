import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SCREENS } from '../../src/web/screens.ts';
import { serve } from '../server/served.ts';
import { noBrowser } from './browser.ts';
import { sideways, violations } from './looks.ts';
import { opened, type Opening, type Visit, visit as visitAddress } from './opened.ts';

const web = opened(['belarus', 'poland'], { stored: true });

/** Opens a path of the page and waits until all of it is there. */
async function visit(path: string, options: Opening = {}): Promise<Visit> {
  const visit = await web.open(path, options);
  // What it runs itself comes in parts: the last one is what a link has to show again.
  if (path.startsWith('simulate/')) await visit.page.getByText('all done').waitFor();
  return visit;
}

type ScreenName = (typeof SCREENS)[number]['name'];
const screens = SCREENS.map(({ name }) => name);

/** A branch on each screen: the smaller of the cases where every source is drawn, or runs are made. */
function addressOf(screen: ScreenName): string {
  if (screen === 'sources') return 'sources/poland~no-union-ban';
  if (screen === 'simulate') return 'simulate/poland~no-union-ban?runs=100&months=12';
  return `${screen}/belarus~no-december-talks`;
}
const linkOf = (screen: ScreenName): string =>
  screen === 'simulate'
    ? 'simulate/poland?at=1984-06-30&runs=100&months=12'
    : `${screen}/belarus?at=2025-12-13`;

const heading = (page: Page): Promise<string> => page.locator('h1').innerText();

describe.skipIf(noBrowser)('every screen', () => {
  const looks = screens.flatMap((screen) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      [1440, 390].map((width) => ({ screen, colorScheme, width })),
    ),
  );

  it.each(looks)('should answer at first sight: $screen, $colorScheme, $width', async (look) => {
    const { screen, colorScheme, width } = look;
    const viewport = { width, height: 900 };
    const { page, said, close } = await visit(addressOf(screen), {
      colorScheme,
      viewport,
    });
    expect((await heading(page)).split(' ').length).toBeGreaterThan(4);
    await expect(page.locator('.ribbon').innerText()).resolves.toContain('Hypothetical branch');
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(said).toEqual([]);
    await close();
  });

  it.each(screens)('should show the same again when its link is opened: %s', async (screen) => {
    const first = await visit(linkOf(screen));
    await first.page.waitForTimeout(400);
    const again = await visit(first.page.url().slice(web.served.url.length));
    expect(await heading(again.page)).toBe(await heading(first.page));
    expect(await again.page.locator('main').ariaSnapshot()).toBe(
      await first.page.locator('main').ariaSnapshot(),
    );
    await first.close();
    await again.close();
  });
});

describe.skipIf(noBrowser)('the page', () => {
  it('should show in every window what another one changes', async () => {
    const [one, other] = [
      await visit('branches/belarus~no-december-talks'),
      await visit('branches/belarus~no-december-talks'),
    ];
    const before = await heading(one.page);
    const answer = await fetch(
      new URL('api/timelines/belarus~no-december-talks/edits', web.served.url),
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ edit: { kind: 'undo' }, reason: 'taken back' }),
      },
    );
    expect(answer.status).toBe(201);
    for (const { page, close } of [one, other]) {
      await page.locator('h1', { hasNotText: before }).waitFor();
      await close();
    }
  });

  it('should find an event by words, by keyboard, from any screen', async () => {
    const { page, close } = await visit('sources/belarus');
    await page.locator('h1').click();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: /^Search/ });
    await field.fill('general license 13 without an end date');
    await page.locator('.palette [role=option]').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/replay\/belarus\?at=2025-12-15&event=/);
    expect(await page.title()).toBe('Replay: belarus – detente');
    await page.keyboard.press('/');
    await field.fill('no such words anywhere');
    await page.getByText('Nothing contains all of these words').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await close();
  });

  it('should narrow weakest links and contradictions with the sources', async () => {
    const { page, close } = await visit('sources/belarus');
    const weakest = page.locator('#weakest');
    const all = Number.parseInt(await weakest.innerText(), 10);
    await page.getByLabel('Language').selectOption('ru');
    await page.waitForURL(/language=ru/);
    await expect.poll(async () => Number.parseInt(await weakest.innerText(), 10)).toBeLessThan(all);
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.locator('.resting button').first().waitFor();
    await page.keyboard.press('e');
    expect(await page.evaluate(() => document.activeElement?.closest('.resting') !== null)).toBe(
      true,
    );
    await close();
  });

  it.each([
    ['replay/belarus?at=nonsense&from=2025-13', 'at=nonsense and from=2025-13'],
    ['compare/belarus?at=soon', 'at=soon'],
  ])('should say which part of the address is no date: %s', async (path, asked) => {
    const { page, close } = await visit(path);
    await page.getByText(`The address asks for ${asked}, which is not a date`).waitFor();
    await close();
  });

  it('should say when the server has stopped, and keep what is on view', async () => {
    const own = await serve('memory:', ['poland']);
    const { page, close } = await visitAddress(web.browser, `${own.url}replay/poland`);
    await own.close();
    await page.getByText('The local server stopped').waitFor();
    await page.keyboard.press('Home');
    await page.waitForURL(/at=19/);
    expect(await page.locator('.scrubber').innerText()).toContain('event 1 of');
    await close();
  });

  it('should stay small', () => {
    const assets = 'dist/web/assets';
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    const later = [...SCREENS.slice(1).map(({ title }) => `${title}-`), 'worker-'];
    const main = scripts.filter((name) => !later.some((begin) => name.startsWith(begin)));
    const size = main.reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length,
      0,
    );
    expect(size).toBeLessThan(230_000);
  });
});
