import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../../domain/edtf.ts';
import type { CaseView } from '../../src/report/cases.ts';
import { chosenOf, hideOther, shownOf } from '../../src/web/compare/choose.ts';
import { type Drawn, pictureOf } from '../../src/web/compare/layout.ts';
import { ticksAround, ticksOf } from '../../src/web/compare/ticks.ts';
import { differenceInWords } from '../../src/report/compare-words.ts';

const day = (text: string): number => parseEdtf(text).start;
const branch = (timeline: string, from: string, edits: number) => ({
  timeline,
  from,
  at: '2025-01-01',
  mode: 'keep',
  question: 'What if?',
  edits,
});
const view = {
  case: 'test',
  branches: [
    branch('test~one', 'test', 1),
    branch('test~more', 'test', 5),
    branch('test~deep', 'test~more', 2),
  ],
} as unknown as CaseView;

describe('the choice of what to compare', () => {
  it('should set the record beside the branch that changes most', () => {
    expect(chosenOf({ timeline: 'test' }, view).names).toEqual(['test', 'test~more']);
  });

  it('should set a branch beside what it leaves, and measure against that', () => {
    expect(chosenOf({ timeline: 'test~deep' }, view).names).toEqual(['test~more', 'test~deep']);
  });

  it('should take another base when asked, and the shallowest otherwise', () => {
    const asked = { timeline: 'test~deep', with: 'test~one,test' };
    expect(chosenOf(asked, view).names).toEqual(['test', 'test~deep', 'test~one']);
    const other = chosenOf({ ...asked, base: 'test~one' }, view);
    expect(other.names).toEqual(['test~one', 'test~deep', 'test']);
  });

  it('should leave out what is of another case, or one too many, and name it', () => {
    const asked = { timeline: 'test', with: 'other~x,test~one,test~more,test~deep,test~last' };
    const { names, left } = chosenOf(asked, view);
    expect(names).toEqual(['test', 'test~one', 'test~more', 'test~deep']);
    expect(left).toEqual(['other~x', 'test~last']);
  });

  it('should do as if not asked where nothing that was asked for fits', () => {
    const { names, left } = chosenOf({ timeline: 'test', with: 'other' }, view);
    expect(names).toEqual(['test', 'test~more']);
    expect(left).toEqual(['other']);
  });

  it('should hide any but the base, and never all of the others', () => {
    const names = ['test', 'test~one', 'test~more'];
    expect(shownOf(names, 'test~one')).toEqual(['test', 'test~more']);
    expect(shownOf(names, 'test,test~one,test~more')).toEqual(names);
    expect(hideOther(names, '', 'test~more')).toBe('test~more');
    expect(hideOther(names, 'test~more', 'test~more')).toBe('');
    expect(hideOther(names, 'test~more', 'test~one')).toBeUndefined();
  });

  it('should be alone where no branch leaves the record', () => {
    const alone = { ...view, branches: [] };
    expect(chosenOf({ timeline: 'test' }, alone).names).toEqual(['test']);
  });
});

describe('the picture of a comparison', () => {
  const drawn = (timeline: string, points: [string, number][], fork?: string): Drawn => ({
    timeline,
    at: fork === undefined ? 0 : 1,
    first: day('2020-01-01'),
    last: day('2026-01-01'),
    fork: fork === undefined ? undefined : day(fork),
    series: [
      { name: 'people', points: points.map(([on, value]) => ({ day: day(on), value })) },
      { name: 'measures', points: [{ day: day('2020-01-01'), value: 7 }] },
    ],
  });
  const base = drawn('test', [
    ['2020-01-01', 10],
    ['2025-07-01', 133],
  ]);
  const other = drawn('test~one', [['2020-01-01', 10]], '2025-06-01');
  const wanted = {
    layout: 'panels',
    align: 'calendar',
    whole: false,
    day: day('2025-12-01'),
  } as const;

  it('should draw what differs, name what is alike, and share one scale', () => {
    const { rows, alike, from } = pictureOf([base, other], wanted);
    expect(rows.map(({ name }) => name)).toEqual(['people']);
    expect(alike).toEqual(['measures']);
    expect(rows[0]?.panels.map(({ lines }) => lines[0]?.points)).toEqual([
      [
        { day: from, value: 10 },
        { day: day('2025-07-01'), value: 133 },
      ],
      [{ day: from, value: 10 }],
    ]);
    expect(rows[0]).toMatchObject({ low: 0, high: 133 });
  });

  it('should begin some time before they part, or with the first event', () => {
    expect(pictureOf([base, other], wanted).from).toBe(
      day('2025-06-01') - (day('2026-01-01') - day('2025-06-01')),
    );
    expect(pictureOf([base, other], { ...wanted, whole: true }).from).toBe(day('2020-01-01'));
  });

  it('should draw the day that is looked at, however early it is', () => {
    const early = pictureOf([base, other], { ...wanted, day: day('2021-01-01') });
    expect(early.from).toBe(day('2021-01-01'));
    expect(early.rows[0]?.panels[0]?.lines[0]?.points[0]?.value).toBe(10);
  });

  it('should draw no difference to a base that has no more events', () => {
    const long = { ...other, last: day('2027-01-01') };
    const asked = { ...wanted, layout: 'difference' } as const;
    const [row] = pictureOf([base, long], asked).rows;
    expect(row?.panels[0]?.lines[0]?.ends).toBe(day('2026-01-01'));
  });

  it('should draw no step after the base has ended: the line would run back to that day', () => {
    const long = drawn(
      'test~one',
      [
        ['2020-01-01', 10],
        ['2026-06-01', 900],
      ],
      '2025-06-01',
    );
    const asked = { ...wanted, layout: 'difference' } as const;
    const [row] = pictureOf([base, { ...long, last: day('2027-01-01') }], asked).rows;
    expect(row?.panels[0]?.lines[0]?.points.at(-1)).toEqual({
      day: day('2025-07-01'),
      value: -123,
    });
    // Nor does the scale make room for what is not drawn.
    expect(row?.high).toBe(0);
  });

  it('should count days from the fork, and the other less the base', () => {
    const asked = {
      layout: 'difference',
      align: 'fork',
      whole: false,
      day: day('2025-12-01'),
    } as const;
    const [row] = pictureOf([base, other], asked).rows;
    expect(row?.panels[0]?.lines[0]?.points.at(-1)).toEqual({ day: 30, value: -123 });
    expect(row).toMatchObject({ low: -123, signed: true });
  });

  it('should count days around an event in each, and know where each begins and ends', () => {
    const later = { ...other, first: day('2024-01-01'), at: 2 };
    const zeros = [day('2025-06-20'), day('2025-06-20'), day('2025-07-20')];
    const asked = { ...wanted, align: 'event', zeros, whole: true } as const;
    const { rows, from, to, zero, align } = pictureOf([base, other, later], asked);
    expect({ align, zero, from, to }).toEqual({
      align: 'event',
      zero: zeros[0],
      from: day('2020-01-01') - day('2025-06-20'),
      to: day('2026-01-01') - day('2025-06-20'),
    });
    const lines = rows[0]?.panels.map((panel) => panel.lines[0]) ?? [];
    expect(lines[0]?.points.at(-1)).toEqual({ day: 11, value: 133 });
    expect(lines[2]).toMatchObject({
      begins: day('2024-01-01') - day('2025-07-20'),
      ends: day('2026-01-01') - day('2025-07-20'),
    });
    // What one of two does not cover is no difference.
    const [row] = pictureOf([base, later], {
      ...asked,
      layout: 'difference',
      zeros: [zeros[0] ?? 0, zeros[2] ?? 0],
    }).rows;
    expect(row?.panels[0]?.lines[0]?.begins).toBe(day('2024-01-01') - day('2025-07-20'));
  });

  it('should draw on the calendar where an event is not in all', () => {
    const { align, zero } = pictureOf([base, other], { ...wanted, align: 'event' });
    expect({ align, zero }).toEqual({ align: 'calendar', zero: 0 });
  });

  it('should draw one count still where nothing differs', () => {
    const { rows, alike } = pictureOf([base, { ...base, timeline: 'test~same' }], wanted);
    expect(rows.map(({ name }) => name)).toEqual(['people']);
    expect(alike).toEqual(['people', 'measures']);
  });
});

describe('ticks of a calendar', () => {
  it('should be beginnings of months or years, as many as fit', () => {
    const labels = (from: string, to: string): string[] =>
      ticksOf(day(from), day(to), 4).map(({ label }) => label);
    expect(labels('2025-11-10', '2026-02-20')).toEqual(['Dec 2025', '2026', 'Feb 2026']);
    expect(labels('2004-03-01', '2026-03-01')).toEqual(['2010', '2020']);
    expect(labels('2025-11-10', '2025-11-20')).toEqual([]);
  });
});

describe('ticks around a day', () => {
  it('should be round numbers before and after it', () => {
    const labels = ticksAround(-120, 260, 5, 'event').map(({ label }) => label);
    expect(labels).toEqual(['−100', 'event', '+100', '+200']);
  });
});

describe('a difference in words', () => {
  it('should say which way it goes', () => {
    expect([differenceInWords(3, 1), differenceInWords(1, 3), differenceInWords(2, 2)]).toEqual([
      '2 fewer',
      '2 more',
      'the same',
    ]);
  });
});
