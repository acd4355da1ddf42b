import type { Entry } from '../../domain/entry.ts';
import { encodeEvent } from '../../domain/event.ts';

/** How two timelines differ, event by event. */
export interface Diff {
  /** How many events both hold, alike, before the first difference. */
  readonly shared: number;
  readonly onlyA: readonly Entry[];
  readonly onlyB: readonly Entry[];
  /** In both, on another date. */
  readonly moved: readonly Pair[];
  /** In both, on the same date, with another content. */
  readonly changed: readonly Pair[];
  /** In both, alike. */
  readonly same: number;
}

export interface Pair {
  readonly a: Entry;
  readonly b: Entry;
}

/** Compares two effective histories, each in order. */
export function diff(a: readonly Entry[], b: readonly Entry[]): Diff {
  const inA = new Set(a.map((entry) => entry.event.id));
  const byId = new Map(b.map((entry) => [entry.event.id, entry]));
  const moved: Pair[] = [];
  const changed: Pair[] = [];
  let same = 0;
  for (const left of a) {
    const right = byId.get(left.event.id);
    if (right === undefined) continue;
    if (left.event.occurred !== right.event.occurred) moved.push({ a: left, b: right });
    else if (alike(left, right)) same += 1;
    else changed.push({ a: left, b: right });
  }
  return {
    shared: sharedPrefix(a, b),
    onlyA: a.filter((entry) => !byId.has(entry.event.id)),
    onlyB: b.filter((entry) => !inA.has(entry.event.id)),
    moved,
    changed,
    same,
  };
}

function sharedPrefix(a: readonly Entry[], b: readonly Entry[]): number {
  let length = 0;
  for (;;) {
    const left = a[length];
    const right = b[length];
    if (
      left === undefined ||
      right === undefined ||
      left.event.id !== right.event.id ||
      !alike(left, right)
    ) {
      return length;
    }
    length += 1;
  }
}

function alike(a: Entry, b: Entry): boolean {
  return a.amended === undefined && b.amended === undefined && a.stream === b.stream
    ? true
    : encodeEvent(a.event) === encodeEvent(b.event);
}
