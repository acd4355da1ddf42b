import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { PAGE_FOLDER } from './serving.ts';

const WINDOW = { viewport: { width: 1440, height: 900 } } as const;
/** Until the screen has read its timeline: the title is then a sentence of its own. */
const ANSWERED = 'h1:not(:text-matches("^(Reading|Running)"))';

async function inFreshBrowser<T>(browser: Browser, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(WINDOW);
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}

export interface Cold {
  /** Milliseconds from the start of the navigation. */
  readonly firstPaint: number;
  readonly answered: number;
  /** Bytes of all scripts asked for by then, gzipped. */
  readonly scripts: number;
}

/** Opens an address in a browser that has nothing cached. */
export function coldLoad(browser: Browser, address: string): Promise<Cold> {
  return inFreshBrowser(browser, async (page) => {
    const asked = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith('.js')) asked.add(pathname);
    });
    await page.goto(address);
    await page.locator(ANSWERED).waitFor();
    const { firstPaint, answered } = await page.evaluate(() => ({
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      answered: performance.now(),
    }));
    const sizes = [...asked].map((path) => gzipSync(readFileSync(join(PAGE_FOLDER, path))).length);
    return { firstPaint, answered, scripts: sizes.reduce((sum, size) => sum + size, 0) };
  });
}

/** Milliseconds until the first numbers of simulated futures are on view, nothing cached. */
export function firstSimulated(browser: Browser, address: string): Promise<number> {
  return inFreshBrowser(browser, async (page) => {
    await page.goto(address);
    await page.locator(ANSWERED).waitFor();
    return page.evaluate(() => performance.now());
  });
}

export interface Scrubbed {
  /** Milliseconds from each event to the frame that shows the new day, unsorted. */
  readonly keys: readonly number[];
  readonly drags: readonly number[];
  /** The history as the page shows it: `event 27 of 40`. */
  readonly shown: string;
}

/**
 * Steps through a timeline by arrow keys, then by the range field at random places. A step ends with
 * the first frame painted after the title, which is computed from the state, names the new day.
 */
export function scrub(browser: Browser, address: string, steps: number): Promise<Scrubbed> {
  return inFreshBrowser(browser, async (page) => {
    await page.goto(address);
    await page.locator(ANSWERED).waitFor();
    await page.waitForTimeout(500);
    const drags = await page.evaluate(draggedTo, steps);
    const keys: number[] = [];
    await page.keyboard.press('End');
    await page.waitForTimeout(500);
    for (let i = 0; i < steps; i += 1) keys.push(...(await page.evaluate(steppedBack)));
    const shown = await page.getByRole('slider', { name: 'Day' }).getAttribute('aria-valuetext');
    return { keys, drags, shown: shown ?? '' };
  });
}

/* The two functions below run in the page, so each stands alone. */

async function draggedTo(steps: number): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>('input[type=range]');
  if (field === null) throw new Error('no range field on the page');
  const [min, max] = [Number(field.min), Number(field.max)];
  const taken: number[] = [];
  for (let i = 1; i <= steps; i += 1) {
    // The golden ratio: no place twice, and none near the one before.
    const day = Math.round(min + (max - min) * ((i * 0.618034) % 1));
    const began = performance.now();
    // The field's own setter: React replaces it to see what it wrote itself.
    Reflect.set(HTMLInputElement.prototype, 'value', String(day), field);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const words = (field.getAttribute('aria-valuetext') ?? '').split(',')[0] ?? '';
      if (Number(field.value) === day && document.querySelector('h1')?.innerText.includes(words))
        break;
    }
    await new Promise((resolve) => setTimeout(resolve));
    taken.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return taken;
}

async function steppedBack(): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>('input[type=range]');
  if (field === null) throw new Error('no range field on the page');
  const before = field.getAttribute('aria-valuetext');
  if (before?.includes('event 1 of') === true) return [];
  const began = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const words = field.getAttribute('aria-valuetext');
    const day = words?.split(',')[0] ?? '';
    if (words !== before && document.querySelector('h1')?.innerText.includes(day)) break;
  }
  await new Promise((resolve) => setTimeout(resolve));
  const taken = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return [taken];
}

/** The value below which a part of them lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}
