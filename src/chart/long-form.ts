import { row } from '../exchange/row.ts';
import type { Fan } from './fan/marks.ts';
import type { Shares } from './shares/marks.ts';
import type { Swings } from './tornado/marks.ts';

/** One number of a chart, with all that says which: a row for spreadsheets and notebooks. */
export interface LongRow {
  readonly what: 'indicator' | 'outcome' | 'assumption' | 'timeline';
  readonly name: string;
  /** A month, the value of an assumption, a world or a timeline compared with; else empty. */
  readonly at: string;
  /** p10 … p90, share, low, high, result. */
  readonly statistic: string;
  readonly value: number;
}

export function fanRows({ title, points }: Fan): LongRow[] {
  return points.flatMap((point) =>
    (['p10', 'p25', 'p50', 'p75', 'p90'] as const).map((statistic) => ({
      what: 'indicator' as const,
      name: title,
      at: point.at,
      statistic,
      value: point[statistic],
    })),
  );
}

export function shareRows({ shares }: Shares): LongRow[] {
  return shares.flatMap(({ name, value, low, high }) =>
    Object.entries({ share: value, low, high }).map(([statistic, number]) => ({
      what: 'outcome' as const,
      name,
      at: '',
      statistic,
      value: number,
    })),
  );
}

export function swingRows({ bars }: Swings): LongRow[] {
  return bars.flatMap(({ name, range, atLow, atHigh }) =>
    (
      [
        [range[0], atLow],
        [range[1], atHigh],
      ] as const
    ).map(([at, value]) => ({
      what: 'assumption' as const,
      name,
      at: String(at),
      statistic: 'result',
      value,
    })),
  );
}

/** CSV (RFC 4180) with a head; numbers in full, as JavaScript writes them. */
export function longCsv(rows: readonly LongRow[]): string {
  const body = rows.map(({ what, name, at, statistic, value }) =>
    row([what, name, at, statistic, value]),
  );
  return [row(['what', 'name', 'at', 'statistic', 'value']), ...body].join('');
}

/** The same as JSON, one row a line. */
export function longJson(rows: readonly LongRow[]): string {
  return `[\n${rows.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`;
}
