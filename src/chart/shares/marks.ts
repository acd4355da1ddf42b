import { shareWithRange } from '../number.ts';

/** Shares of runs, each with its interval; all from 0 to 1. */
export interface Shares {
  readonly title: string;
  readonly shares: readonly {
    readonly name: string;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** What shares are drawn of: a row each, over 0 to 1. */
export interface SharesMarks {
  readonly title: string;
  readonly description: string;
  readonly key: string;
  readonly rows: readonly (Shares['shares'][number] & {
    /** `34% (31–37%)`. */
    readonly number: string;
  })[];
}

export function sharesMarks({ title, shares }: Shares): SharesMarks {
  const rows = shares.map((share) => ({ ...share, number: shareWithRange(share) }));
  return {
    title,
    description: rows.map(({ name, number }) => `${name}: ${number}.`).join(' '),
    key: 'The bar is the share of runs; the thin line is its 95% interval.',
    rows,
  };
}
