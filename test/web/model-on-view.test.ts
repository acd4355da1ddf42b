import { describe, expect, it } from 'vitest';
import { findModel, modelNames } from '../../src/simulate/model/shipped-models.ts';
import { marksOf } from '../../src/web/simulate/histogram-marks.ts';
import { ofParty, ofPolicy, ofTalks } from '../../src/web/simulate/rests-on.ts';
import { figure } from '../../src/web/simulate/words.ts';
import { noBrowser } from './browser.ts';
import { sideways, violations } from './looks.ts';
import { opened } from './opened.ts';

describe('what a policy rests on', () => {
  it.each(['belarus', 'poland'])('should be every assumption that is of use: %s', (name) => {
    for (const each of modelNames(name)) {
      const { written } = findModel(name, each).model;
      const { policies, negotiations, assumptions } = written;
      const found = [
        ...policies.flatMap((policy) => ofPolicy(policy, assumptions)),
        ...negotiations.flatMap((talks) => [
          ...ofTalks(talks, assumptions),
          ...talks.parties.flatMap(({ party }) => ofParty(talks, party, assumptions)),
        ]),
      ];
      expect(new Set(found)).toEqual(new Set(assumptions));
    }
  });

  it('should be what its chance and size name, in the order of the model', () => {
    const { policies, assumptions } = findModel('poland', 'ladder').model.written;
    const amnesty = policies.find(({ policy }) => policy === 'amnesty');
    if (amnesty === undefined) throw new Error('no such policy');
    expect(ofPolicy(amnesty, assumptions).map(({ assumption }) => assumption)).toEqual([
      'amnesty-july',
      'amnesty-other',
      'amnesty-least',
    ]);
  });
});

describe('marks beside the bars', () => {
  const bands = { p10: 1, p25: 2, p50: 3, p75: 4, p90: 5 };
  const of = { indicator: 'held', months: [{}, {}] };
  const report = {
    others: [
      { model: 'other', runs: 200, indicators: [{ indicator: 'held', end: bands }] },
      { model: 'third', runs: 200, indicators: [{ indicator: 'freed', end: bands }] },
    ],
  };
  const marked = (month: number, ribbon?: string) =>
    marksOf({
      report,
      of,
      documented: [{ month, at: '2026-03', value: 0 }],
      ribbon,
    } as unknown as Parameters<typeof marksOf>[0]).map(({ words, value }) => [words, value]);

  it('should say what the record says of the end, of the start, or last', () => {
    expect(marked(2)[0]).toEqual(['the record at the end: 0', 0]);
    expect(marked(0)[0]?.[0]).toBe('the record at the start: 0');
    expect(marked(1)[0]?.[0]).toBe('the record last, in March 2026: 0');
    expect(marked(2, 'Hypothetical branch: x')[0]?.[0]).toBe('this branch at the end: 0');
  });

  it('should have the other models that measure the same', () => {
    expect(marked(2).slice(1)).toEqual([['other, median: 3', 3]]);
  });
});

const web = opened(['belarus']);

describe.skipIf(noBrowser)('the model on view', () => {
  const { model } = findModel('belarus', undefined);
  const { assumptions, policies } = model.written;

  it('should give each assumption its unit, range, default, reason and source', async () => {
    const { page, said, close } = await web.open('simulate/belarus?runs=100&months=12');
    const rows = page.locator('.assumption');
    expect(await rows.count()).toBe(assumptions.length);
    for (const [i, { range, unit, default: usual, source, reason }] of assumptions.entries()) {
      const row = rows.nth(i);
      const [low, high] = range.map(figure);
      const words = `${low ?? ''} to ${high ?? ''} ${unit}, default ${figure(usual)}`;
      expect(await row.locator('.assumption-row .quiet').innerText()).toBe(words);
      expect(await row.locator('.default-tick > *').count()).toBe(range[0] < range[1] ? 1 : 0);
      await row.locator('summary').click();
      expect(await row.locator('details p').first().innerText()).toBe(reason);
      expect(await row.getByRole('button', { name: /^Source: / }).count()).toBe(
        source === undefined ? 0 : 1,
      );
    }
    // Where there is none, it says so.
    expect(await rows.getByText('No source, only the reason').count()).toBe(
      assumptions.filter(({ source }) => source === undefined).length,
    );
    await rows
      .getByRole('button', { name: /^Source: / })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.locator('#drawer-title').waitFor();
    expect(await drawer.innerText()).not.toContain('The record has no source');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(said).toEqual([]);
    await close();
  });

  it('should say in plain words what each policy does, and what that rests on', async () => {
    const { page, said, close } = await web.open('simulate/belarus?runs=100&months=12', {
      viewport: { width: 390, height: 900 },
      colorScheme: 'dark',
    });
    await page.getByText('all done').waitFor();
    const actors = page.getByRole('region', { name: 'What actors do' });
    for (const summary of await actors.locator('.actor > summary').all()) await summary.click();
    for (const { title, policy } of policies) {
      await actors.locator('.policy', { hasText: title }).waitFor();
      const rests = actors.locator('.rests-on', {
        has: page.locator(
          `summary[aria-label$="s: ${policy}"], summary[aria-label$="n: ${policy}"]`,
        ),
      });
      const wanted = policies.find((each) => each.policy === policy);
      const found = wanted === undefined ? [] : ofPolicy(wanted, assumptions);
      expect(await rests.locator('li').count()).toBe(found.length);
    }
    await actors.locator('.rests-on summary').first().click();
    await actors.locator('.rests-on').first().getByRole('button').first().click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(said).toEqual([]);
    await close();
  });

  it('should mark the other model among the bars, and tell what came to nothing', async () => {
    const { page, said, close } = await web.open('simulate/belarus?runs=100&chart=histogram');
    const drawing = page.getByRole('tabpanel').locator('svg').first();
    // It is counted after the runs of the model itself.
    await drawing.locator('[data-mark=model] text').waitFor();
    expect(await drawing.locator('[data-mark=timeline]').count()).toBe(1);
    expect(await drawing.locator('[data-mark=model] text').textContent()).toMatch(
      /^pressure, median: [\d,]+$/,
    );
    const refused = page.getByRole('region', {
      name: 'Attempts that a rule refused',
      exact: true,
    });
    expect(await refused.innerText()).toContain('release-within-count');
    expect(said).toEqual([]);
    await close();
  });
});
