import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Source } from '../../domain/source.ts';
import { bibtexOf, cslOf, markdownOf, textOf } from '../../src/web/sources/citation.ts';
import { bibtexDate, cslDate } from '../../src/web/sources/dates.ts';
import { noBrowser } from './browser.ts';
import { opened } from './opened.ts';
import { proseDate } from '../../src/report/words.ts';

const full: Source = {
  source: 'ministry-2025',
  title: 'Order on 50% of fees & {other} costs_1',
  publisher: 'Ministry of Trade',
  author: 'A. Author',
  published: '2025-12-13',
  url: 'https://example.org/a_b?x=1&y=%20{z}',
  kind: 'official',
  language: 'en',
};
const bare: Source = {
  source: 'page',
  title: 'A page about tariffs',
  described: true,
  publisher: 'unknown',
  kind: 'other',
  language: 'fr',
};

const item = (source: Source): Record<string, unknown> =>
  (JSON.parse(cslOf(source)) as Record<string, unknown>[])[0] ?? {};

describe('a reference', () => {
  test('as text has author, title, publisher, date and address', () => {
    expect(textOf(full)).toBe(
      'A. Author, “Order on 50% of fees & {other} costs_1”, Ministry of Trade, 13 December 2025, https://example.org/a_b?x=1&y=%20{z} (address not checked).',
    );
  });

  test('says what is not known instead of leaving a hole', () => {
    expect(textOf(bare)).toBe('[A page about tariffs], publisher unknown, undated.');
  });

  test('names an author who is also the publisher once', () => {
    expect(textOf({ ...full, author: 'Ministry of Trade' }).match(/Ministry/g)).toHaveLength(1);
  });

  test('as a footnote keeps the marks of Markdown as they are', () => {
    expect(markdownOf({ ...full, title: 'a*b [c] <d>', url: 'https://example.org/<x>' })).toBe(
      '[^ministry-2025]: A. Author, “a\\*b \\[c\\] \\<d\\>”, Ministry of Trade, 13 December 2025, <https://example.org/%3Cx%3E> (address not checked).',
    );
  });
});

describe('BibTeX', () => {
  test('escapes what TeX reads as commands', () => {
    expect(bibtexOf(full)).toContain(
      '  title = {{Order on 50\\% of fees \\& \\textbraceleft{}other\\textbraceright{} costs\\_1}},',
    );
    expect(bibtexOf({ ...full, title: 'a\\b ~ ^ # $' })).toContain(
      '{{a\\textbackslash{}b \\textasciitilde{} \\textasciicircum{} \\# \\$}}',
    );
  });

  test('has balanced braces whatever a title holds', () => {
    for (const title of ['{', '}', '}{', '\\{', '{{{', '\\']) {
      const entry = bibtexOf({ ...full, title, url: `https://example.org/${title}` });
      expect(entry.split('{').length).toBe(entry.split('}').length);
    }
  });

  test('leaves an address as it is, but for braces', () => {
    expect(bibtexOf(full)).toContain('  url = {https://example.org/a_b?x=1&y=%20%7Bz%7D},');
  });

  test('has year and month as numbers and names of BibTeX', () => {
    expect(bibtexOf(full)).toContain('  year = {2025},\n  month = dec,');
  });

  test('leaves out what is missing', () => {
    expect(bibtexOf(bare)).toBe(
      '@misc{page,\n  title = {{[A page about tariffs]}},\n  language = {fr},\n}\n',
    );
  });
});

describe('CSL-JSON', () => {
  test('is one item', () => {
    expect(item(full)).toEqual({
      id: 'ministry-2025',
      type: 'webpage',
      title: full.title,
      author: [{ literal: 'A. Author' }],
      publisher: 'Ministry of Trade',
      issued: { 'date-parts': [[2025, 12, 13]] },
      URL: full.url,
      language: 'en',
    });
  });

  test('has no publisher, date or author where none is known', () => {
    expect(Object.keys(item(bare)).sort()).toEqual(['id', 'language', 'title', 'type']);
  });

  test.each([
    ['2025', { 'date-parts': [[2025]] }],
    ['2021-07', { 'date-parts': [[2021, 7]] }],
    ['2025-08~', { 'date-parts': [[2025, 8]], circa: true }],
    ['1982-04-28?', { 'date-parts': [[1982, 4, 28]], circa: true }],
    [
      '2020-08-09/2020-08-13',
      {
        'date-parts': [
          [2020, 8, 9],
          [2020, 8, 13],
        ],
      },
    ],
    ['1981-12/..', { literal: 'since December 1981' }],
  ])('has the date %s', (edtf, date) => {
    expect(cslDate(edtf)).toEqual(date);
  });
});

test.each([
  ['2025-04-02', '2 April 2025'],
  ['2025-08~', 'about August 2025'],
  ['2021-07%', 'about July 2021, uncertain'],
  ['2020/2021', 'between 2020 and 2021'],
])('%s reads %s', (edtf, words) => {
  expect(proseDate(edtf)).toBe(words);
});

test('a span has no month in BibTeX', () => {
  expect(bibtexDate('2020-08/2021-01')).toEqual({ year: '2020' });
});

const { open } = opened(['belarus']);

describe.skipIf(noBrowser)('what events rest on, on a narrow screen', () => {
  test('should be a list that is the same as the matrix, which can still be taken away', async () => {
    const { page, close } = await open('sources/belarus', {
      viewport: { width: 390, height: 800 },
    });
    const items = page.locator('.coverage-list li');
    await items.first().waitFor();
    const [single, all] = ((await page.locator('h1').innerText()).match(/\d+/g) ?? []).map(Number);
    expect(await items.count()).toBe(all);
    expect(await page.locator('.coverage-list .alone').count()).toBe(single);
    expect(await page.locator('svg.matrix').isVisible()).toBe(false);
    await page.locator('.menu summary').first().click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'SVG', exact: true }).click(),
    ]);
    const svg = readFileSync(await saved.path(), 'utf8');
    expect(svg).not.toContain('var(');
    expect(svg.match(/width="10" height="10"/g)?.length).toBeGreaterThan(50);
    await close();
  });
});
