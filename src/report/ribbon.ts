import { counted } from './words.ts';

/** What every hypothetical view and picture bears. */
export const HYPOTHETICAL = 'Hypothetical branch';

/** The ribbon of a branch: how far it is from what it descends from. */
export const ribbonWords = (branch: string, changes: number, from: 'its parent' | 'the record') =>
  `${HYPOTHETICAL}: ${branch} · ${counted(changes, 'change')} from ${from}`;

/** The ribbon of futures: where they begin. */
export const simulatedWords = (name: string, branch: string | undefined): string =>
  branch === undefined
    ? `Simulated from the record ${name}: everything after it is computed from assumptions`
    : `${branch} · simulated from there`;
