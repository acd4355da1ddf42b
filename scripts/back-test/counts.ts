import type { Day } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import type { EventOf } from '../../domain/event.ts';
import { leastOf, mostOf } from '../../domain/quantity.ts';

/** How many were held by the counts of a time, carried to its end by what is recorded since. */
export interface Counted {
  readonly low: number;
  readonly high: number;
  /** Rests on an exact count; else on the span of what was claimed. */
  readonly exact: boolean;
}

interface Carried {
  low: number;
  high: number;
  readonly day: Day;
  readonly exact: boolean;
}

/**
 * The last exact count between two days if there is one, else the span of the claims of the last
 * day on which anything was claimed; undefined when nobody counted.
 */
export function countsIn(
  entries: readonly Entry[],
  of: string,
  from: Day,
  until: Day,
): Counted | undefined {
  let exact: Carried | undefined;
  let claims: Carried | undefined;
  let freedOn = { day: from - 1, people: 0 };
  for (const { event, start } of entries) {
    if (start < from || start > until) continue;
    if (event.type === 'PrisonersReleased' && leftBy(event) === of) {
      const people = event.data.count.value;
      freedOn = { day: start, people: (freedOn.day === start ? freedOn.people : 0) + people };
      for (const each of [exact, claims]) carry(each, -people);
    }
    if (event.type !== 'PrisonersCounted') continue;
    const { measure, of: counted, count } = event.data;
    if (measure !== 'stock' || counted !== of) continue;
    if (count.qualifier === 'exact') {
      exact = { low: count.value, high: count.value, day: start, exact: true };
      continue;
    }
    // Whether a claim of the day of a release has it in already is mostly not said.
    const [least, high] = spanOf(count);
    const low = Math.max(0, least - (freedOn.day === start ? freedOn.people : 0));
    if (claims?.day !== start) claims = { low, high, day: start, exact: false };
    else {
      claims.low = Math.min(claims.low, low);
      claims.high = Math.max(claims.high, high);
    }
  }
  return exact ?? claims;
}

/** Which count they leave, as the fold of custody has it. */
function leftBy({ data }: EventOf<'PrisonersReleased'>): string {
  return data.of ?? (data.basis === 'end-of-internment' ? 'interned' : 'political-prisoners');
}

/** "More than" and "at least" are read as about that many: nobody means ten times as many. */
function spanOf(count: Parameters<typeof leastOf>[0]): readonly [number, number] {
  const most = mostOf(count);
  const least = leastOf(count);
  return [
    Number.isFinite(least) && least > 0 ? least : count.value,
    Number.isFinite(most) ? most : count.value,
  ];
}

function carry(to: Carried | undefined, change: number): void {
  if (to === undefined) return;
  to.low = Math.max(0, to.low + change);
  to.high = Math.max(0, to.high + change);
}
