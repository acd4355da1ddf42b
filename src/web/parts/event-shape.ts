import type { Entry } from '../../../domain/entry.ts';
import type { Family } from '../../../domain/event.ts';
import { vocabulary } from '../../../domain/vocabulary.ts';

const SHAPES: Readonly<Record<Family, string>> = {
  unrest: 'M-1.4,5 -1.4,.6 -4.6,-3.4 -2.4,-5 0,-1.8 2.4,-5 4.6,-3.4 1.4,.6 1.4,5Z',
  custody: 'M0,-5 1.4,-1.6 5,-1.5 2.2,.8 3.1,4.4 0,2.4 -3.1,4.4 -2.2,.8 -5,-1.5 -1.4,-1.6Z',
  sanctions: 'M-4,-4 4,-4 4,4 -4,4Z',
  talks: 'M0,-5 5,0 0,5 -5,0Z',
  statements: 'M-5,-2 5,-2 5,2 -5,2Z',
  record: 'M-4,-1 4,-1 4,1 -4,1Z',
  branch: 'M-4,-1 4,-1 4,1 -4,1Z',
};
const EASING = 'M0,-5 5,4 -5,4Z';

/** The outline of a kind of event, about 10 by 10 around its middle. */
export const shapeOf = (entry: Entry): string =>
  entry.event.type === 'SanctionLifted' ? EASING : SHAPES[vocabulary[entry.event.type].family];

/** What each shape stands for, for the legend. */
export const KINDS: readonly (readonly [shape: string, words: string])[] = [
  [SHAPES.sanctions, 'sanctions'],
  [EASING, 'easing'],
  [SHAPES.custody, 'custody and releases'],
  [SHAPES.talks, 'talks'],
  [SHAPES.unrest, 'unrest'],
  [SHAPES.statements, 'statements'],
];
