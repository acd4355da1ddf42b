import { BehaviorSubject } from 'rxjs';
import { SCREENS } from '../screens.ts';
import { plain, type Shortcut } from '../state/keys.ts';
import { go } from '../state/route.ts';

/** Whether the search is open. */
export const palette$ = new BehaviorSubject(false);

/** Whether the help is open. */
export const help$ = new BehaviorSubject(false);

/** The keys of every screen; each screen has one by its place in the bar. */
export const EVERYWHERE: readonly Shortcut[] = [
  ...SCREENS.map(({ name, title, help }, i) => ({
    keys: String(i + 1),
    does: `${title}: ${help}`,
    handle: (event: KeyboardEvent) => {
      if (!plain(event, String(i + 1))) return false;
      go({ screen: name });
      return true;
    },
  })),
  {
    keys: '?',
    does: 'opens this help',
    handle: (event) => {
      if (event.key !== '?') return false;
      help$.next(true);
      return true;
    },
  },
  {
    keys: 'Ctrl K or /',
    does: 'searches events, sources, timelines and screens',
    handle: (event) => {
      const isK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!isK && !plain(event, '/')) return false;
      palette$.next(true);
      return true;
    },
  },
  {
    keys: 'B',
    does: 'goes to the menu of timelines',
    handle: (event) => {
      if (!plain(event, 'b')) return false;
      document.getElementById('timeline-switcher')?.focus();
      return true;
    },
  },
  {
    keys: 'L',
    does: 'copies a link to this view',
    handle: (event) => {
      if (!plain(event, 'l')) return false;
      void navigator.clipboard.writeText(location.href);
      return true;
    },
  },
];
