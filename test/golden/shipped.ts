import type { Day } from '../../domain/calendar.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import type { Entry } from '../../domain/entry.ts';
import type { EventOf, EventType } from '../../domain/event.ts';
import type { Projected } from '../../projections/all.ts';
import { type MeasureRow, registerOn } from '../../projections/sanctions-register.ts';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { entriesOf, openTimeline, replay, type Timeline } from '../../src/history/timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

/** A shipped case in memory, and what its record shows on a date. */
export interface Shipped {
  readonly store: MemoryStore;
  readonly files: ReturnType<typeof readCase>;
  readonly record: Timeline;
  readonly entries: readonly Entry[];
  /** The states on a date, and the day. */
  readonly on: (date: string) => Promise<{ state: Projected; day: Day }>;
  /** One measure on a date. */
  readonly measure: (name: string, date: string) => Promise<MeasureRow>;
  /** One event by its key. */
  readonly event: <T extends EventType>(key: string, type: T) => EventOf<T>;
  /** First day of an event. */
  readonly startOf: (key: string) => Day;
}

export async function shipped(name: string): Promise<Shipped> {
  const store = new MemoryStore();
  const files = readCase(`scenarios/${name}`);
  await importCase(store, files);
  const record = await openTimeline(store, name);
  const entries = await entriesOf(record);
  const byKey = new Map(entries.map((entry) => [entry.event.key, entry]));
  const found = (key: string): Entry => {
    const entry = byKey.get(key);
    if (entry === undefined) throw new Error(`${name} has no event ${key}`);
    return entry;
  };
  const on = async (date: string) => {
    const day = parseEdtf(date).end;
    return { state: await replay(record, day), day };
  };
  return {
    store,
    files,
    record,
    entries,
    on,
    measure: async (measure, date) => {
      const { state, day } = await on(date);
      const row = registerOn(state.sanctionsRegister, day).find((each) => each.measure === measure);
      if (row === undefined) throw new Error(`${name} has no measure ${measure} on ${date}`);
      return row;
    },
    event: <T extends EventType>(key: string, type: T) => {
      const { event } = found(key);
      if (event.type !== type) throw new Error(`${key} is ${event.type}, not ${type}`);
      return event as EventOf<T>;
    },
    startOf: (key) => found(key).start,
  };
}
