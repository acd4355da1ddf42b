import { describe, expect, it } from 'vitest';
import { noBrowser } from './browser.ts';
import { violations } from './looks.ts';
import { opened } from './opened.ts';

const web = opened(['poland']);

describe.skipIf(noBrowser)('one run at a time', () => {
  it('should show nine runs at once to those who want no motion, and whoever asks', async () => {
    const calm = await web.open('simulate/poland?run=7&runs=100&months=12');
    const { page, said } = calm;
    const nine = page.getByRole('radiogroup', { name: /in nine runs/ });
    const chosen = nine.getByRole('radio', { checked: true });
    await nine.getByRole('radio', { name: /^Run 8: ends at/ }).waitFor();
    expect(await nine.getByRole('radio').count()).toBe(9);
    expect(await chosen.getAttribute('aria-label')).toMatch(/^Run 7: /);
    expect(await nine.locator('[role=radio]:not(:has(path[stroke]))').count()).toBe(0);
    expect(await violations(page, '[role=tabpanel]')).toEqual([]);
    // What a panel says is what the run alone says.
    const words = (await chosen.getAttribute('aria-label')) ?? '';
    await page.getByRole('button', { name: 'Nine at once' }).click();
    await page.waitForURL(/nine=no/);
    const end = words.slice(words.indexOf('ends at'));
    await page.locator('h2', { hasText: new RegExp(`^Run 7: .* ${end}$`) }).waitFor();
    expect(await nine.count()).toBe(0);
    await calm.close();

    const moved = await web.open('simulate/poland?run=7&runs=100&months=12&nine=yes', {
      reducedMotion: 'no-preference',
    });
    const panels = moved.page.getByRole('radiogroup', { name: /in nine runs/ });
    await panels.getByRole('radio', { name: /^Run 4: ends at/ }).click();
    await moved.page.waitForURL(/run=4/);
    await moved.page.getByRole('heading', { name: 'What happens in run 4' }).waitFor();
    for (const [key, run] of [
      ['ArrowRight', 5],
      ['ArrowDown', 8],
      // The first of the next nine.
      ['ArrowRight', 9],
      ['ArrowUp', 6],
    ] as const) {
      await moved.page.keyboard.press(key);
      await panels.getByRole('radio', { name: `Run ${run}: ends at`, checked: true }).waitFor();
    }
    await moved.page.getByRole('heading', { name: 'What happens in run 6' }).waitFor();
    await moved.page.keyboard.press('Enter');
    await moved.page.waitForURL(/replay\/poland~run-6-seed-1/);
    expect([...said, ...moved.said]).toEqual([]);
    await moved.close();
  });
});
