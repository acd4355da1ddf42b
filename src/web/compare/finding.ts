import type { CompareReport } from '../../report/compare.ts';

/** One timeline against the base. */
export interface TimelinePair {
  /** The place of the other among those chosen: 1 is A. */
  readonly at: number;
  readonly base: string;
  readonly other: string;
  /** How things stand on the day looked at. */
  readonly on: CompareReport;
  /** Every event of both. */
  readonly whole: CompareReport;
}
