import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { noInk } from '../../src/cli/output/ink.ts';
import { Page } from '../../src/cli/output/page.ts';
import { clean, cleanAll, toJson } from '../../src/cli/output/safe.ts';
import { table } from '../../src/cli/output/table.ts';
import { widthOf } from '../../src/cli/output/width.ts';
import { wrap } from '../../src/cli/output/wrap.ts';
import { setValues } from '../../src/cli/arguments/set-values.ts';
import { nearest } from '../../src/input/suggest.ts';

const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const text = fc.string({ unit: 'binary', maxLength: 200 });
const plain = (line: string): string => line;

describe('text from a record', () => {
  it('should reach the terminal without control characters, whatever it holds', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(clean(written)).not.toMatch(CONTROL);
        expect(toJson({ [written]: [written] })).not.toMatch(CONTROL);
        expect(JSON.parse(toJson({ said: written }))).toEqual({ said: written });
      }),
    );
  });

  it('should be cleaned wherever it stands in a report', () => {
    const escape = '\u001b[31mred\u202e';
    expect(cleanAll({ a: [escape, { b: escape }], n: 1, none: null })).toEqual({
      a: ['[31mred', { b: '[31mred' }],
      n: 1,
      none: null,
    });
  });
});

describe('wrapping', () => {
  it('should lose no letter and never exceed the width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 30 })),
        fc.integer({ min: 2, max: 60 }),
        (words, width) => {
          const given = words.join(' ');
          const lines = wrap(given, width);
          expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
          expect(lines.join('').replace(/\s/g, '')).toBe(given.replace(/\s/g, ''));
        },
      ),
    );
  });

  it('should fit tables into the width and keep every letter of their cells', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.lorem(), fc.lorem(), fc.lorem())), (rows) => {
        const columns = [
          { head: 'a', least: 6 },
          { head: 'b', least: 6 },
          { head: 'c', least: 10 },
        ];
        const lines = table(columns, rows, 50, plain);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(50);
        const letters = (all: readonly string[]): string =>
          Array.from(all.join('').replace(/\s/g, '')).sort().join('');
        expect(letters(lines)).toBe(letters([...columns.map(({ head }) => head), ...rows.flat()]));
      }),
    );
  });

  it('should count East Asian letters as two columns and accents as none', () => {
    expect([widthOf('制裁'), widthOf('Łódź'), widthOf('e\u0301')]).toEqual([4, 4, 1]);
  });

  it('should break commands only where a shell lets them go on', () => {
    const page = new Page({ width: 60, ink: noInk, call: 'npm run -s detente --' });
    page.command(
      'branch what-if --from a-long-name --at 2025-12-12 --question "What if it were longer?"',
    );
    expect(page.toString()).toMatchInlineSnapshot(`
      "  npm run -s detente -- branch what-if --from a-long-name \\
          --at 2025-12-12 --question "What if it were longer?"
      "
    `);
  });
});

describe('--set', () => {
  it.each([
    [['count=12'], { count: 12 }],
    [['count.value=12', 'count.qualifier=about'], { count: { value: 12, qualifier: 'about' } }],
    [['persons=[a, b]'], { persons: ['a', 'b'] }],
    [['persons=["a"]'], { persons: ['a'] }],
    [
      ['terms.0.by=a', 'terms.0.text=lifts it', 'terms.1.by=b'],
      { terms: [{ by: 'a', text: 'lifts it' }, { by: 'b' }] },
    ],
    [['scope='], { scope: null }],
    [['until=2025-12'], { until: '2025-12' }],
    [['note=a=b'], { note: 'a=b' }],
  ])('should read %j', (written, data) => {
    expect(setValues(written)).toEqual(data);
  });

  it.each([
    'count',
    '=1',
    '.a=1',
    'a..b=1',
    '__proto__.polluted=1',
    'a.constructor.b=1',
    'terms.0=a terms.5=b',
  ])('should refuse or contain %j', (written) => {
    try {
      setValues([written]);
    } catch (error) {
      expect((error as Error).message).toContain('PATH=VALUE');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('suggestions', () => {
  it('should put the nearest name first, and none where nothing is near', () => {
    expect(nearest('b15-relase', ['b11-release', 'b15-release', 'other'])[0]).toBe('b15-release');
    expect(nearest('xyz', ['abcdef', 'uvwxy'])).toEqual([]);
  });
});
