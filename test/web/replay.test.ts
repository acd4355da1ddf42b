import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { applyTo, noWorld } from '../../domain/world.ts';
import { sendersOn } from '../../projections/sanctions-register.ts';
import { importCase } from '../../src/case/import.ts';
import { readShipped } from '../../src/case/shipped-cases.ts';
import { entriesOf } from '../../src/history/timeline.ts';
import { effectOf } from '../../src/report/effect.ts';
import { openWithCatalogue, readState } from '../../src/report/read-timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { bandsOf } from '../../src/web/replay/bands.ts';
import { lanesOf } from '../../src/web/replay/lanes.ts';
import { stepOn, stepsOf } from '../../src/web/replay/series.ts';
import { States } from '../../src/web/state/states.ts';
import { noBrowser } from './browser.ts';
import { marked } from './looks.ts';
import { opened } from './opened.ts';

async function readRecord() {
  const store = new MemoryStore();
  await importCase(store, readShipped('belarus'));
  const opened = await openWithCatalogue(store, 'belarus');
  return { ...opened, entries: await entriesOf(opened.timeline) };
}

describe('states along a history', () => {
  it('should be those that the report folds, on any day', async () => {
    const { timeline, entries } = await readRecord();
    const states = new States(entries);
    const none = { list: [], fallen: new Set<string>() };
    // Backwards too: what is kept along the way must stay as it was.
    for (const place of [200, 3, 129, 128, 274, 60, 0]) {
      const at = entries[place]?.start ?? 0;
      const wanted = await readState(timeline, { at });
      const found = states.readingOn(at, none);
      expect({ ...found, state: undefined }).toEqual({ ...wanted, state: undefined });
      expect(found.state.sanctionsRegister).toEqual(wanted.state.sanctionsRegister);
      expect(found.state.custody).toEqual(wanted.state.custody);
    }
  });

  it('should tell the same effects of an event as the report does', async () => {
    const { timeline, entries } = await readRecord();
    const states = new States(entries);
    for (const place of [0, 40, 128, 200, entries.length - 1]) {
      const entry = entries[place];
      if (entry === undefined) throw new Error('the record is shorter than that');
      expect(states.effectsOf(place)).toEqual((await effectOf(timeline, entry)).effects);
    }
  });

  it('should count what stands as the register does, on every single day', async () => {
    const { entries, catalogue } = await readRecord();
    const { target } = catalogue.case;
    const steps = stepsOf(entries, target);
    const world = noWorld();
    let next = 0;
    const wrong: string[] = [];
    const [first, last] = [entries[0]?.start ?? 0, entries.at(-1)?.start ?? 0];
    for (let day = first; day <= last; day += 1) {
      for (let entry = entries[next]; entry?.start === day; entry = entries[next]) {
        applyTo(world, entry);
        next += 1;
      }
      const senders = sendersOn(world.sanctionsRegister, day).filter(
        (row) => row.target === target && row.standing > 0,
      );
      const step = stepOn(steps, day);
      const wanted = new Map(senders.map((row) => [row.sender, row.standing]));
      const counted = [...(step?.bySender ?? [])];
      if (counted.length !== wanted.size || counted.some(([who, n]) => wanted.get(who) !== n))
        wrong.push(`${day}: ${JSON.stringify(counted)} for ${JSON.stringify([...wanted])}`);
    }
    expect(wrong).toEqual([]);
    // Some of these days have no event: something lapsed on them.
    const days = new Set(entries.map(({ start }) => start));
    expect(steps.filter(({ day }) => !days.has(day)).length).toBeGreaterThan(0);
  });

  it('should put the senders on top of each other up to all that stands', async () => {
    const read = await readRecord();
    const { target } = read.catalogue.case;
    const steps = stepsOf(read.entries, target);
    const bands = bandsOf(steps, lanesOf(read), target);
    const sum = bands.reduce((all, { points }) => all + (points.at(-1)?.value ?? 0), 0);
    expect(sum).toBe(steps.at(-1)?.standing);
    expect(new Set(bands.map(({ code }) => code)).size).toBe(bands.length);
  });
});

const web = opened(['belarus']);
const { open } = web;
const valueText = (page: Page): Promise<string | null> =>
  page.getByRole('slider', { name: 'Day' }).getAttribute('aria-valuetext');

describe.skipIf(noBrowser)('the lanes', () => {
  it('should hold every event once, alone or behind a number', async () => {
    const { page, close } = await open('replay/belarus');
    const events = Number((await valueText(page))?.replace(/^.* of /, ''));
    expect(events).toBeGreaterThan(200);
    expect(await marked(page)).toBe(events);
    await page.getByRole('button', { name: 'Table' }).click();
    expect(await page.locator('.figure tbody tr').count()).toBe(events);
    await close();
  });

  it('should keep bars of uncertain dates clear of the marks', async () => {
    const { page, close } = await open('replay/belarus');
    const { bars, crossed } = await page.evaluate(() => {
      const boxes = (selector: string) =>
        [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());
      const [bars, marks] = [boxes('.lanes .bar'), boxes('.mark')];
      const crossed = bars.filter((bar) =>
        marks.some(
          (mark) =>
            bar.left < mark.right &&
            bar.right > mark.left &&
            bar.top < mark.bottom &&
            bar.bottom > mark.top,
        ),
      );
      return { bars: bars.length, crossed: crossed.length };
    });
    expect(bars).toBeGreaterThan(10);
    expect(crossed).toBe(0);
    await close();
  });

  it('should open a number by keyboard, and give an event of its list to look at', async () => {
    const { page, close } = await open('replay/belarus');
    const badge = page.locator('.badge[tabindex="0"]');
    await badge.focus();
    await page.keyboard.press('ArrowDown');
    const words = (await page.locator('.badge:focus').getAttribute('aria-label')) ?? '';
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog', { name: words });
    const choices = list.getByRole('button');
    expect(await choices.count()).toBe(Number(words.split(' ')[0]));
    await page.keyboard.press('Escape');
    expect(await list.isVisible()).toBe(false);
    expect(await page.locator('.badge:focus').getAttribute('aria-label')).toBe(words);
    await page.keyboard.press('Enter');
    const said = (await choices.first().innerText()).replace(/^[^:]*: /, '');
    await page.keyboard.press('Enter');
    expect(await page.locator('#event-title').innerText()).toBe(said);
    await close();
  });

  it('should draw what a branch assumes with dashes, and say so in the legend', async () => {
    const { page, close } = await open('replay/belarus~eu-snap-back');
    expect(await page.locator('.mark path[stroke-dasharray="3 2"]').count()).toBeGreaterThan(0);
    for (const words of ['documented', 'reported', 'hypothetical', 'simulated'])
      await page.locator('.legend li', { hasText: words }).waitFor();
    await close();
  });
});

describe.skipIf(noBrowser)('the cursor', () => {
  it('should step in a lane, by days, and by typing', async () => {
    const { page, close } = await open('replay/belarus?at=2025-06-21');
    const actor = (): Promise<string> =>
      page.locator('tr[aria-current] td:nth-child(2)').innerText();
    await page.locator('tr[aria-current]').waitFor();
    const before = await actor();
    const was = await valueText(page);
    await page.keyboard.press('[');
    await page.waitForURL(/event=/);
    expect(await valueText(page)).not.toBe(was);
    // The table follows a moment later.
    const title = await page.locator('#event-title').innerText();
    await page.locator('tr[aria-current]', { hasText: title }).waitFor();
    expect(await actor()).toBe(before);
    await page.getByLabel('Day', { exact: true }).last().fill('2020-08-09');
    await page.locator('h1', { hasText: 'On 9 August 2020' }).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.locator('h1', { hasText: 'On 8 September 2020' }).waitFor();
    await close();
  });

  it('should go from lane to lane, to the event, to its figure’s files and to Compare by key', async () => {
    const { page, close } = await open('replay/belarus~eu-snap-back?at=2025-12-13');
    const actor = (): Promise<string> =>
      page.locator('tr[aria-current] td:nth-child(2)').innerText();
    const stepped = async (key: string): Promise<string> => {
      const was = await page.locator('#event-title').innerText();
      await page.keyboard.press(key);
      await page.locator(`#event-title:not(:text-is(${JSON.stringify(was)}))`).waitFor();
      const now = await page.locator('#event-title').innerText();
      // The table follows a moment later.
      await page.locator('tr[aria-current]', { hasText: now }).waitFor();
      return actor();
    };
    await page.keyboard.press('Home');
    await page.locator('tr[aria-current] td', { hasText: 'European Union' }).waitFor();
    expect(await stepped('ArrowDown')).toBe('United States');
    expect(await stepped('ArrowDown')).toBe('United Kingdom');
    expect(await stepped('ArrowUp')).toBe('United States');
    await page.keyboard.press('Enter');
    expect(await page.locator('#event-panel:focus').count()).toBe(1);
    await page.keyboard.press('d');
    const first = page.locator('.menu[open] button').first();
    expect(await first.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.menu[open]').count()).toBe(0);
    await page.keyboard.press('?');
    for (const key of ['↑ and ↓', 'Enter', 'M', 'D'])
      expect(
        await page.locator('dialog[open] kbd', { hasText: new RegExp(`^${key}$`) }).count(),
      ).toBe(1);
    await page.keyboard.press('Escape');
    const { at } = Object.fromEntries(new URL(page.url()).searchParams);
    await page.keyboard.press('m');
    await page.waitForURL(/compare\/belarus~eu-snap-back/);
    await page.waitForURL(/with=belarus(&|$)/);
    expect(new URL(page.url()).searchParams.get('at')).toBe(at);
    await close();
  });

  it('should go to the first event from before it', async () => {
    const { page, close } = await open('replay/belarus?at=1990-01-01');
    await page.getByText('No event has happened by this day.').waitFor();
    await page.getByRole('button', { name: 'Go to the first event' }).click();
    expect(await valueText(page)).toContain('event 1 of');
    await close();
  });

  it('should zoom into the calendar, which the link keeps', async () => {
    const { page, close } = await open('replay/belarus?at=2025-06-21');
    const all = await marked(page);
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('+');
    await page.waitForURL(/from=.*to=/);
    // The address follows a moment after the last of the three.
    await page.waitForTimeout(500);
    const part = await marked(page);
    expect(part).toBeLessThan(all);
    const again = await open(page.url().slice(web.served.url.length));
    expect(await marked(again.page)).toBe(part);
    await again.close();
    // What is stepped to is drawn, wherever it lies.
    await page.keyboard.press('Home');
    await page.waitForURL(/from=2004|from=200/);
    await page.keyboard.press('0');
    await page.waitForURL((url) => !url.search.includes('from='));
    expect(await marked(page)).toBe(all);
    await close();
  });

  it('should play an event a second where motion is not wanted, until a key is pressed', async () => {
    const { page, close } = await open('replay/belarus?at=2025-01-01');
    const was = await valueText(page);
    await page.keyboard.press('>');
    await page.keyboard.press('>');
    expect(await page.getByRole('button', { name: 'Faster' }).isDisabled()).toBe(true);
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
    await page.waitForFunction(
      (before) =>
        document.querySelector('input[type=range]')?.getAttribute('aria-valuetext') !== before,
      was,
    );
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await close();
  });

  it('should glide to the end by itself, and stop there', async () => {
    const { page, close } = await open(
      'replay/belarus?from=2026-03-01&to=2026-03-26&at=2026-03-24',
      {
        reducedMotion: 'no-preference',
      },
    );
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.locator('h1', { hasText: 'On 26 March 2026' }).waitFor();
    await page.locator('.player .primary', { hasText: 'Play' }).waitFor();
    await close();
  });
});

describe.skipIf(noBrowser)('numbers', () => {
  it('should open their sources: relief, releases, counts and measures', async () => {
    const { page, close } = await open('replay/belarus');
    const state = page.locator('section', { has: page.locator('#state-title') });
    await state.getByText('Active measures, with their sources').click();
    for (const row of [
      state.locator('.measures li').first(),
      state.locator('h3:text("Relief") + ul li').first(),
      state.locator('h3:text("released in") + ul li').first(),
      state.locator('h3:text("People held") + div li').first(),
    ]) {
      await row.locator('.cites button').first().click();
      await page.locator('dialog.drawer[open] h2').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog.drawer').waitFor({ state: 'detached' });
    }
    await close();
  });
});

async function saved(page: Page, what: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.menu').getByRole('button', { name: what, exact: true }).first().click(),
  ]);
  return readFileSync(await download.path());
}

describe.skipIf(noBrowser)('what is taken away from a figure', () => {
  it('should stand alone: what is hypothetical, how to read it, its legend and its sources', async () => {
    const { page, close } = await open('replay/belarus~eu-snap-back');
    const menus = page.locator('.menu summary');
    expect(await menus.count()).toBeGreaterThan(0);
    for (const menu of await menus.all()) {
      await menu.click();
      const svg = (await saved(page, 'SVG')).toString();
      expect(svg).not.toContain('var(');
      for (const words of [
        'Hypothetical branch: eu-snap-back',
        'events, by actor',
        'Each mark is an event',
        'custody and releases',
        'by a single source that is not official',
        'EU European Union',
        'cited by these events',
      ])
        expect(svg.replaceAll(/<\/text>\s*<text[^>]*>/g, ' ')).toContain(words);
      // The cursor lies over the drawing in the page; in the picture it is part of it.
      expect(svg).toMatch(/<circle [^>]*r="9"/);
      // Each item of the legends has its sign.
      const signs = await page.locator('.legend li svg').count();
      expect(
        svg.match(/<g transform="translate\([\d. ]+\)">\s*<path[^>]*\/?>(<\/path>)?<\/g><text/g)
          ?.length,
      ).toBe(signs);
      const [head, ...rows] = (await saved(page, 'CSV')).toString().trim().split('\r\n');
      expect(head).toMatch(/,hypothetical$/);
      for (const row of rows) expect(row).toMatch(/,eu-snap-back$/);
      const json = JSON.parse((await saved(page, 'JSON')).toString()) as {
        hypothetical: string;
        how: string;
        rows: unknown[];
        link: string;
      };
      expect(json.hypothetical).toContain('Hypothetical');
      expect(json.how).toContain('Each mark is an event');
      expect(json.rows.length).toBe(await marked(page));
      expect(json.link).toContain('belarus~eu-snap-back');
      await menu.click();
    }
    await close();
  });

  it('should give a picture that is not blank', async () => {
    const { page, close } = await open('replay/belarus');
    await page.locator('.menu summary').first().click();
    const png = await saved(page, 'PNG');
    const colours = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas here');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      return new Set(new Uint32Array(data.buffer)).size;
    }, png.toString('base64'));
    // Each lane has a colour of its own, and edges have shades.
    expect(colours).toBeGreaterThan(100);
    await close();
  });

  it('should give the address of what is on view', async () => {
    const { page, close } = await open('replay/belarus?at=2025-06-21', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.locator('.menu summary').first().click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await close();
  });
});
