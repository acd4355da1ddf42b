import type { BehaviourDependent } from './concession.ts';

/**
 * What a party asks next, unbounded, after the other's offers (oldest first) and its own last one,
 * all measured on one scale. Undefined while the other has made too few offers to answer.
 * Relative: own × before/after of the answered concession. Absolute: own + (before − after).
 * Averaged: own × first/last over a window.
 */
export function answering(
  { mode, lag, window }: BehaviourDependent,
  theirs: readonly number[],
  own: number,
): number | undefined {
  const steps = mode === 'averaged' ? window : 1;
  const last = theirs.length - (mode === 'averaged' ? 1 : lag);
  const [before, after] = [theirs[last - steps], theirs[last]];
  if (before === undefined || after === undefined) return undefined;
  if (mode === 'absolute') return own + (before - after);
  // A ratio to nothing says nothing.
  return after === 0 ? own : own * (before / after);
}
