import type { Day } from '../../domain/calendar.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import { type Entry, entryOf } from '../../domain/entry.ts';
import { type Event, eventSchema } from '../../domain/event.ts';
import type { Changes } from '../../domain/changes.ts';
import { check } from '../../domain/rules.ts';
import { vocabulary } from '../../domain/vocabulary.ts';
import { foldOwned, initialState } from '../../projections/all.ts';

/** One line of a stream, as its author means it. */
export type Line =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'withdraw' | 'drop'; readonly id: string; readonly key: string }
  | {
      readonly kind: 'change' | 'shift';
      readonly id: string;
      readonly key: string;
      readonly changes: Changes;
    }
  | { readonly kind: 'undo'; readonly line: number; readonly key: string }
  | { readonly kind: 'opened' };

export interface Stream {
  readonly fork?: {
    readonly parent: string;
    /** How many lines of the parent it sees. */
    readonly lines: number;
    readonly day: Day;
    readonly mode: 'open' | 'keep';
  };
  readonly lines: readonly Line[];
}

export interface Seen {
  readonly event: Event;
  readonly level: number;
  readonly line: number;
}

/**
 * What timelines mean, written to be read and not to be fast: lists, copied at every step. It shares
 * with the real thing only the shape of an event, the day of a date and the rank of a type.
 */
export class Model {
  readonly streams = new Map<string, Stream>();

  /** How deep a timeline lies: 0 for the record. */
  depth(name: string): number {
    const fork = this.stream(name).fork;
    return fork === undefined ? 0 : 1 + this.depth(fork.parent);
  }

  stream(name: string): Stream {
    const stream = this.streams.get(name);
    if (stream === undefined) throw new Error(`the model has no ${name}`);
    return stream;
  }

  add(name: string, line: Line): void {
    const stream = this.stream(name);
    this.streams.set(name, { ...stream, lines: [...stream.lines, line] });
  }

  /** Lines of a stream that no undo has taken back. */
  active(name: string, upTo = Infinity): (Line & { readonly at: number })[] {
    const lines = this.stream(name).lines.slice(0, upTo);
    const counts = (at: number): boolean =>
      !lines.some(
        (line, later) => later > at && line.kind === 'undo' && line.line === at && counts(later),
      );
    return lines.flatMap((line, at) => (counts(at) ? [{ ...line, at }] : []));
  }

  /** The effective history, in order. */
  effective(name: string, upTo = Infinity): Seen[] {
    const { fork } = this.stream(name);
    const level = this.depth(name);
    let seen = fork === undefined ? [] : this.effective(fork.parent, fork.lines);
    if (fork?.mode === 'open') seen = seen.filter(({ event }) => startOf(event) <= fork.day);
    const active = this.active(name, upTo);
    // The record's own events are there before its corrections; a branch never edits its own.
    for (const line of active) {
      if (line.kind === 'event') seen.push({ event: line.event, level, line: line.at });
    }
    for (const line of active) {
      if (line.kind === 'drop' || line.kind === 'withdraw')
        seen = seen.filter(({ event }) => event.id !== line.id);
      if (line.kind === 'shift' || line.kind === 'change') {
        seen = seen.map((each) =>
          each.event.id === line.id ? { ...each, event: changed(each.event, line.changes) } : each,
        );
      }
    }
    return seen.sort((a, b) => compare(a, b));
  }
}

function compare(a: Seen, b: Seen): number {
  return (
    startOf(a.event) - startOf(b.event) ||
    (a.event.orderInDay ?? 0) - (b.event.orderInDay ?? 0) ||
    vocabulary[a.event.type].rank - vocabulary[b.event.type].rank ||
    a.level - b.level ||
    a.line - b.line
  );
}

export const startOf = (event: Event): Day => parseEdtf(event.occurred).start;

/** An event with fields changed; throws what zod throws when that is no event. */
export function changed(event: Event, { data = {}, ...rest }: Changes): Event {
  const after = eventSchema.parse({ ...event, ...rest, data: { ...event.data, ...data } });
  return startOf(after) === startOf(event) ? after : { ...after, orderInDay: undefined };
}

/** The rules that one event of a history breaks where it stands. */
export function brokenBy(seen: readonly Seen[], id: string): string[] {
  const entries = seen.map(entryOfSeen);
  const at = seen.findIndex(({ event }) => event.id === id);
  const entry = entries[at];
  if (entry === undefined) return [];
  const world = foldOwned(initialState(), entries.slice(0, at));
  return check(world, entry).map(({ rule }) => rule);
}

export const entryOfSeen = ({ event, level, line }: Seen): Entry =>
  entryOf(event, String(level), line);

/** The causes in a history that begin after an event has ended. */
export function lateCauses(seen: readonly Seen[], event: Event): string[] {
  const { end } = parseEdtf(event.occurred);
  return event.because.flatMap(({ event: id }) =>
    seen.some((each) => each.event.id === id && startOf(each.event) > end) ? [id] : [],
  );
}
