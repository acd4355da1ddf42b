import type { Edit } from '../../history/edit-branch.ts';
import type { Opening } from './server.ts';

/** Work that the server has not acknowledged yet: kept in this browser until it has. */
export type Pending =
  | { readonly kind: 'open'; readonly opening: Opening; readonly recorded: string }
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
  pending.kind === 'edit'
    ? pending.branch
    : `${pending.opening.from.split('~')[0] ?? ''}~${pending.opening.name}`;
