import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** How far the page can be scrolled sideways, in pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What axe finds wrong on a page or in a part of it, a line each. */
export async function violations(page: Page, part?: string): Promise<string[]> {
  // No frames here, so axe needs no second page to gather in; passes are not listed: a third of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations: found } = await (part === undefined ? axe : axe.include(part)).analyze();
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
