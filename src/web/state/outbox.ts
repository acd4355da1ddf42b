import type { Edit } from '../../history/edit-branch.ts';
import type { Event } from '../../../domain/event.ts';
import type { Keep, Opening } from './server.ts';

/** Work that the server has not acknowledged yet: kept in this browser until it has. */
export type Pending =
  | { readonly kind: 'open'; readonly opening: Opening; readonly recorded: string }
  | {
      readonly kind: 'keep';
      readonly run: Keep;
      /** What the page computed, without the opening of the branch. */
      readonly events: readonly Event[];
      readonly recorded: string;
    }
  | {
      readonly kind: 'edit';
      readonly branch: string;
      readonly edit: Edit;
      readonly reason: string;
      readonly recorded: string;
    };

const KEY = 'detente.pending';

export function readPending(): readonly Pending[] {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown;
    return Array.isArray(found) ? (found as Pending[]) : [];
  } catch {
    // Storage that is switched off or damaged keeps nothing: the page works without it.
    return [];
  }
}

export function keepPending(pending: readonly Pending[]): void {
  try {
    if (pending.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(pending));
  } catch {
    // As above.
  }
}

/** The timeline that a piece of work is on. */
export const timelineOfPending = (pending: Pending): string =>
  pending.kind === 'edit' ? pending.branch : branchOf(openedBy(pending));

/** The timeline that a piece of work leaves, and the name of the branch that it makes. */
export const openedBy = (pending: Exclude<Pending, { readonly kind: 'edit' }>): Leaving =>
  pending.kind === 'keep' ? pending.run : pending.opening;

type Leaving = Pick<Opening, 'from' | 'name'>;

/** How a branch will be called: `CASE~NAME`. */
export const branchOf = ({ from, name }: Leaving): string => `${from.split('~')[0] ?? ''}~${name}`;

/** What opens the branch of a kept run. */
export const openingOfKept = (
  { from, name, at, question }: Omit<Keep, 'digest'>,
  recorded: string,
): Opening & { readonly recorded: string } => ({
  from,
  name,
  at,
  mode: 'open',
  question,
  recorded,
});
