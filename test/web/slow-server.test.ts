import { describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { opened } from './opened.ts';

const web = opened(['belarus']);
const SLOWLY_MS = 800;

describe.skipIf(noBrowser)('with a server that takes its time', () => {
  it('should drop, undo and redo by keys before anything is acknowledged', async () => {
    const { page, close } = await web.open('branches/belarus~eu-snap-back');
    const before = await page.locator('h1').innerText();
    await page.route('**/api/timelines/*/edits', async (route) => {
      await new Promise((later) => setTimeout(later, SLOWLY_MS));
      await route.continue();
    });
    const answered: number[] = [];
    page.on('response', (answer) => {
      if (answer.request().method() === 'POST') answered.push(answer.status());
    });
    const says = (words: RegExp) => page.locator('h1', { hasText: words }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Delete');
    await page.locator('form :focus').waitFor();
    await page.keyboard.type('to see what rests on it');
    await page.getByText('✓ Allowed').waitFor();
    await page.keyboard.press('Enter');
    await says(/Dropping 2 events/);
    await page.keyboard.press('Control+z');
    await says(/Dropping 1 event/);
    // The event is back in the list: its form must not be, for it would take the next keys.
    expect(await page.locator('form :focus').count()).toBe(0);
    await page.locator('button:enabled', { hasText: 'Redo' }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await says(/Dropping 2 events/);
    await expect.poll(() => answered).toEqual([201, 201, 201]);
    await page.keyboard.press('Control+z');
    await says(/Dropping 1 event/);
    expect(await page.locator('h1').innerText()).toBe(before);
    await close();
  });
});
