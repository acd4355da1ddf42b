import { type Day, isoDay } from '../../../domain/calendar.ts';
import type { CompareReport } from '../../report/compare.ts';
import { differenceSize } from '../../report/totals.ts';
import { inWords } from './choose.ts';
import { listed, proseDate } from '../../report/words.ts';

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

/** `3 fewer`, `12 more`, `the same`: what the other has against the base. */
export function differenceInWords(base: number, other: number): string {
  if (base === other) return 'the same';
  return other < base ? `${base - other} fewer` : `${other - base} more`;
}

/** The largest difference of that day, as a sentence. */
export function findingOf(pairs: readonly TimelinePair[], day: Day): string {
  const date = proseDate(isoDay(day));
  const all = pairs.flatMap(({ base, other, on }) =>
    on.states.totals.map((total) => ({ base, other, ...total, size: differenceSize(total) })),
  );
  const [most] = [...all].sort((x, y) => y.size - x.size);
  if (most === undefined || most.size === 0) {
    const names = listed(pairs.map(({ other }) => inWords(other)));
    return `On ${date} nothing that is counted differs between ${inWords(pairs[0]?.base ?? '')} and ${names}`;
  }
  const { name, a, b, base, other } = most;
  return `On ${date} ${inWords(other)} differs most in ${name}: ${b} instead of the ${a} of ${inWords(base)}`;
}
