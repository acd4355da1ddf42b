import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascii, blocks, flow, ChartRow } from '../../src/chart/terminal.ts';
import { terminalFan } from '../../src/chart/terminal-fan.ts';
import { terminalShares } from '../../src/chart/terminal-shares.ts';
import { terminalTornado } from '../../src/chart/terminal-tornado.ts';
import { fan, shares, swings } from './charts.ts';

const sheet = { width: 80, glyphs: blocks };
const drawn = (rows: readonly string[]): string => `\n${rows.join('\n')}\n`;

describe('charts on a terminal', () => {
  it('should draw a fan, one line a quarter, time running down', () => {
    expect(drawn(terminalFan(fan, sheet))).toMatchInlineSnapshot(`
      "
      People held (people)
      2026-03                                      ▓█              1,120 (1,100–1,140)
      2026-06                                   ░▓█▓░░             1,075 (1,010–1,164)
      2026-09                                ░░▓▓█▓▓░░░              1,030 (920–1,188)
      2026-12                             ░░░▓▓█▓▓▓░░░░░               985 (830–1,212)
      2027-03                          ░░░░▓▓▓█▓▓▓▓░░░░░               940 (740–1,236)
      2027-06                       ░░░░▓▓▓▓█▓▓▓▓▓░░░░░░░              895 (650–1,260)
      2027-09                    ░░░░░▓▓▓▓▓█▓▓▓▓▓░░░░░░░░░             850 (560–1,284)
      2027-12                 ░░░░░░▓▓▓▓▓█▓▓▓▓▓▓▓░░░░░░░░░░            805 (470–1,308)
      2028-02               ░░░░░░░▓▓▓▓▓█▓▓▓▓▓▓▓░░░░░░░░░░░            775 (410–1,324)
               0              500             1,000         1,500
      ░ 10–90% of runs   ▓ 25–75%   █ median
      "
    `);
  });

  it('should draw shares of runs with their intervals', () => {
    expect(drawn(terminalShares(shares, sheet))).toMatchInlineSnapshot(`
      "
      What came of it
      An agreement  ███████████████░░░                                    34% (31–37%)
      All released  ░                                                  0.4% (0.1–1.2%)
      Snap-back     ████████████████████████████████████████████████  100% (99.6–100%)
      Never                                                                0% (0–0.4%)
      █░ share of runs, with its 95% interval
      "
    `);
  });

  it('should draw a tornado, also where both ends lie on one side', () => {
    expect(drawn(terminalTornado(swings, sheet))).toMatchInlineSnapshot(`
      "
      People held at the end (people)
      patience                      ████████████████████│░░░░░░░░░░░░░░  1,100 … 820
      arrests-a-month                             ░░░░░░│█████████████   930 … 1,090
      audience-cost                             █████░░░│                  960 … 920
      a-very-long-name-of-an-as…                       ░│                  979 … 983 ?
                                  800  850   900   950  1,000     1,100
      ░ at the low end   █ at the high end   │ all at default: 980   ? may be luck
      "
    `);
  });

  it('should put long names on lines of their own', () => {
    const [share] = shares.shares;
    if (share === undefined) throw new Error('there is a share');
    const long = { ...share, name: 'An agreement is reached and both of its sides keep to it' };
    expect(drawn(terminalShares({ ...shares, shares: [long] }, sheet))).toMatchInlineSnapshot(`
      "
      What came of it
      An agreement is reached and both of its sides keep to it
        ████████████████████░░░░                                          34% (31–37%)
      █░ share of runs, with its 95% interval
      "
    `);
  });

  it('should do with ASCII letters where nothing else is known', () => {
    const sheets = { width: 80, glyphs: ascii };
    const all = [terminalFan(fan, sheets), terminalShares(shares, sheets)].flat().join('');
    expect(all.replaceAll(/[–…]/g, '')).toMatch(/^[ -~]*$/);
  });

  it('should stay within the columns there are, and within 80', () => {
    for (const width of [30, 40, 61, 80, 200]) {
      const narrow = { width, glyphs: blocks };
      const all = [terminalFan(fan, narrow), terminalShares(shares, narrow)];
      for (const line of [...all, terminalTornado(swings, narrow)].flat()) {
        expect(Array.from(line).length).toBeLessThanOrEqual(Math.min(80, width));
      }
    }
  });

  it('should stay within 80 columns whatever the numbers and names are', () => {
    const number = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const bar = fc.record({
      name: fc.string({ maxLength: 60 }),
      range: fc.tuple(number, number),
      atLow: number,
      atHigh: number,
      clear: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(bar, { maxLength: 6 }), number, (bars, base) => {
        const lines = terminalTornado({ title: 'T', unit: 'u', base, bars }, sheet);
        for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(80);
      }),
    );
  });

  it('should say that there is nothing, rather than draw it', () => {
    expect(terminalFan({ ...fan, points: [] }, sheet)).toEqual([
      'People held (people)',
      'nothing to show',
    ]);
    expect(terminalShares({ title: 'None', shares: [] }, sheet)[0]).toBe('None');
  });

  it('should draw a fan that never moves', () => {
    const still = { at: '2026-03', p10: 7, p25: 7, p50: 7, p75: 7, p90: 7 };
    const [, line] = terminalFan({ ...fan, points: [still] }, sheet);
    expect(line).toMatch(/^2026-03 +█ +7 \(7\)$/);
  });
});

describe('a row', () => {
  it('should write no word over another', () => {
    const row = new ChartRow(10);
    expect([row.write(0, '100'), row.write(2, '200'), row.write(9, '300')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(row.toString()).toBe('100    300');
  });

  it('should paint in either direction and not beyond its ends', () => {
    expect(new ChartRow(5).paint(9, 3, 'x').paint(-4, 0, 'y').toString()).toBe('y  xx');
  });
});

describe('text after text', () => {
  it('should break between pieces, then between words, and cut what cannot be broken', () => {
    const narrow = { width: 30, glyphs: blocks };
    expect(flow(['one piece', 'another piece', 'the third'], ' · ', narrow)).toEqual([
      'one piece · another piece',
      'the third',
    ]);
    expect(flow(['words that go on and on for longer than a line'], ' ', narrow)).toEqual([
      'words that go on and on for',
      'longer than a line',
    ]);
    expect(flow(['x'.repeat(40)], ' ', narrow)).toEqual([`${'x'.repeat(29)}…`]);
  });
});
