/** Lines to store: the smallest thing an engine takes for an event. */

import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent, StoredEvent } from '../../src/store/port.ts';

/** The n-th id: a valid UUID, the same in every run. */
export function id(n: number): string {
  return `00000000-0000-5000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** The n-th line; `data` makes another text of it. */
export function line(n: number, over: Partial<NewEvent> & { data?: unknown } = {}): NewEvent {
  const { data = n, ...rest } = over;
  const own = rest.id ?? id(n);
  const text = JSON.stringify({ id: own, data });
  return { id: own, role: 'world', sort: n, text, ...rest };
}

/** Lines `from` to `to`, both included. */
export function lines(from: number, to: number): NewEvent[] {
  return Array.from({ length: to - from + 1 }, (_, index) => line(from + index));
}

/** A stream name no other test uses, for engines whose server outlives a test. */
export function freshName(): string {
  return `t-${randomUUID()}`;
}

export async function collect(
  pages: AsyncIterable<readonly StoredEvent[]>,
): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of pages) events.push(...page);
  return events;
}

export async function revisions(store: EventStore, stream: string): Promise<readonly number[]> {
  return (await collect(store.read(stream))).map((event) => event.revision);
}
