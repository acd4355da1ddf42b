import { useLayoutEffect } from 'react';
import { BehaviorSubject } from 'rxjs';
import { go } from './route.ts';
import { screens } from '../screens.ts';
import { help$ } from '../shell/Help.tsx';
import { palette$ } from '../shell/palette.ts';

export interface Shortcut {
  /** As shown: `1–5`, `Ctrl Z`. */
  readonly keys: string;
  readonly does: string;
  /** Keys that do something everywhere else, which it takes over. */
  readonly takes?: readonly string[];
  /** Does it and gives true when the key is its own. */
  readonly handle: (event: KeyboardEvent) => boolean;
}

const KEY = 'detente.keys';
const kept = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
};

/** Whether keys do anything; remembered. */
export const keysOn$ = new BehaviorSubject(kept());
keysOn$.subscribe((on) => {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Not remembered where storage is switched off.
  }
});

/** A plain key without modifiers. */
export const plain = (event: KeyboardEvent, key: string): boolean =>
  event.key.toLowerCase() === key.toLowerCase() &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey;

const everywhere: readonly Shortcut[] = [
  {
    keys: `1–${screens.length}`,
    does: 'goes to a screen',
    handle: (event) => {
      const screen = screens[Number(event.key) - 1];
      if (screen === undefined || !plain(event, event.key)) return false;
      go({ screen });
      return true;
    },
  },
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
    does: 'goes to the choice of timelines',
    handle: (event) => {
      if (!plain(event, 'b')) return false;
      document.getElementById('timeline-switcher')?.focus();
      return true;
    },
  },
  {
    keys: 'L',
    does: 'copies the link to what is on view',
    handle: (event) => {
      if (!plain(event, 'l')) return false;
      void navigator.clipboard.writeText(location.href);
      return true;
    },
  },
];

const ofScreen = new Set<readonly Shortcut[]>();

/**
 * Keys of a screen or a part of it, while it is on view. They change together with what is on view:
 * a key pressed at the sight of a button must not meet the handler of the moment before.
 */
export function useKeys(own: readonly Shortcut[]): void {
  useLayoutEffect(() => {
    ofScreen.add(own);
    return () => {
      ofScreen.delete(own);
    };
  });
}

export function shortcuts(): readonly Shortcut[] {
  const own = [...ofScreen].flat();
  const taken = new Set(own.flatMap(({ takes = [] }) => takes));
  return [...everywhere.filter(({ keys }) => !taken.has(keys)), ...own];
}

const FIELDS = 'input, select, textarea, [contenteditable], dialog[open] *';

/** Keys do nothing while a field has the focus; only a key that was handled is kept from the browser. */
export function listenForKeys(): () => void {
  const handle = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target : undefined;
    const withControl = event.ctrlKey || event.metaKey;
    if (target?.matches(FIELDS) === true && !(withControl && target.matches('input[type=range]')))
      return;
    if (!keysOn$.value && !withControl) return;
    if (shortcuts().some((each) => each.handle(event))) event.preventDefault();
  };
  document.addEventListener('keydown', handle);
  return () => {
    document.removeEventListener('keydown', handle);
  };
}
