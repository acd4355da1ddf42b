import { useLayoutEffect } from 'react';
import { BehaviorSubject } from 'rxjs';

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

/** All that do something now: those of everywhere, less what a screen takes over, and the screen's. */
export function shortcuts(everywhere: readonly Shortcut[]): readonly Shortcut[] {
  const own = [...ofScreen].flat();
  const taken = new Set(own.flatMap(({ takes = [] }) => takes));
  return [...everywhere.filter(({ keys }) => !taken.has(keys)), ...own];
}

const FIELDS = 'input, select, textarea, [contenteditable], dialog[open] *';

/** Keys do nothing while a field has the focus; only a key that was handled is kept from the browser. */
export function listenForKeys(everywhere: readonly Shortcut[]): () => void {
  const handle = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target : undefined;
    const withControl = event.ctrlKey || event.metaKey;
    if (target?.matches(FIELDS) === true && !(withControl && target.matches('input[type=range]')))
      return;
    if (!keysOn$.value && !withControl) return;
    if (shortcuts(everywhere).some((each) => each.handle(event))) event.preventDefault();
  };
  document.addEventListener('keydown', handle);
  return () => {
    document.removeEventListener('keydown', handle);
  };
}
