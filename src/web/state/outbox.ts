import type { Edit, Opening } from '../../history/edit/schema.ts';
import type { Event } from '../../../domain/event.ts';
import type { Keep } from './server.ts';

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
      /** What it appends, as far as this page knows: by that a lost answer is made out. */
      readonly event: Event;
      /** Revision of the branch's stream that it was decided on; absent in what older pages kept. */
      readonly head?: number;
    };

/** A piece of work with the name that it is kept under; names sort in the order of the work. */
export interface OutboxItem {
  readonly id: string;
  readonly work: Pending;
}

const PREFIX = 'detente.pending.';
/** What is kept where storage is switched off: as long as the page is open. */
const here = new Map<string, string>();
let counted = 0;

/** Work not acknowledged yet, of every window on this server, in order. */
export function readPending(): readonly OutboxItem[] {
  const found = new Map(here);
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) found.set(key, localStorage.getItem(key) ?? '');
    }
  } catch {
    // Only what this page keeps itself.
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, text]) => {
      try {
        return [{ id, work: JSON.parse(text) as Pending }];
      } catch {
        // Damaged by somebody else: nothing can be made of it.
        return [];
      }
    });
}

/** Keeps a piece of work, after all that is kept already. Each has a key of its own, which is given: windows do not overwrite. */
export function addPending(work: Pending): string {
  counted += 1;
  const [salt = 0] = crypto.getRandomValues(new Uint32Array(1));
  const id = `${PREFIX}${Date.now().toString().padStart(15, '0')}-${String(counted).padStart(6, '0')}-${salt}`;
  const text = JSON.stringify(work);
  try {
    localStorage.setItem(id, text);
  } catch {
    here.set(id, text);
  }
  return id;
}

/** Acknowledged, or refused: no longer pending. */
export function removePending(id: string): void {
  here.delete(id);
  try {
    localStorage.removeItem(id);
  } catch {
    // It was kept here.
  }
}

/** Calls back when another window keeps work, or has it acknowledged. */
export function onPendingElsewhere(changed: () => void): void {
  globalThis.addEventListener('storage', ({ key }) => {
    if (key === null || key.startsWith(PREFIX)) changed();
  });
}

/** One window sends at a time, so that nothing is sent twice. */
export async function whileSending(work: () => Promise<void>): Promise<void> {
  // Pages of another machine's server are not given locks.
  const locks = (navigator as Partial<Navigator>).locks;
  if (locks === undefined) await work();
  else await locks.request('detente.sending', work);
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
