import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulateReport } from '../../src/report/simulate.ts';
import type { Result } from '../../src/simulate/many/result.ts';
import { findModel } from '../../src/simulate/model/shipped-models.ts';
import { charts } from '../../src/web/simulate/setting.ts';
import { finding } from '../../src/report/simulate-words.ts';
import { terminal, type Terminal } from '../cli/terminal.ts';
import { verifyReport } from '../../src/report/verify.ts';
import { noBrowser } from './browser.ts';
import { sideways, violations } from './looks.ts';
import { opened } from './opened.ts';

const web = opened(['poland'], { stored: true });
let cli: Terminal;
let folder: string;
beforeAll(async () => {
  cli = await terminal(['poland']);
  folder = mkdtempSync(join(tmpdir(), 'detente-simulate-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Workers are kept so that a test can break one. */
const keepWorkers = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const made: Worker[] = [];
    Object.assign(globalThis, { made });
    globalThis.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        made.push(this);
      }
    };
  });

async function visit(path: string): Promise<Page> {
  const options = { reducedMotion: 'no-preference', before: keepWorkers } as const;
  return (await web.open(path, options)).page;
}

const heading = (page: Page): Promise<string> => page.locator('h1').innerText();
const done = (page: Page): Promise<void> => page.getByText('all done').waitFor();

describe.skipIf(noBrowser)('the screen Simulate', () => {
  it('should answer at first sight, with what it is and is not', async () => {
    const page = await visit('simulate/poland');
    await done(page);
    expect(await heading(page)).toContain('eight runs in ten end');
    const honest = await page.getByRole('region', { name: 'What this is' }).innerText();
    expect(honest).toContain('Simulated from assumptions, not a forecast.');
    expect(honest).toContain('seed 1, 500 runs');
    expect(await page.locator('figure').count()).toBe(3);
    await page.close();
  });

  it('should preview while a slider moves, and put it into the address when let go', async () => {
    const page = await visit('simulate/poland');
    await done(page);
    const before = await heading(page);
    const slider = page.locator('input[type=range]:enabled').first();
    const box = await slider.boundingBox();
    if (box === null) throw new Error('no slider on view');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 4, y, { steps: 6 });
    await page.getByText('Preview, 100 runs').waitFor();
    expect(new URL(page.url()).search).not.toContain('set.');
    await page.mouse.up();
    await page.waitForURL(/set\./);
    await page.getByText('500 runs, all done').waitFor();
    const after = await heading(page);
    await page.goto(page.url());
    await done(page);
    expect(await heading(page)).toBe(after);
    await page.getByRole('button', { name: 'Reset all' }).click();
    await page.waitForURL((url) => !url.search.includes('set.'));
    await page.locator('h1', { hasText: before }).waitFor();
    await page.close();
  });

  it('should keep what is counted when it is stopped', async () => {
    const page = await visit('simulate/poland?runs=10000');
    await page.locator('h1', { hasText: 'eight runs' }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    const status = await page.getByText(/Stopped after/).innerText();
    expect(status).toMatch(/^Stopped after [\d,]+ of 10,000 runs\.$/);
    await page.waitForTimeout(500);
    expect(await page.getByText(/Stopped after/).innerText()).toBe(status);
    await page.close();
  });

  it('should keep the last result when the worker breaks, and go on when asked', async () => {
    const page = await visit('simulate/poland?runs=100');
    await done(page);
    const before = await heading(page);
    await page.evaluate(() => {
      const { made } = globalThis as unknown as { made: Worker[] };
      made.at(-1)?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
    });
    await page.getByText('out of memory').waitFor();
    expect(await heading(page)).toBe(before);
    expect(await page.locator('.greyed figure').count()).toBe(3);
    await page.getByRole('button', { name: 'Retry' }).click();
    await done(page);
    expect(await page.locator('.greyed').count()).toBe(0);
    await page.close();
  });

  it('should tell one run at a time', async () => {
    const page = await visit('simulate/poland?run=7&runs=100');
    await page.locator('h2', { hasText: 'Run 7:' }).waitFor();
    await done(page);
    await page.locator('h1').click();
    await page.keyboard.press('.');
    await page.locator('h2', { hasText: 'Run 8:' }).waitFor();
    await page.getByRole('button', { name: 'Previous' }).click();
    await page.locator('h2', { hasText: 'Run 7:' }).waitFor();
    await page.waitForURL(/run=7/);
    await page.close();
  });

  it('should start after the day of the address, with the numbers of the command line', async () => {
    const { out } = await cli.run(
      ...['simulate', 'poland', '--at', '1984-06-30', '--runs', '500', '--quick', '--json'],
    );
    const page = await visit('simulate/poland?at=1984-06');
    await done(page);
    expect(await heading(page)).toBe(finding(JSON.parse(out) as SimulateReport));
    expect(await heading(page)).toContain('on 30 June 1984');
    const fan = page.locator('figure').first();
    expect(await fan.locator('figcaption').innerText()).toContain('As it happened:');
    await page.getByRole('button', { name: 'Last event' }).click();
    await page.waitForURL((url) => !url.search.includes('at='));
    await page.locator('h1:not(:text("1984"))').waitFor();
    await done(page);
    expect(await fan.locator('figcaption').innerText()).not.toContain('As it happened:');
    await page.getByLabel('Starts after').fill('1985-03-31');
    await page.locator('h1:text("31 March 1985")').waitFor();
    await page.waitForURL(/at=1985-03-31/);
    await page.close();
  });

  it('should say why nothing can start before the first event, and offer the last', async () => {
    const page = await visit('simulate/poland?at=1900-01-01');
    await page.getByText('has no event by 1900-01-01').waitFor();
    await page.getByRole('button', { name: 'Start after the last event' }).click();
    await done(page);
    await page.close();
  });

  it('should let actors do otherwise, and keep a run in which they do', async () => {
    const page = await visit('simulate/poland?run=5&runs=100');
    await done(page);
    const before = await heading(page);
    const actor = page.locator('details.actor').first();
    await actor.locator('> summary').click();
    const policy = actor.getByRole('checkbox').first();
    const name = await actor.locator('code').first().innerText();
    await policy.uncheck();
    await page.waitForURL(new RegExp(`off=${name}`));
    await page.getByRole('region', { name: 'What this is' }).getByText(`without ${name}`).waitFor();
    await done(page);
    expect(await heading(page)).not.toBe(before);
    await page.getByRole('button', { name: 'Open this run in Replay' }).click();
    await page.waitForURL(/replay\/poland~run-5-seed-1/);
    await page.locator('.ribbon', { hasText: 'run-5-seed-1' }).waitFor();
    expect(await web.served.store.head('case-poland~run-5-seed-1')).toBeDefined();
    await page.goto(new URL(`simulate/poland?runs=100&off=${name}`, web.served.url).href);
    await done(page);
    await page.getByRole('button', { name: 'Reset actors' }).click();
    await page.locator('h1', { hasText: before }).waitFor();
    await page.close();
  });

  it('should say what the address asks for in vain, and take it out', async () => {
    const [first] = findModel('poland', 'ladder').model.written.assumptions;
    const { assumption = '', range: [, high] = [0, 0] } = first ?? {};
    const page = await visit(
      `simulate/poland?runs=5&seed=x&nine=10&months=999&at=1984-13&set.no-such=1&set.${assumption}=${high + 1}&off=nobody&model=other&chart=pie`,
    );
    const said = page.locator('[role=status] .notice');
    await done(page);
    for (const words of [
      '"5" cannot be the runs: write a whole number from 100 to 10000; 500 are made.',
      '"x" cannot be the seed',
      '"999" cannot be the months',
      '"1984-13" is no date; it starts after the last event.',
      'has no assumption "no-such"',
      'has no policy "nobody"',
      'There is no model "other"',
      `cannot be "${high + 1}"`,
      'There is no view "pie"',
      'not "10"',
    ])
      expect(await said.innerText()).toContain(words);
    await page.getByRole('button', { name: 'out of the address' }).click();
    await page.waitForURL((url) => url.search === '');
    expect(await said.count()).toBe(0);
    await page.close();
  });

  it('should show the same runs in four views, each with its data', async () => {
    const page = await visit('simulate/poland');
    await done(page);
    await page.locator('h1').click();
    const view = page.getByRole('tabpanel');
    const table = async (): Promise<string[][]> => {
      await view.getByRole('button', { name: 'Table' }).click();
      const rows = await view.locator('figure tbody tr').all();
      const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
      await view.getByRole('button', { name: 'Table' }).click();
      return cells;
    };
    await page.locator('h1').click();
    await page.keyboard.press('v');
    await page.waitForURL(/chart=histogram/);
    const bars = await table();
    expect(await view.locator('svg rect').count()).toBe(bars.length);
    expect(bars[0]?.slice(0, 2)).toEqual(['0', '0']);
    expect(bars.reduce((sum, [, , runs]) => sum + Number(runs), 0)).toBe(500);
    await page.locator('h1').click();
    await page.keyboard.press('v');
    await page.waitForURL(/chart=dots/);
    const dots = await table();
    expect(dots).toHaveLength(20);
    expect(await view.locator('svg circle').count()).toBe(20);
    await view.getByLabel('Count the dots under').fill(dots[9]?.[1] ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL(/under=/);
    const below = dots.filter(([, value]) => Number(value) < Number(dots[9]?.[1])).length;
    await view.getByRole('heading', { name: `${below} of 20 dots are under` }).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('v');
    await page.waitForURL(/chart=run/);
    await view.locator('h2', { hasText: /^Run \d+:/ }).waitFor();
    expect(await table()).toHaveLength(37);
    await page.getByRole('tab', { name: 'One run at a time' }).press('ArrowRight');
    await page.waitForURL(/chart=fan/);
    await page.getByRole('tab', { name: 'Fan', selected: true }).waitFor();
    await page.getByLabel('Shows').selectOption('freed');
    await page.waitForURL(/of=freed/);
    await view.locator('h2', { hasText: 'released since the fork' }).waitFor();
    await page.close();
  });

  it.each(charts)('should be fit for all eyes and windows: %s', async (chart) => {
    for (const [colorScheme, width] of [
      ['light', 390],
      ['dark', 1440],
    ] as const) {
      const { page, said, close } = await web.open(
        `simulate/poland?chart=${chart}&at=1984-06-30&runs=100&months=12`,
        { colorScheme, viewport: { width, height: 900 } },
      );
      await done(page);
      await page.getByRole('tabpanel').locator('figure').waitFor();
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      // What stands around the view is the same in all four, and looked at with the other screens.
      expect(await violations(page, '[role=tabpanel]')).toEqual([]);
      expect(said).toEqual([]);
      await close();
    }
  });

  it('should start from another day while the server is away', async () => {
    const page = await visit('simulate/poland?runs=100');
    await done(page);
    await page.route('**/api/**', (route) => route.abort());
    await page.getByLabel('Starts after').fill('1985-03-31');
    await page.locator('h1:text("31 March 1985")').waitFor();
    await page.close();
  });

  it('should write files that are those of the command line, and the command that makes them', async () => {
    const page = await visit('simulate/poland?runs=100&months=12&at=1984-06-30');
    await done(page);
    const names = page.locator('.assumption input[type=number]:enabled');
    const wanted = Number(await names.first().getAttribute('max'));
    await names.first().fill(String(wanted));
    await page.keyboard.press('Enter');
    await page.waitForURL(/set\./);
    await done(page);
    const files = page.getByRole('region', { name: 'Take it along' });
    const command = await files.locator('code').innerText();
    const [, typed = ''] = command.split(' -- ');
    expect(typed).toMatch(
      /^simulate poland --model ladder --at 1984-06-30 --months 12 --seed 1 --assume \S+ --runs 100$/,
    );
    const saved = async (button: string): Promise<string> => {
      const wait = page.waitForEvent('download');
      await files.getByRole('button', { name: button }).click();
      return readFileSync(await (await wait).path(), 'utf8');
    };
    const [csv, out] = [join(folder, 'bands.csv'), join(folder, 'counts.json')];
    await cli.run(...typed.split(' '), '--quick', '--csv', csv, '--out', out);
    expect(await saved('Quantiles (CSV)')).toBe(readFileSync(csv, 'utf8'));
    expect(await saved('Scenario and counts (JSON)')).toBe(readFileSync(out, 'utf8'));
    const rows = (await saved('Runs (CSV)')).trimEnd().split('\r\n');
    const { indicators } = JSON.parse(readFileSync(out, 'utf8')) as Result;
    expect(rows[0]).toBe('run,month,indicator,value');
    expect(rows).toHaveLength(1 + 100 * 12 * indicators.length);
    // The counts of the last month, from the rows.
    const last = indicators[0]?.months.at(-1) ?? [];
    const ends = rows
      .map((line) => line.split(','))
      .filter(([, at, name]) => at === '1985-06' && name === indicators[0]?.indicator);
    for (const [value, count] of last)
      expect(ends.filter((cells) => cells[3] === String(value))).toHaveLength(count);
    await page.locator('h1').click();
    await page.keyboard.press('Shift+R');
    await page.waitForURL((url) => !url.search.includes('set.'));
    await page.close();
  });

  it('should write a varied model that the command line reads', async () => {
    const page = await visit('simulate/poland?runs=100&months=12');
    await done(page);
    const policy = await page.locator('details.actor code').first().textContent();
    await page.goto(
      new URL(`simulate/poland?runs=100&months=12&off=${policy ?? ''}`, web.served.url).href,
    );
    await done(page);
    const wait = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Model as set here (YAML)' }).click();
    const file = join(folder, 'ladder-varied.yaml');
    await (await wait).saveAs(file);
    const command = await page
      .getByRole('region', { name: 'Take it along' })
      .locator('code')
      .innerText();
    const [, typed = ''] = command.split(' -- ');
    expect(typed).toContain('--model ./ladder-varied.yaml');
    const { out } = await cli.run(
      ...typed.replace('./ladder-varied.yaml', file).split(' '),
      ...['--quick', '--json'],
    );
    expect(await heading(page)).toBe(finding(JSON.parse(out) as SimulateReport));
    await page.close();
  });

  it('should make a branch of a run, and go to it in Replay', async () => {
    const page = await visit('simulate/poland?run=7&runs=100');
    await page.locator('h2', { hasText: 'Run 7:' }).waitFor();
    await done(page);
    expect(await page.getByLabel('Keep it as the branch').inputValue()).toBe('run-7-seed-1');
    await page.locator('h1').click();
    await page.keyboard.press('Enter');
    await page.waitForURL(/replay\/poland~run-7-seed-1/);
    await page.locator('h1:not(:text("Reading"))').waitFor();
    await page.locator('.ribbon', { hasText: 'run-7-seed-1' }).waitFor();
    await page.locator('#timeline-switcher optgroup option', { hasText: '~run-7-seed-1' }).waitFor({
      state: 'attached',
    });
    await page.locator('tr', { hasText: 'Simulated' }).first().waitFor({ state: 'attached' });
    const report = await verifyReport(web.served.store, ['poland~run-7-seed-1'], undefined, () => {
      // Nobody is told how far it is.
    });
    expect(report.simulated).toMatchObject([{ again: 'yes', wrong: [] }]);
    expect(report.ok).toBe(true);
    await page.close();
  });

  it('should keep a run while the server is away, once, and under no taken name', async () => {
    const page = await visit('simulate/poland?run=9&runs=100');
    await page.locator('h2', { hasText: 'Run 9:' }).waitFor();
    await done(page);
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Open this run in Replay' }).click();
    await page.waitForURL(/replay\/poland~run-9-seed-1/);
    await page.locator('.ribbon', { hasText: 'run-9-seed-1' }).waitFor();
    await page.getByText('(1 not saved yet)').waitFor();
    expect(await web.served.store.head('case-poland~run-9-seed-1')).toBeUndefined();
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.locator('.notice').waitFor({ state: 'detached' });
    const head = await web.served.store.head('case-poland~run-9-seed-1');
    expect(head).toBeDefined();

    const again = await visit('simulate/poland?run=9&runs=100');
    await again.locator('h2', { hasText: 'Run 9:' }).waitFor();
    await again.getByRole('button', { name: 'Open this run in Replay' }).click();
    await again.waitForURL(/replay\/poland~run-9-seed-1/);
    expect(await web.served.store.head('case-poland~run-9-seed-1')).toEqual(head);
    await again.goto(new URL('simulate/poland?run=10', web.served.url).href);
    await again.locator('h2', { hasText: 'Run 10:' }).waitFor();
    await again.getByLabel('Keep it as the branch').fill('run-9-seed-1');
    await again.keyboard.press('Enter');
    await again.getByText('choose another name').waitFor();
    await page.close();
    await again.close();
  });
});
