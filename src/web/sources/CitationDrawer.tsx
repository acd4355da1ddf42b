import { BehaviorSubject } from 'rxjs';
import type { Read } from '../state/reading.ts';

/** The source in the drawer, by its name in the catalogue; undefined when it is shut. */
export const cited$ = new BehaviorSubject<string | undefined>(undefined);

export function CitationDrawer(_: { readonly read: Read }) {
  return null;
}
