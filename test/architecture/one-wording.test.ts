import { describe, expect, it } from 'vitest';
import { filesIn, type SourceFile } from './sources.ts';

/** Where the words of numbers, dates and lists are; the domain has those that its refusals need. */
const HOME = ['src/report/words.ts', 'domain/quantity.ts', 'domain/text.ts'];

/** Ways to write for people what the words module writes, by what they would be a second one of. */
const SECOND: Readonly<Record<string, RegExp>> = {
  percentage:
    /\b(?:function|const) (?:asP|p|toP|inP)ercent(?:age|Text)?\s*[(=:]|\*\s*100\b[^\n]*[%]`|[^\n]toFixed\(\d\)\}\s?%/,
  'group of digits': /\\B\(\?=|toLocaleString|Intl\.NumberFormat/,
  'date in prose': /'January'|'Jan',|toLocaleDateString|Intl\.DateTimeFormat/,
  list: /slice\(0, -1\)\.join\(', '\)|\.join\(' (?:and|or) '\)/,
  plural: /=== 1 \? '(\w+)' : '\1(?:s|es)'|=== 1 \? '(\w+)y' : '\2ies'|=== 1 \? '' : 's'/,
};

/** Drawings place things by shares of a width: `${x * 100}%` there is a length, not a text. */
const LENGTH = /inset|left:|right:|width:|height:|calc\(|style=|const part = /;

function secondWordings(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !HOME.includes(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line) =>
        Object.entries(SECOND)
          .filter(([, pattern]) => pattern.test(line) && !LENGTH.test(line))
          .map(([what]) => `${path}: a second ${what}: ${line.trim()}`),
      ),
    );
}

describe('numbers, dates and lists for people', () => {
  it('should be written in one place', () => {
    // Summaries of simulated events are stored: they keep their letters.
    const code = filesIn(['domain', 'projections', 'src'], '.ts', '.tsx').filter(
      ({ path }) => path !== 'src/simulate/story/describe.ts',
    );
    expect(secondWordings(code)).toEqual([]);
  });

  it.each([
    ['percentage', 'const percent = (share: number): string => `${Math.round(share * 100)} %`;'],
    ['percentage', 'return `${(share * 100).toFixed(1)}%`;'],
    ['group of digits', "return String(n).replace(/\\B(?=(\\d{3})+$)/g, ',');"],
    ['group of digits', "count.toLocaleString('en')"],
    ['date in prose', "const MONTHS = ['January', 'February'];"],
    ['date in prose', "new Intl.DateTimeFormat('en').format(day)"],
    ['list', "`${items.slice(0, -1).join(', ')} and ${last}`"],
    ['list', "names.join(' and ')"],
    ['plural', "`${count} ${count === 1 ? 'event' : 'events'}`"],
    ['plural', "`${n} ${n === 1 ? 'policy' : 'policies'}`"],
    ['plural', "`${n} event${n === 1 ? '' : 's'}`"],
  ])('should find a second %s in %s', (what, line) => {
    const planted = [{ path: 'src/a/planted.ts', text: line }];
    expect(secondWordings(planted)).toEqual([`src/a/planted.ts: a second ${what}: ${line}`]);
  });
});
