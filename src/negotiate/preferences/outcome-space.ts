import { refuse } from '../failure.ts';
import type { Issue } from './preferences.ts';

/** Largest space that is enumerated: 8 bytes an outcome, a party and 46 bits of precision. */
export const OUTCOMES_MAX = 10_000_000;
const ISSUES_MAX = 100;

/**
 * All combinations of values. An outcome is its place in lexicographic order, the first issue
 * counting most; so comparing two places compares two outcomes.
 */
export interface OutcomeSpace {
  readonly issues: readonly Issue[];
  readonly size: number;
  /** What one step in an issue's value adds to the outcome's place. */
  readonly strides: readonly number[];
}

export function outcomeSpace(issues: readonly Issue[]): OutcomeSpace {
  if (issues.length === 0 || issues.length > ISSUES_MAX)
    refuse(`there are ${issues.length} issues: write 1 to ${ISSUES_MAX}`);
  const strides: number[] = [];
  let size = 1;
  for (const { name, values } of [...issues].reverse()) {
    if (values.length === 0) refuse('an issue needs at least one value', { field: name });
    strides.unshift(size);
    size *= values.length;
  }
  if (size > OUTCOMES_MAX)
    refuse(`there are ${size} outcomes: at most ${OUTCOMES_MAX} are allowed. Remove values`);
  return { issues, size, strides };
}

/**
 * For each issue the place of the value that an outcome has.
 *
 * ```ts
 * const two = { name: 'aid', values: ['none', 'some', 'much'] };
 * const space = outcomeSpace([two, { name: 'tariff', values: ['kept', 'cut'] }]);
 * valuesOf(space, 3); // => [1, 1]
 * ```
 */
export function valuesOf(space: OutcomeSpace, outcome: number): number[] {
  return space.strides.map((stride, k) => valueOf(space, outcome, k, stride));
}

export function valueOf(
  { issues, strides }: OutcomeSpace,
  outcome: number,
  k: number,
  stride: number = strides[k] ?? 1,
): number {
  return Math.floor(outcome / stride) % (issues[k]?.values.length ?? 1);
}

/** The names of an outcome's values, one for each issue. */
export function namesOf(space: OutcomeSpace, outcome: number): string[] {
  return valuesOf(space, outcome).map((value, k) => space.issues[k]?.values[value] ?? '');
}

export function outcomeOf({ strides }: OutcomeSpace, values: readonly number[]): number {
  return values.reduce((sum, value, k) => sum + value * (strides[k] ?? 0), 0);
}
