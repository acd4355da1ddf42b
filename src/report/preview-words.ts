import type { Preview } from './preview.ts';
import { countInWords } from './compare-words.ts';
import { agreeing, counted } from './words.ts';

/** Events named one by one; of the others there is a count. */
export const NAMED = 3;

/** What edits would do, in a sentence: the events they touch, what falls with them, what is counted. */
export function headlineOf(preview: Preview): string {
  const done = doneBy(preview);
  const parts = [
    done.length === 0 ? 'changes no event that is still in this branch' : done.join(', '),
    ...fallenIn(preview),
    countsIn(preview),
  ];
  return `In this branch: ${parts.join('; ')}.`;
}

function doneBy({ added, dropped, moved, changed }: Preview): string[] {
  const did: [string, number][] = [
    ['adds', added],
    ['drops', dropped],
    ['moves', moved],
    ['changes', changed],
  ];
  return did.flatMap(([does, count]) =>
    count === 0 ? [] : [`${does} ${counted(count, 'event')}`],
  );
}

function fallenIn({ falls, rises }: Preview): string[] {
  const fall =
    falls.length === 0
      ? 'no other event falls with it'
      : `${counted(falls.length, 'other event')} ${agreeing(falls.length, 'falls', 'fall')} with it`;
  if (rises.length === 0) return [fall];
  const rise = agreeing(rises.length, 'is back', 'are back');
  return [fall, `${counted(rises.length, 'event')} that had fallen ${rise}`];
}

function countsIn({ counts }: Preview): string {
  const [first, ...others] = counts;
  if (first === undefined) return 'no total changes by the end';
  const told = `at the end, ${countInWords(first)}`;
  if (others.length === 0) return told;
  return `${told}, and ${counted(others.length, 'other total')} ${agreeing(others.length, 'changes', 'change')}`;
}
