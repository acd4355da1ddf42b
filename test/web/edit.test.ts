import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { GENERATED_CASE } from '../../bench/generate/case.ts';
import { storeCase } from '../../bench/generate/store.ts';
import { openBranch } from '../../src/history/edit/append.ts';
import { NOW, serve } from '../server/served.ts';
import { noBrowser } from './browser.ts';
import { sideways, violations } from './looks.ts';
import { opened, visit } from './opened.ts';

const LONG = `${GENERATED_CASE}~mine`;
const web = opened(['belarus'], {
  filled: async ({ store }) => {
    await storeCase(store, { events: 5_000, seed: 7 });
    await openBranch(store, {
      from: GENERATED_CASE,
      name: 'mine',
      at: '1961-02-01',
      mode: 'keep',
      question: 'What if one of some thousand had not happened?',
      recorded: NOW,
    });
  },
});
const open = async (path: string): Promise<Page> => (await web.open(path)).page;

const headed = (page: Page, words: RegExp): Promise<void> =>
  page.locator('h1', { hasText: words }).waitFor();

describe.skipIf(noBrowser)('a newcomer', () => {
  it('should fork the record, drop the promise, see what falls, take it back and do it again', async () => {
    const page = await open('branches/belarus?at=2025-12-13');
    await page.getByLabel('Question').fill('What if the promise had not been made?');
    await page.keyboard.press('Enter');
    await page.waitForURL(/belarus~from-2025-12-12/);
    await headed(page, /changes nothing yet/);

    await page.getByLabel('Find').fill('lifting its sanctions on Belarusian potash');
    await page.getByRole('button', { name: /^Drop/ }).press('Enter');
    await page.getByLabel('Reason').fill('the counterfactual');
    await page.getByText('✓ Allowed').waitFor();
    const preview = page.locator('.branch-preview');
    await preview.getByText(/^In this branch: drops 1 event; 4 other events fall/).waitFor();
    expect(await preview.locator('[aria-live=polite]').innerText()).not.toContain('OFAC');
    expect(await preview.getByRole('link').count()).toBe(3);
    await preview.getByText('and 1 more').waitFor();
    await page.getByLabel('Reason').press('Enter');
    await headed(
      page,
      /^Dropping 1 event: 4 other events would be impossible or lose their stated grounds/,
    );

    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await headed(page, /changes nothing yet/);
    await page.getByRole('button', { name: 'Redo' }).press('Enter');
    await headed(page, /^Dropping 1 event/);
    await page.getByRole('button', { name: 'Compare with belarus' }).press('Enter');
    await page.waitForURL(/compare\/belarus~from-2025-12-12/);
    await headed(page, /^On 26 March 2026 /);
    await page.getByText('only in the record; it falls').first().waitFor();
    // Saved: the server has the opening, the drop, the undo and the redo.
    await expect
      .poll(() => web.served.store.head('case-belarus~from-2025-12-12'))
      .toMatchObject({
        revision: 3,
      });
  });

  it('should be told what is counted otherwise, and nothing of what is no longer asked', async () => {
    const page = await open('branches/belarus~no-december-talks?edit=shift&event=m15-release');
    await page.getByLabel('New date').fill('2026-05-01');
    const preview = page.locator('.branch-preview');
    await preview.getByText(/^In this branch: moves 1 event;/).waitFor();
    // A day that the rules refuse has no preview, nor may the one of before stand under it.
    await page.getByLabel('New date').fill('2020-05-01');
    await page.getByText('Refused by rule edit-after-fork').waitFor();
    expect(await preview.innerText()).toBe('');
    await page.goto(
      new URL('branches/belarus~no-december-talks?edit=drop&event=m15-release', web.served.url)
        .href,
    );
    await preview.getByText(/people released [\d,]+ → [\d,]+/).waitFor();
  });

  it('should be told the rule, and be offered a day that it allows', async () => {
    const page = await open('branches/belarus~no-potash-promise');
    await page.getByLabel('Find').fill('potash');
    await page.getByRole('button', { name: /^Move/ }).first().press('Enter');
    const day = page.getByLabel('New date');
    await day.fill('2025-12-01');
    await page.getByText('Refused by rule edit-after-fork').waitFor();
    await page.getByRole('button', { name: 'Use 2025-12-13' }).press('Enter');
    expect(await day.inputValue()).toBe('2025-12-13');
  });

  it('should add an event by keyboard alone, with what the schema asks for', async () => {
    const page = await open('branches/belarus~no-december-talks');
    await headed(page, /Dropping 1 event/);
    await page.keyboard.press('i');
    const form = page.locator('form', { hasText: 'Add the event' });
    await form.locator('select').first().selectOption('PositionStated');
    await form
      .getByRole('textbox', { name: 'occurred', exact: true })
      .or(form.getByRole('combobox', { name: 'occurred', exact: true }))
      .fill('2025-12-20');
    await form
      .getByRole('textbox', { name: 'actor', exact: true })
      .or(form.getByRole('combobox', { name: 'actor', exact: true }))
      .fill('usa');
    await form
      .getByRole('textbox', { name: 'summary', exact: true })
      .or(form.getByRole('combobox', { name: 'summary', exact: true }))
      .fill('Washington says that nothing has changed.');
    await form.getByText(/^Fill in: .*matter, stance/).waitFor();
    await form
      .getByRole('textbox', { name: 'matter', exact: true })
      .or(form.getByRole('combobox', { name: 'matter', exact: true }))
      .fill('political-prisoners-exist');
    await form.getByRole('combobox', { name: 'stance', exact: true }).selectOption('doubts');
    await form.getByText('✓ Allowed').waitFor();
    await form.getByLabel('Reason').fill('to see who answers');
    await form.getByLabel('Reason').press('Enter');
    await headed(page, /adding 1 event/);
    await page.getByText('adds Washington says that nothing has changed.').waitFor();
    await expect
      .poll(async () => (await web.served.store.head('case-belarus~no-december-talks'))?.revision)
      .toBe(2);

    // What was added can be changed again: it is taken back and added anew, for one reason.
    const added = page.locator('.branch-events li', { hasText: 'Added by this branch.' });
    await added.getByRole('button', { name: /^Change/ }).press('Enter');
    const change = page.locator('form', { hasText: 'Change the event' });
    const says = change.getByRole('textbox', { name: 'summary', exact: true });
    expect(await says.inputValue()).toBe('Washington says that nothing has changed.');
    await says.fill('Washington says that much has changed.');
    await change.getByText('✓ Allowed').waitFor();
    await change.getByLabel('Reason').fill('said otherwise');
    await change.getByLabel('Reason').press('Enter');
    await page.getByText('adds Washington says that much has changed.').waitFor();
    await page.locator('.undone', { hasText: 'says that nothing has changed' }).waitFor();
    expect(await added.count()).toBe(1);
    await expect
      .poll(async () => (await web.served.store.head('case-belarus~no-december-talks'))?.revision)
      .toBe(4);
    await added.getByRole('button', { name: /^Move/ }).press('Enter');
    const day = page.getByLabel('New date');
    expect(await day.inputValue()).toBe('2025-12-20');
    await day.fill('2026-01-20');
    await page.getByText('✓ Allowed').waitFor();
    await page.getByLabel('Reason').fill('a month later');
    await page.getByLabel('Reason').press('Enter');
    await added.getByText('2026-01-20').waitFor();
    await added.getByRole('button', { name: /^Drop/ }).press('Enter');
    await page.getByText('✓ Allowed: Takes back').waitFor();
    await page.getByLabel('Reason').fill('enough');
    await page.getByLabel('Reason').press('Enter');
    await added.waitFor({ state: 'detached' });
  });

  it('should change what an event says, and be offered the number that stands', async () => {
    const branch = 'branches/belarus~no-potash-promise';
    const page = await open(branch);
    await headed(page, /Dropping 1 event/);
    await page.getByLabel('Find').fill('pardons 123 people of several');
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    // The form that a key opens is in view, and has the focus.
    await page.locator('form :focus').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Change at least one field').waitFor({ state: 'detached' });
    await page.locator('h1').click();
    await page.keyboard.press('r');
    const form = page.locator('form', { hasText: 'Change the event' });
    await form.getByText('Change at least one field').waitFor();
    await form.getByLabel('count: number').fill('3');
    await form.getByText('Refused by rule group-counts-its-names').waitFor();
    await form.getByRole('button', { name: /^Use at least \d+ for count/ }).click();
    await form.getByText('✓ Allowed').waitFor();
    await form.getByLabel('Reason').fill('fewer');
    await form.getByLabel('Reason').press('Enter');
    await headed(page, /changing 1 event/);
  });

  it('should move an event by dragging its mark, or by keys, with the same form', async () => {
    const page = await open('branches/belarus~no-potash-promise');
    await headed(page, /Dropping|changing/i);
    const box = await page.locator('.strip-mark').last().boundingBox();
    if (box === null) throw new Error('no mark is drawn');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 120, y, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/edit=shift/);
    const day = page.getByLabel('New date');
    const dragged = await day.inputValue();
    expect(new URL(page.url()).searchParams.get('to')).toBe(dragged);
    await page.locator('h1').click();
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await expect
      .poll(async () => Date.parse(dragged) - Date.parse(await day.inputValue()))
      .toBe(7 * 86_400_000);
    await page.keyboard.press('Escape');
    await day.waitFor({ state: 'detached' });
  });

  it('should choose, drop, undo, redo and compare with no more than keys', async () => {
    const page = await open('branches/belarus~eu-answers-potash');
    await headed(page, /adding/i);
    await page.keyboard.press('i');
    await page.locator('form :focus').waitFor();
    await page.keyboard.press('Escape');
    await page.goto(new URL('branches/belarus~eu-snap-back', web.served.url).href);
    await headed(page, /Dropping 1 event/);
    await page.keyboard.press('j');
    await page.keyboard.press('Delete');
    await page.locator('form :focus').waitFor();
    await page.keyboard.type('to see what rests on it');
    await page.getByText('✓ Allowed').waitFor();
    await page.keyboard.press('Enter');
    await headed(page, /Dropping 2 events/);
    await page.keyboard.press('Control+z');
    await headed(page, /Dropping 1 event/);
    await page.locator('button:enabled', { hasText: 'Redo' }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await headed(page, /Dropping 2 events/);
    await page.keyboard.press('3');
    await page.waitForURL(/compare/);
    await headed(page, /^On /);
  });

  it('should fork where the cursor of the replay stands, under a name that follows the day', async () => {
    const page = await open('replay/belarus~no-december-talks?at=2025-12-20');
    await page.keyboard.press('f');
    await page.waitForURL(/branches\/belarus~no-december-talks/);
    const name = page.getByLabel('Name', { exact: true });
    await page.locator('#fork[open] input:focus').waitFor();
    const day = page.getByLabel('Forks after');
    expect([await name.inputValue(), await day.inputValue()]).toEqual([
      'from-2025-12-19',
      '2025-12-19',
    ]);
    await day.fill('2026-01-05');
    expect(await name.inputValue()).toBe('from-2026-01-05');
    await name.fill('mine');
    await day.fill('2025-01-05');
    expect(await name.inputValue()).toBe('mine');
    await page.getByText(/choose that day or a later one/).waitFor();
    const send = page.getByRole('button', { name: 'Open the branch' });
    expect(await send.isDisabled()).toBe(true);
    await day.fill('2026-01-06');
    expect(await send.isDisabled()).toBe(false);
  });

  it('should not be taken to the branch of another under the same name', async () => {
    const page = await open('branches/belarus?at=2025-12-13');
    await page.getByLabel('Name').fill('no-december-talks');
    await page.getByLabel('Question').fill('Mine?');
    await page.getByRole('button', { name: 'Open the branch' }).press('Enter');
    await page.getByText('there is a branch belarus~no-december-talks already').waitFor();
    expect(await page.getByLabel('Question').inputValue()).toBe('Mine?');
  });

  it('should lose no edit that was made while the server was stopped', async () => {
    const own = await serve('memory:', ['belarus']);
    const { page } = await visit(web.browser, `${own.url}branches/belarus~no-potash-promise`);
    await headed(page, /Dropping/);
    await own.close();
    await page.getByText('The local server stopped').waitFor();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await headed(page, /changes nothing yet/);
    await page.getByText('1 not saved yet').waitFor();
    expect(await page.evaluate(() => Object.values(localStorage).join())).toContain('"undo"');
  });
});

describe.skipIf(noBrowser)('a branch of 5,000 events', () => {
  it('should list a portion at a time, which follows the chosen event', async () => {
    const { page, said, close } = await web.open(`branches/${LONG}`);
    const events = page.locator('.branch-events > li');
    expect(await events.count()).toBe(50);
    await page.getByText('1 to 50 of 4,7').waitFor();
    await page.getByRole('button', { name: 'Later events' }).click();
    await page.getByText('51 to 100 of').waitFor();
    await page.getByRole('button', { name: 'Earlier events' }).click();
    const last = page.locator('.branch-events > li').last();
    await last.getByRole('button', { name: /^Drop/ }).click();
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.getByText('51 to 100 of').waitFor();
    expect(await page.locator('.branch-events [aria-current]').count()).toBe(1);
    expect(await events.count()).toBe(50);
    expect(said).toEqual([]);
    await close();
  });

  it('should be chosen from by its bars, and say what an edit would do', async () => {
    const { page, said, close } = await web.open(`branches/${LONG}`);
    const box = await page.locator('.strip svg').boundingBox();
    if (box === null) throw new Error('no strip is drawn');
    expect(await page.locator('.strip-mark').count()).toBe(0);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForURL(/event=/);
    await page.locator('.strip-mark').waitFor();
    await page.locator('.branch-events [aria-current]').waitFor();
    await page.keyboard.press('Delete');
    await page.getByText(/^In this branch: drops 1 event/).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(said).toEqual([]);
    await close();
  });
});
