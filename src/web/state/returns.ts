import {
  BehaviorSubject,
  combineLatest,
  distinctUntilChanged,
  EMPTY,
  exhaustMap,
  filter,
  fromEvent,
  interval,
  map,
  merge,
  pairwise,
  switchMap,
} from 'rxjs';
import { gone$, refreshCases, retry, unlisted$ } from './work.ts';

/** How often the server has come back since the page was opened: what failed is tried again with each. */
export const returns$ = new BehaviorSubject(0);

/** Nobody answers, or there is no list of cases yet: asked again after so long. */
const AGAIN_MS = 4_000;

/** Asks a server that is away until it answers. */
export function followServer(): void {
  const away$ = combineLatest([gone$, unlisted$]).pipe(
    map(([gone, unlisted]) => gone || unlisted !== undefined),
    distinctUntilChanged(),
  );
  away$
    .pipe(
      switchMap((away) =>
        away ? merge(interval(AGAIN_MS), fromEvent(globalThis, 'online')) : EMPTY,
      ),
      exhaustMap(() => retry().catch(() => undefined)),
    )
    .subscribe();
  away$
    .pipe(
      pairwise(),
      filter(([before, now]) => before && !now),
    )
    .subscribe(() => {
      returns$.next(returns$.value + 1);
      // Who tells that it is back may not be the list of cases.
      void refreshCases();
    });
}
