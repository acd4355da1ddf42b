import { type Event, eventTypes, entryFor, versionOf } from './event.ts';

type Stored = Record<string, unknown> & { type: string; v: number; data: Record<string, unknown> };

const stepsByType = new Map<string, NonNullable<ReturnType<typeof entryFor>['upcasts']>>(
  eventTypes.map((type) => [type, entryFor(type).upcasts ?? []]),
);

/**
 * Brings a stored event to the current version of its type. Throws a RangeError for one from the
 * future, and for a version that no step leads up from.
 *
 * ```ts
 * const old = { type: 'SanctionLifted', v: 1, data: { measure: 'oil-embargo', form: 'repeal' } };
 * upcast(old).data; // => { measures: ['oil-embargo'], form: 'repeal' }
 * upcast({ ...old, v: 9 }); // throws 'update detente'
 * ```
 */
export function upcast(stored: Stored): Event {
  const steps = stepsByType.get(stored.type) ?? [];
  const current = steps.length + 1;
  if (stored.v === current) return stored as unknown as Event;
  if (stored.v > current) {
    throw new RangeError(
      `${stored.type} version ${stored.v} is newer than this detente knows (${current}): update detente`,
    );
  }
  let { data } = stored;
  for (let version = stored.v; version < current; version += 1) {
    const step = steps[version - 1];
    if (step === undefined)
      throw new RangeError(`${stored.type}: no way up from version ${version}`);
    data = step(data);
  }
  return { ...stored, v: current, data } as unknown as Event;
}

const changed = new Set<string>(eventTypes.filter((type) => versionOf(type) > 1));

/**
 * Reads a stored line back; text that the store holds was checked when it was written.
 *
 * ```ts
 * const line = '{"type":"SanctionLifted","v":1,"data":{"measure":"oil-embargo"}}';
 * decodeEvent(line).data; // => { measures: ['oil-embargo'] }
 * ```
 */
export function decodeEvent(text: string): Event {
  const stored = JSON.parse(text) as Stored;
  // Most events are current: keep their path short.
  return stored.v === 1 && !changed.has(stored.type)
    ? (stored as unknown as Event)
    : upcast(stored);
}
