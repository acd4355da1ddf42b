import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page that was opened, and what its console said. */
export interface Visit {
  readonly page: Page;
  readonly said: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens an address in a window of its own, and waits until the screen says something. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(address);
  await page.locator('h1:not(:text("Reading"))').waitFor();
  return { page, said, close: () => context.close() };
}

/** How far the page can be scrolled sideways, in pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What axe finds wrong, a line each. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** How many events the marks of the lanes stand for, those behind numbers included. */
export const marked = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGGElement>('.mark')].reduce(
      (sum, mark) => sum + Number(mark.dataset['events']),
      0,
    ),
  );
