import type { Observable } from 'rxjs';
import { vi, expect } from 'vitest';
import type { EventStore } from '../../src/store/port.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

/** Collects what an Observable emits, and how it ends. */
export function watched<T>(source: Observable<T>) {
  const items: T[] = [];
  let outcome: 'open' | 'complete' | { readonly error: unknown } = 'open';
  const subscription = source.subscribe({
    next: (item) => void items.push(item),
    error: (error: unknown) => {
      outcome = { error };
    },
    complete: () => {
      outcome = 'complete';
    },
  });
  return {
    items,
    outcome: () => outcome,
    stop: (): void => {
      subscription.unsubscribe();
    },
    /** Waits until so many have come. */
    reaches: (count: number) =>
      vi.waitFor(() => {
        expect(outcome).toBe('open');
        expect(items.length).toBeGreaterThanOrEqual(count);
      }, 20_000),
    /** Waits until the last that has come is this one. */
    until: (holds: (last: T) => boolean) =>
      vi.waitFor(() => {
        expect(outcome).toBe('open');
        const last = items.at(-1);
        expect(last !== undefined && holds(last)).toBe(true);
      }, 20_000),
    ends: () =>
      vi.waitFor(() => {
        expect(outcome).not.toBe('open');
        return outcome;
      }, 20_000),
  };
}

/** The store as it was when a stream ended at a revision: what a fresh reader would have found. */
export async function storeAsOf(
  store: EventStore,
  stream: string,
  revision: number,
): Promise<EventStore> {
  const then = new MemoryStore();
  for (const each of await store.streams()) {
    const to = each.stream === stream ? revision : each.revision;
    for await (const page of store.read(each.stream, { to })) {
      await then.append(each.stream, page, 'any');
    }
  }
  return then;
}
