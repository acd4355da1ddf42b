/** Whether a user acted just now: browsers remember it for a few seconds. */
export function actedNow(): boolean {
  const activation = (navigator as Partial<Navigator>).userActivation;
  return activation?.isActive === true;
}

/** Whether the focus is where something is typed or chosen, or where a user would miss it. */
export const isTyping = (): boolean =>
  document.activeElement?.matches('input, select, textarea, [contenteditable]') === true;

export const isFocusLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/** Where something stands on the page, to find what takes its place. */
export interface Spot {
  readonly parent: HTMLElement;
  readonly before: Element | null;
}

export function spotOf(element: HTMLElement): Spot | undefined {
  const parent = element.parentElement;
  return parent === null ? undefined : { parent, before: element.previousElementSibling };
}

const HEADINGS = 'h1, h2, h3, [tabindex]';

/** The heading of what is on view in a spot. */
function headingIn({ parent, before }: Spot): HTMLElement | undefined {
  const first = before?.isConnected === true ? before.nextElementSibling : parent.firstElementChild;
  for (let next = first; next !== null; next = next.nextElementSibling) {
    if (next instanceof HTMLElement && next.matches(HEADINGS)) return next;
    const found = next.querySelector<HTMLElement>(HEADINGS);
    if (found !== null) return found;
  }
  return undefined;
}

/** A heading that says "Reading …" is replaced when that is done: the focus goes along for so long. */
const FOLLOWED_MS = 20_000;

/** Gives the focus to the heading of a spot, and to the one that replaces it, until the user acts. */
export function focusHeading(spot: Spot): void {
  const over = new AbortController();
  const focus = (): void => {
    if (!isFocusLost()) return;
    const heading = headingIn(spot);
    if (heading === undefined) return;
    heading.tabIndex = heading.tabIndex >= 0 ? heading.tabIndex : -1;
    heading.focus();
  };
  const seen = new MutationObserver(focus);
  seen.observe(spot.parent, { childList: true, subtree: true });
  const end = (): void => {
    over.abort();
    seen.disconnect();
  };
  for (const acts of ['keydown', 'pointerdown'])
    document.addEventListener(acts, end, { signal: over.signal });
  setTimeout(end, FOLLOWED_MS);
  focus();
}
