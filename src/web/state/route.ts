import { BehaviorSubject, debounceTime, skip } from 'rxjs';
import { type Screen, screens } from './screens.ts';

/** What is on view, all of it: `/SCREEN/TIMELINE?at=…&…`. */
export interface Route {
  readonly screen: Screen;
  /** `CASE` or `CASE~BRANCH`; empty before the first case is known. */
  readonly timeline: string;
  /** Everything else, by name; values in full, empty ones left out. */
  readonly view: Readonly<Record<string, string>>;
}

export function parseRoute(path: string, search: string): Route {
  const [, first = '', second = ''] = path.split('/');
  const screen = screens.find((each) => each === first) ?? 'replay';
  return {
    screen,
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

export function formatRoute({ screen, timeline, view }: Route): string {
  const query = new URLSearchParams(Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1)));
  const path = `/${screen}/${encodeURIComponent(timeline).replaceAll('%7E', '~')}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

export const route$ = new BehaviorSubject<Route>(
  parseRoute(globalThis.location.pathname, globalThis.location.search),
);

/** Changes what is on view; an undefined or empty value leaves the view. */
export function look(view: Readonly<Record<string, string | undefined>>): void {
  const merged = Object.entries({ ...route$.value.view, ...view });
  const kept = merged.filter((each): each is [string, string] => (each[1] ?? '') !== '');
  route$.next({ ...route$.value, view: Object.fromEntries(kept) });
}

/** Goes to a screen or a timeline; the date looked at comes along, what is a screen's own does not. */
export function go(to: Partial<Route>): void {
  const { screen, timeline, view } = { ...route$.value, ...to };
  const kept = to.view ?? pick(view, ['at', 'known', 'event']);
  route$.next({ screen, timeline, view: kept });
}

function pick(view: Route['view'], names: readonly string[]): Route['view'] {
  return Object.fromEntries(Object.entries(view).filter(([name]) => names.includes(name)));
}

/** Keeps the address in step: a new place is a new entry, a new look at it is not. */
export function followAddress(): void {
  globalThis.addEventListener('popstate', () => {
    route$.next(parseRoute(location.pathname, location.search));
  });
  let before = route$.value;
  const write = (route: Route): void => {
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
