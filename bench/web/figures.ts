import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { PAGE_FOLDER } from './server.ts';

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

/** One step, in milliseconds. */
export interface Taken {
  /** From the event to the frame that shows the new day. */
  readonly wall: number;
  /** Processor time of the page's main thread meanwhile. */
  readonly cpu: number;
}

export interface Scrubbed {
  readonly keys: readonly Taken[];
  readonly drags: readonly Taken[];
  /** The same wait for a frame in which nothing changes: what the machine adds. */
  readonly idle: readonly Taken[];
  /** How many events the page says there are. */
  readonly events: string;
}

/**
 * Steps through a timeline by arrow keys from its end, then by the range field at random places. A
 * step ends with the first frame painted after the title, which is computed from the state, names
 * the new day.
 */
export function scrub(browser: Browser, address: string, steps: number): Promise<Scrubbed> {
  return inFreshBrowser(browser, async (page) => {
    await page.goto(address);
    await page.locator(ANSWERED).waitFor();
    await page.waitForTimeout(500);
    const inspector = await page.context().newCDPSession(page);
    await inspector.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async (): Promise<number> => {
      const { metrics } = await inspector.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
    };
    const each = async (step: (i: number) => Promise<number | undefined>): Promise<Taken[]> => {
      const taken: Taken[] = [];
      for (let i = 1; i <= steps; i += 1) {
        const before = await busy();
        const wall = await step(i);
        const cpu = (await busy()) - before;
        if (wall !== undefined) taken.push({ wall, cpu });
        await page.waitForTimeout(REST_MS);
      }
      return taken;
    };
    const idle = await each(() => page.evaluate(rested));
    const keys = await each(() => page.evaluate(steppedBack));
    // The golden ratio: no place twice, and none near the one before.
    const drags = await each((i) => page.evaluate(draggedTo, (i * 0.618034) % 1));
    const shown = await page.getByRole('slider', { name: 'Day' }).getAttribute('aria-valuetext');
    return { keys, drags, idle, events: (shown ?? '').replace(/^.* of /, '') };
  });
}

/** Between two steps: what is drawn later by itself has come to an end. */
const REST_MS = 250;

/* The three functions below run in the page, so each stands alone. */

async function rested(): Promise<number> {
  const began = performance.now();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - began;
}

async function draggedTo(part: number): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('input[type=range]');
  if (field === null) throw new Error('no range field on the page');
  const [min, max] = [Number(field.min), Number(field.max)];
  const day = Math.round(min + (max - min) * part);
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
  return performance.now() - began;
}

/** Undefined at the first event. */
async function steppedBack(): Promise<number | undefined> {
  const field = document.querySelector<HTMLInputElement>('input[type=range]');
  if (field === null) throw new Error('no range field on the page');
  const before = field.getAttribute('aria-valuetext');
  if (before?.includes('event 1 of') === true) return undefined;
  const began = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const words = field.getAttribute('aria-valuetext');
    const day = words?.split(',')[0] ?? '';
    if (words !== before && document.querySelector('h1')?.innerText.includes(day)) break;
  }
  await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - began;
}

/** The value below which a part of them lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}
