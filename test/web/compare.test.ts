import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { GENERATED_CASE } from '../../bench/generate/case.ts';
import { storeCase } from '../../bench/generate/store.ts';
import { isoDay } from '../../domain/calendar.ts';
import { openBranch } from '../../src/history/edit/append.ts';
import { entriesOf, openTimeline } from '../../src/history/timeline.ts';
import { noBrowser } from './browser.ts';
import { violations } from './looks.ts';
import { opened } from './opened.ts';

const web = opened(['belarus'], {
  filled: async ({ store }) => {
    await storeCase(store, { events: 800, seed: 7 });
    const entries = await entriesOf(await openTimeline(store, GENERATED_CASE));
    await openBranch(store, {
      from: GENERATED_CASE,
      name: 'half',
      at: isoDay(entries[300]?.start ?? 0),
      mode: 'open',
      question: 'What if it ended there?',
      recorded: '2026-01-01T00:00:00Z',
    });
  },
});

const open = async (path: string): Promise<Page> => (await web.open(path)).page;

async function downloaded(page: Page, button: string): Promise<string> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).first().click(),
  ]);
  return readFileSync(await saved.path(), 'utf8');
}

describe.skipIf(noBrowser)('a comparison', () => {
  it('should say what one absence costs, and what falls with it', async () => {
    const page = await open('compare/belarus~no-december-talks');
    const said = page.locator('h1');
    expect(await said.innerText()).toBe(
      'On 26 March 2026 no-december-talks differs most in people released: 378 instead of 501 in the record',
    );
    await page.getByText('only in the record; it falls').first().waitFor();
    expect(page.url()).toContain('with=belarus');
    // Without the events that fall left out, they still count.
    await page.getByLabel('Leave out the events that fall').uncheck();
    await page.locator('h1', { hasText: 'no figure differs' }).waitFor();
  });

  it('should be walked through by keyboard, one cursor for all', async () => {
    const page = await open('compare/belarus~no-december-talks');
    await page.keyboard.press('j');
    await page.waitForURL(/difference=/);
    await page.waitForURL(/at=2025-12-12/);
    await page.locator('h1', { hasText: 'On 12 December 2025' }).waitFor();
    await page.keyboard.press('o');
    await page.waitForURL(/layout=overlay/);
    await page.keyboard.press('x');
    await page.waitForURL(/base=belarus~no-december-talks|base=belarus%7Eno-december-talks/);
    await page.getByRole('slider', { name: 'Day' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/at=2025-12-13/);
  });

  it('should set four beside each other, and say why not five', async () => {
    const { page, said, close } = await web.open('compare/belarus~no-december-talks');
    for (const name of ['no-potash-promise', 'eu-snap-back'])
      await page.getByRole('checkbox', { name }).check();
    for (const name of ['B: no-potash-promise', 'C: eu-snap-back'])
      await page.getByRole('columnheader', { name, exact: true }).waitFor();
    const ribbon = page.locator('aside.ribbon');
    expect(await ribbon.count()).toBe(1);
    expect(await ribbon.innerText()).toBe(
      'Hypothetical branches: no-december-talks (1 change), no-potash-promise (1 change) and eu-snap-back (3 changes)',
    );
    // Each line is told from the others by more than its colour.
    const dashes = await page
      .locator('svg.panels path[stroke]:not(defs *)')
      .evaluateAll((all) => [...new Set(all.map((each) => each.getAttribute('stroke-dasharray')))]);
    expect(dashes).toEqual([null, '6 4', '2 3', '8 3 2 3']);
    const fifth = page.getByRole('checkbox', { name: 'eu-answers-potash' });
    expect(await fifth.isDisabled()).toBe(true);
    expect(await page.locator('label', { has: fifth }).getAttribute('title')).toContain('At most');
    expect(await violations(page)).toEqual([]);
    expect(said).toEqual([]);
    await close();
  });

  it('should put one in front, hide one and go to the table by key, which the link keeps', async () => {
    const page = await open(
      'compare/belarus?with=belarus~no-december-talks,belarus~eu-snap-back,belarus~no-potash-promise',
    );
    await page.keyboard.press('b');
    await page.waitForURL(/front=belarus~eu-snap-back|front=belarus%7Eeu-snap-back/);
    await page.keyboard.press('j');
    await page.waitForURL(/difference=belarus(~|%7E)eu-snap-back/);
    await page.keyboard.press('Shift+A');
    await page.waitForURL(/hide=/);
    await page
      .getByRole('columnheader', { name: 'A: no-december-talks' })
      .waitFor({ state: 'detached' });
    // The others keep their letters.
    await page.getByRole('columnheader', { name: 'B: eu-snap-back' }).waitFor();
    expect(await page.locator('aside.ribbon').innerText()).not.toContain('no-december-talks');
    const again = await open(page.url().slice(web.served.url.length));
    await again.getByRole('columnheader', { name: 'C: no-potash-promise' }).waitFor();
    expect(await again.getByRole('columnheader', { name: /^A: / }).count()).toBe(0);
    await page.keyboard.press('Shift+C');
    await page.getByRole('columnheader', { name: /^C: / }).waitFor({ state: 'detached' });
    const last = page.getByRole('group', { name: 'B: eu-snap-back' }).getByRole('button');
    expect(await last.nth(1).isDisabled()).toBe(true);
    await page.keyboard.press('t');
    await page.locator('.table-host:focus th', { hasText: 'metric' }).waitFor();
    await page.keyboard.press('t');
    await page.locator('svg.panels').waitFor();
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open] kbd', { hasText: /^B, Shift B$/ }).count()).toBe(1);
    expect(await page.locator('dialog[open] kbd', { hasText: /^B$/ }).count()).toBe(0);
  });

  it('should be aligned on an event that all have, which the link keeps', async () => {
    const page = await open('compare/belarus?with=belarus~eu-snap-back&layout=overlay');
    await page.getByLabel('Aligned on').selectOption('event');
    await page.waitForURL(/align=event.*on=/);
    const events = page.getByLabel('Event', { exact: true });
    const key = await events.inputValue();
    await page.getByText(/with the cursor \d+ days? (before|after) “/).waitFor();
    await page.getByText('Drawn in days before and after').waitFor();
    await page.locator('svg.panels text', { hasText: /^event$/ }).waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('columnheader', { name: `days since ${key}` }).waitFor();
    const again = await open(page.url().slice(web.served.url.length));
    expect(await again.getByLabel('Event', { exact: true }).inputValue()).toBe(key);
    const none = await open('compare/belarus?with=belarus~eu-snap-back&align=event&on=nothing');
    await none.getByText('Not all of them have the event nothing').waitFor();
  });

  it('should show many differences in portions, and the one that is gone to', async () => {
    const page = await open(`compare/${GENERATED_CASE}?with=${GENERATED_CASE}~half`);
    const items = page.locator('.compare-events li');
    expect(await items.count()).toBe(100);
    const words = await page.getByText('The first 100 of').innerText();
    const all = Number(/of (\d+)/.exec(words)?.[1]);
    expect(all).toBeGreaterThan(200);
    await page.getByRole('button', { name: 'Show 100 more' }).click();
    expect(await items.count()).toBe(200);
    // The last one, by key, from before the first.
    await page.keyboard.press('k');
    await page.locator('.compare-events li[aria-current]').waitFor();
    expect(await items.count()).toBe(all);
  });

  it('should say in its files that a branch is hypothetical', async () => {
    const page = await open('compare/belarus?with=belarus~no-december-talks&at=2026-03-26');
    const csv = await downloaded(page, 'Download CSV');
    expect(csv.split('\r\n')[0]).toMatch(/,hypothetical$/);
    expect(csv).toContain('people released,501,378,123 fewer,no-december-talks\r\n');
    const markdown = await downloaded(page, 'Download Markdown');
    expect(markdown).toContain('**Hypothetical branch: no-december-talks (1 change)**');
    expect(markdown).toContain('| people released | 501 | 378 | 123 fewer |');
    await page.locator('summary', { hasText: 'Download' }).click();
    const svg = await downloaded(page, 'SVG');
    expect(svg).toContain('Hypothetical');
    expect(svg).not.toContain('var(');
    const rows = (await downloaded(page, 'CSV')).trim().split('\r\n').slice(1);
    for (const row of rows)
      expect(row).toMatch(/^belarus,.*,$|^belarus~no-december-talks,.*,no-december-talks$/);
  });

  it('should show the numbers of a day long before anything parts', async () => {
    const page = await open('compare/belarus~no-december-talks?with=belarus&at=2025-01-01');
    const row = page.getByRole('row', { name: /^people released/ });
    const counted = (await row.getByRole('cell').allInnerTexts())[1] ?? '';
    expect(Number(counted)).toBeGreaterThan(0);
    const drawn = page.locator('svg.panels g', { has: page.getByText('people released') }).first();
    expect(await drawn.locator('text', { hasText: new RegExp(`^${counted}$`) }).count()).toBe(2);
  });

  it('should measure a branch of a branch from where it left the base', async () => {
    const page = await open(
      'compare/belarus~eu-snap-back?with=belarus&layout=difference&align=fork&at=2026-01-15',
    );
    await page.getByText('the same number of days after each fork').waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    const table = page.getByRole('region', { name: /figures diverge/ });
    const first = (await table.getByRole('row').nth(1).getByRole('cell').allInnerTexts())[1];
    // Nothing differs before the fork of the branch that it is a branch of.
    expect(Number(first)).toBeLessThan(0);
    const early = table.getByRole('row', { name: /-\d+\s/ });
    for (const text of await early.allInnerTexts()) expect(text).toMatch(/\s0$/);
  });

  it('should leave the ribbon to what the next screen shows', async () => {
    const page = await open('compare/belarus?with=belarus~no-december-talks,belarus~eu-snap-back');
    const ribbon = page.locator('aside.ribbon');
    await ribbon.filter({ hasText: 'no-december-talks (1 change) and eu-snap-back' }).waitFor();
    await page.getByRole('link', { name: 'Simulate' }).click();
    await ribbon.filter({ hasText: 'Simulated from the record belarus' }).waitFor();
    await page.getByRole('link', { name: 'Replay' }).click();
    await ribbon.waitFor({ state: 'detached' });
  });

  it('should name what it cannot set beside it', async () => {
    const page = await open('compare/belarus?with=belarus~no-december-talks,poland');
    await page.getByText('poland is left out').waitFor();
    const none = await open('compare/belarus?with=belarus~nowhere');
    expect(await none.locator('h1').innerText()).toContain(
      'no timeline of that name to compare with',
    );
    await none.getByText('belarus~nowhere is left out').waitFor();
  });
});
