import { describe, expect, it } from 'vitest';
import { fanRows, longCsv, longJson, shareRows, swingRows } from '../../src/chart/long-form.ts';
import { fan, shares, swings } from './charts.ts';

describe('the numbers of a chart in long form', () => {
  const rows = [...fanRows(fan), ...shareRows(shares), ...swingRows(swings)];

  it('should be a row for each number', () => {
    expect(rows).toHaveLength(24 * 5 + 4 * 3 + 4 * 2);
    expect(rows[0]).toEqual({
      what: 'indicator',
      name: 'People held',
      at: '2026-03',
      statistic: 'p10',
      value: 1100,
    });
    expect(rows.at(-1)).toMatchObject({ what: 'assumption', at: '6', value: 983 });
  });

  it('should be CSV with a head, names made harmless for spreadsheets', () => {
    const text = longCsv([
      ...shareRows({
        title: '',
        shares: [{ name: '=SUM(A1), or "more"', value: 0.5, low: 0.25, high: 0.75 }],
      }),
    ]);
    expect(text.split('\r\n')).toEqual([
      'what,name,at,statistic,value',
      `outcome,"'=SUM(A1), or ""more""",,share,0.5`,
      `outcome,"'=SUM(A1), or ""more""",,low,0.25`,
      `outcome,"'=SUM(A1), or ""more""",,high,0.75`,
      '',
    ]);
    expect(longCsv(rows).split('\r\n')).toHaveLength(rows.length + 2);
  });

  it('should be JSON that says the same', () => {
    expect(JSON.parse(longJson(rows))).toEqual(rows);
    expect(JSON.parse(longJson([]))).toEqual([]);
  });
});
