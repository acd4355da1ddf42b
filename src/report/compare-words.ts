import { differenceSize } from './totals.ts';
import type { StateDifferences } from './state-differences.ts';
import type { CompareReport } from './compare.ts';
import { agreeing, counted, grouped, listed, proseDate } from './words.ts';

type Total = StateDifferences['totals'][number];

/** A timeline in a sentence: a branch by its own name. */
export const timelineInWords = (name: string): string => name.split('~')[1] ?? 'the record';

/** `people released 1,104 → 1,227` */
export const countInWords = ({ name, before, after }: CountChange): string =>
  `${name} ${grouped(before)} → ${grouped(after)}`;

interface CountChange {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** What the other timeline has against the base: `3 fewer`, `12 more`, `the same`. */
export function differenceInWords(base: number, other: number): string {
  if (base === other) return 'the same';
  return other < base ? `${grouped(base - other)} fewer` : `${grouped(other - base)} more`;
}

/** Totals that differ, the largest difference first. */
export const byDifference = <T extends Total>(totals: readonly T[]): T[] =>
  totals
    .filter((total) => total.a !== total.b)
    .sort((x, y) => differenceSize(y) - differenceSize(x));

/** One timeline beside another, as they are named. */
interface BesideBase {
  readonly base: string;
  readonly other: string;
  readonly totals: readonly Total[];
}

/** The largest difference of a day between a base and others, in a sentence. */
export function compareFinding(pairs: readonly BesideBase[], at: string): string {
  const [most] = byDifference(
    pairs.flatMap(({ base, other, totals }) => totals.map((total) => ({ base, other, ...total }))),
  );
  const date = proseDate(at);
  if (most === undefined) {
    const names = listed([
      timelineInWords(pairs[0]?.base ?? ''),
      ...pairs.map(({ other }) => timelineInWords(other)),
    ]);
    return `On ${date} no total differs between ${names}`;
  }
  const { name, a, b, base, other } = most;
  return `On ${date} ${timelineInWords(other)} differs most in ${name}: ${grouped(b)} instead of the ${grouped(a)} of ${timelineInWords(base)}`;
}

/** Which events two timelines do not share, in a sentence. */
export function eventsFinding({ a, b, onlyA, onlyB, moved, changed }: CompareReport): string {
  const parts = [
    onlyA.length > 0
      ? `lacks ${counted(onlyA.length, 'event')} of ${timelineInWords(a.timeline)}`
      : '',
    onlyB.length > 0 ? `has ${counted(onlyB.length, 'event')} of its own` : '',
    moved.length > 0 ? `moves ${counted(moved.length, 'event')}` : '',
    changed.length > 0 ? `changes ${counted(changed.length, 'event')}` : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return 'Both hold the same events';
  return `${timelineInWords(b.timeline)} ${listed(parts)}`;
}

/** What `compare` leaves out or still counts of a timeline, in a sentence. */
export function fallingSentence(
  { timeline, falling }: CompareReport['a'],
  cascade: boolean,
): string {
  const events = `${counted(falling.length, 'event')} of ${timelineInWords(timeline)}`;
  const verb = agreeing(falling.length, 'falls', 'fall');
  return cascade
    ? `${events} ${verb} and ${agreeing(falling.length, 'is', 'are')} left out: ${listed(falling)}`
    : `${events} ${verb} and ${agreeing(falling.length, 'is', 'are')} still counted: ${listed(falling)}`;
}
