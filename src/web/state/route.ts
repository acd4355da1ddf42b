import { BehaviorSubject, debounceTime, skip } from 'rxjs';

/** The names of the screens: each is declared where the screens are registered. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled from above
export interface ScreenNames {}
export type Screen = keyof ScreenNames;

/** What is on view, all of it: `/SCREEN/TIMELINE?at=…&…`. */
export interface PageAddress {
  /** A screen's name, or whatever else somebody wrote there. */
  readonly screen: string;
  /** `CASE` or `CASE~BRANCH`; empty before the first case is known. */
  readonly timeline: string;
  /** Everything else, by name; values in full, empty ones left out. */
  readonly view: Readonly<Record<string, string>>;
}

/** Somewhere to go: what is not said stays as it is. */
export interface Destination extends Partial<PageAddress> {
  readonly screen?: Screen;
}

export function parseRoute(path: string, search: string): PageAddress {
  const [, first = '', second = ''] = path.split('/');
  return {
    screen: first,
    timeline: decoded(second),
    view: Object.fromEntries(new URLSearchParams(search)),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

export function formatRoute({ screen, timeline, view }: PageAddress): string {
  const query = new URLSearchParams(Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1)));
  const path = `/${screen}/${encodeURIComponent(timeline).replaceAll('%7E', '~')}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

export const route$ = new BehaviorSubject<PageAddress>(
  parseRoute(globalThis.location.pathname, globalThis.location.search),
);

/** Changes what is on view; an undefined or empty value leaves the view. */
export function look(view: Readonly<Record<string, string | undefined>>): void {
  const merged = Object.entries({ ...route$.value.view, ...view });
  const kept = merged.filter((each): each is [string, string] => (each[1] ?? '') !== '');
  route$.next({ ...route$.value, view: Object.fromEntries(kept) });
}

/** Goes to a screen or a timeline; the date looked at comes along, what is a screen's own does not. */
export function go(to: Destination): void {
  const { screen, timeline, view } = { ...route$.value, ...to };
  const kept = to.view ?? pick(view, ['at', 'known', 'event']);
  route$.next({ screen, timeline, view: kept });
}

function pick(view: PageAddress['view'], names: readonly string[]): PageAddress['view'] {
  return Object.fromEntries(Object.entries(view).filter(([name]) => names.includes(name)));
}

/** Keeps the address in step: a new place is a new entry, a new look at it is not. */
export function followAddress(): void {
  globalThis.addEventListener('popstate', () => {
    route$.next(parseRoute(location.pathname, location.search));
  });
  let before = route$.value;
  const write = (route: PageAddress): void => {
    const next = formatRoute(route);
    // An address without a timeline is no place to come back to.
    const same =
      before.timeline === '' ||
      (before.screen === route.screen && before.timeline === route.timeline);
    before = route;
    if (next === location.pathname + location.search) return;
    history[same ? 'replaceState' : 'pushState'](null, '', next);
  };
  route$.pipe(skip(1), debounceTime(150)).subscribe(write);
}
