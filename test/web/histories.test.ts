import { describe, expect, it } from 'vitest';
import { GENERATED_CASE } from '../../bench/generate/case.ts';
import { storeCase } from '../../bench/generate/store.ts';
import type { CaseSources } from '../../src/case/folder.ts';
import { castFile, eventsFile, sourcesFile } from '../../src/case/format.ts';
import { importCase } from '../../src/case/import.ts';
import { noBrowser } from './browser.ts';
import { marked, sideways, violations } from './looks.ts';
import { opened } from './opened.ts';

/** A case of its own making: protests, on the days given. */
function protestsOn(name: string, days: readonly string[]): CaseSources {
  const events = eventsFile.parse(
    days.map((occurred, i) => ({
      key: `protest-${i + 1}`,
      type: 'ProtestHeld',
      occurred,
      actor: i % 2 === 0 ? 'people' : 'state',
      summary: `Protest ${i + 1} is held.`,
      sources: [{ source: 'paper' }],
      data: { place: 'Capital' },
    })),
  );
  return {
    folder: name,
    case: {
      case: name,
      title: `Case ${name}`,
      target: 'state',
      about: 'Made for a test.',
      recorded: '2026-01-01T00:00:00Z',
    },
    sources: sourcesFile.parse([
      { source: 'paper', title: 'A paper', publisher: 'Paper', kind: 'news', language: 'en' },
    ]),
    cast: castFile.parse([
      { actor: 'state', name: 'State', kind: 'state' },
      { actor: 'people', name: 'People', kind: 'group' },
    ]),
    events: events.map((event, i) => ({ file: 'events.yaml', line: i + 1, event })),
    branches: [],
    claims: [],
    witness: undefined,
  };
}

const { open } = opened([], {
  filled: async ({ store }) => {
    await importCase(store, protestsOn('none', []));
    await importCase(store, protestsOn('one', ['2024-02-29']));
    const busy = Array.from({ length: 40 }, () => '2024-02-29');
    await importCase(store, protestsOn('same-day', busy));
    await storeCase(store, { events: 5_000, seed: 7 });
  },
});

const screens = ['replay', 'branches', 'sources'] as const;
const names = ['none', 'one', 'same-day', GENERATED_CASE] as const;

describe.skipIf(noBrowser)('a history of any length', () => {
  const looks = names.flatMap((name) =>
    [1440, 390].map((width) => ({ name, width, colorScheme: width > 400 ? 'light' : 'dark' })),
  );
  it.each(looks)(
    'should be replayed: $name, $width',
    async ({ name, width, colorScheme }) => {
      const { page, said, close } = await open(`replay/${name}`, {
        viewport: { width, height: 900 },
        colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
      });
      expect((await page.locator('h1').innerText()).split(' ').length).toBeGreaterThan(4);
      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(said).toEqual([]);
      await close();
      // axe looks at each of some thousand marks.
    },
    180_000,
  );

  it.each(['one', 'same-day', GENERATED_CASE])(
    'should have every event in one mark: %s',
    async (name) => {
      const { page, said, close } = await open(`replay/${name}`);
      const words = await page.getByRole('slider', { name: 'Day' }).getAttribute('aria-valuetext');
      const events = Number(words?.replace(/^.* of /, ''));
      expect(await marked(page)).toBe(events);
      await page.getByRole('button', { name: 'Table' }).click();
      expect(await page.locator('.figure tbody tr').count()).toBe(events);
      expect(said).toEqual([]);
      await close();
    },
  );

  it('should list what happened on one day behind one number', async () => {
    const { page, close } = await open('replay/same-day');
    // Two lanes of twenty: two alone, the other eighteen together.
    expect(await page.locator('.badge').count()).toBe(2);
    const words = '18 events, State, 29 February 2024';
    await page.getByRole('button', { name: words }).click();
    const list = page.getByRole('dialog', { name: words });
    await list.getByRole('button', { name: 'Protest 20 is held.' }).click();
    await page.getByRole('heading', { name: 'Protest 20 is held.' }).waitFor();
    expect(await list.isVisible()).toBe(false);
    // Steps of a day go through all of it.
    await page.keyboard.press('Home');
    await page.waitForURL(/event=protest-1$/);
    for (let i = 0; i < 39; i += 1) await page.keyboard.press('ArrowRight');
    await page.waitForURL(/event=protest-40$/);
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
    await close();
  });

  it('should say where to go when nothing has happened', async () => {
    const { page, close } = await open('replay/none');
    expect(await page.locator('h1').innerText()).toBe(
      'No event is on record in none, so there is nothing to replay yet',
    );
    await page.getByRole('button', { name: 'Go to Branches' }).click();
    await page.waitForURL(/branches\/none/);
    await close();
  });

  it('should say so when nothing was known yet', async () => {
    const { page, close } = await open('replay/one?known=2025-12-31');
    await page.getByRole('heading', { name: 'by 31 December 2025' }).waitFor();
    await page.getByRole('button', { name: 'Show what is known now' }).click();
    await page.locator('h1', { hasText: 'On 29 February 2024' }).waitFor();
    await close();
  });

  it.each(screens)('should stand on every screen without an event: %s', async (screen) => {
    const { page, said, close } = await open(`${screen}/none`);
    expect(await page.locator('h1').innerText()).not.toBe('');
    expect(said).toEqual([]);
    await close();
  });
});
