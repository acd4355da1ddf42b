import { expect } from 'vitest';
import type { Day } from '../domain/calendar.ts';
import { parseEdtf } from '../domain/edtf.ts';
import { type Entry, entryOf } from '../domain/entry.ts';
import { type Event, eventSchema } from '../domain/event.ts';
import type { Refusal, Remedy } from '../domain/refusal.ts';
import { check } from '../domain/rules.ts';
import { foldOwned, initialState, type Projected } from '../projections/all.ts';
import { STREAM } from './words.ts';

/** Events as entries in timeline order: by day and rank, then as given. */
export function timelineOf(events: readonly Event[]): Entry[] {
  return events
    .map((event, i) => entryOf(event, STREAM, i))
    .sort((a, b) => a.sort - b.sort || a.revision - b.revision);
}

/** The states of all projections over some events. */
export function statesOf(events: readonly Event[]): Projected {
  return foldOwned(initialState(), timelineOf(events));
}

export const dayOf = (date: string): Day => parseEdtf(date).end;

class Outcome {
  readonly #events: readonly Event[];
  readonly refusals: readonly Refusal[];

  constructor(given: readonly Event[], event: Event) {
    const world = statesOf(given);
    this.refusals = check(world, entryOf(event, STREAM, given.length));
    this.#events = [...given, event];
  }

  thenAccepted(): this {
    expect(this.refusals.map(({ rule, reason }) => `${rule}: ${reason}`)).toEqual([]);
    return this;
  }

  /** Refused by this rule, among others perhaps, for this reason; a refusal says what it looked at. */
  thenRefused(rule: string, reason: RegExp, fix?: RegExp): this {
    const found = this.refusals.find((refusal) => refusal.rule === rule);
    expect(this.refusals.map((refusal) => refusal.rule)).toContain(rule);
    expect(found?.reason).toMatch(reason);
    if (fix !== undefined) expect(found?.fix).toMatch(fix);
    for (const remedy of found?.remedies ?? []) this.#thenCuredBy(rule, remedy);
    return this;
  }

  /** A value that a rule says it would take is one that it takes. */
  #thenCuredBy(rule: string, { field, value }: Remedy): void {
    const event = structuredClone(this.#events.at(-1)) as unknown as Record<string, unknown>;
    const [outer = '', inner] = field.split('.');
    if (inner === undefined) event[outer] = value;
    else event[outer] = { ...(event[outer] as object), [inner]: value };
    const again = new Outcome(this.#events.slice(0, -1), eventSchema.parse(event));
    expect(again.refusals.map((refusal) => refusal.rule)).not.toContain(rule);
  }

  /** Looks at the states after the event, on a day. */
  thenOn(date: string, look: (state: Projected, day: Day) => void): this {
    look(statesOf(this.#events), dayOf(date));
    return this;
  }
}

/** `given(what happened).when(an event).thenAccepted()`: what the rules say, before any store. */
export function given(...events: Event[]) {
  return { when: (event: Event): Outcome => new Outcome(events, event) };
}
