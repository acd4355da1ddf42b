import { type Event, versions } from './event.ts';

type Stored = Record<string, unknown> & { type: string; v: number; data: Record<string, unknown> };
type Upcaster = (data: Record<string, unknown>) => Record<string, unknown>;

/**
 * How old shapes become the current one, a step at a time: `type` → `from version` → change.
 * Stored rows are never edited; a shape that changes gets a new version and a step here.
 */
const upcasters: Record<string, Record<number, Upcaster>> = {
  SanctionLifted: {
    // Version 1 relieved one measure an act; licences that cover measures of several rounds forced a list.
    1: ({ measure, ...rest }) => ({ measures: [measure], ...rest }),
  },
};

/** Brings a stored event to the current version. Throws a RangeError for one from the future. */
export function upcast(stored: Stored): Event {
  const current = (versions as Record<string, number>)[stored.type] ?? 1;
  if (stored.v === current) return stored as unknown as Event;
  if (stored.v > current) {
    throw new RangeError(
      `${stored.type} version ${stored.v} is newer than this detente knows (${current}): update detente`,
    );
  }
  let { data } = stored;
  for (let version = stored.v; version < current; version += 1) {
    const step = upcasters[stored.type]?.[version];
    if (step === undefined)
      throw new RangeError(`${stored.type}: no way up from version ${version}`);
    data = step(data);
  }
  return { ...stored, v: current, data } as unknown as Event;
}

/** Reads a stored line back; text that the store holds was checked when it was written. */
export function decodeEvent(text: string): Event {
  const stored = JSON.parse(text) as Stored;
  // Most events are current: keep their path short.
  return stored.v === 1 && versions[stored.type as Event['type']] === undefined
    ? (stored as unknown as Event)
    : upcast(stored);
}
