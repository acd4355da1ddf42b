import { z } from 'zod';
import { branch } from './branch/events.ts';
import { custody } from './custody/events.ts';
import { emergency } from './emergency/events.ts';
import type { TypeEntry } from './event-type.ts';
import { provenance } from './provenance.ts';
import { catalogue, corrections } from './record/events.ts';
import { sanctions } from './sanctions/events.ts';
import { statements } from './statements/events.ts';
import { talks } from './talks/events.ts';
import { edtf, eventId, instant, prose, slug } from './text.ts';
import { unrest } from './unrest/events.ts';

/** The subjects whose events say something about the world, by family, in the order of lists. */
const world = {
  unrest: { ...unrest, ...emergency },
  custody,
  sanctions,
  talks,
  statements,
} as const;

/** Families of events, with the entries of their types. */
export const families = {
  ...world,
  record: { ...catalogue, ...corrections },
  branch,
} as const;
export type Family = keyof typeof families;

/** Every type of event with all there is to say about it. */
export const registry = {
  ...world.unrest,
  ...custody,
  ...sanctions,
  ...talks,
  ...statements,
  ...catalogue,
  ...corrections,
  ...branch,
} as const;
type Registry = typeof registry;

export type EventType = keyof Registry;
export const eventTypes = Object.keys(registry) as EventType[];

/** Types that say something about the world, as against the record itself or a branch. */
export type WorldType = Exclude<
  EventType,
  keyof typeof catalogue | keyof typeof corrections | keyof typeof branch
>;
export const worldTypes = Object.values(world).flatMap(
  (types) => Object.keys(types) as WorldType[],
);

/** An entry as seen by code that learns only at run time of which type it is. */
export type AnyEntry = TypeEntry<z.ZodObject, never>;

/**
 * All there is to say about a type of event.
 *
 * ```ts
 * entryFor('PrisonersReleased').title; // => 'Release'
 * entryFor('SanctionLifted').refersTo?.measure !== undefined; // => true
 * ```
 */
export const entryFor = (type: EventType): AnyEntry => registry[type];

/** The shape of each type's data. The storage format is their union. */
export const dataSchemas = Object.fromEntries(
  eventTypes.map((type) => [type, registry[type].schema]),
) as unknown as { readonly [T in EventType]: Registry[T]['schema'] };
export type DataOf<T extends EventType> = z.infer<Registry[T]['schema']>;

const versions = Object.fromEntries(
  eventTypes.map((type) => [type, 1 + (registry[type].upcasts?.length ?? 0)]),
) as Readonly<Record<EventType, number>>;

/**
 * Current version of a type's data.
 *
 * ```ts
 * versionOf('TalksHeld'); // => 1
 * versionOf('SanctionLifted'); // => 2
 * ```
 */
export const versionOf = (type: EventType): number => versions[type];

/** An event that this one follows from, who says so, and how sure they are. */
export const cause = z.strictObject({
  event: eventId,
  says: prose,
  hedge: prose.optional(),
});
export type Cause = z.infer<typeof cause>;

/** What every event carries beside its type, version and data. */
export const envelopeShape = {
  id: eventId,
  /** The event's name among people; unique in its stream, and what its id is made from. */
  key: slug,
  /** When it happened, as precisely as the source says (EDTF). */
  occurred: edtf,
  /** Order among events of one day, where sources tell it; without it the type's rank decides. */
  orderInDay: z.int().min(0).max(9).optional(),
  /** When it entered the record. */
  recorded: instant,
  actor: slug,
  /** Others who acted together with the actor. */
  jointly: z.array(slug).default([]),
  because: z.array(cause).default([]),
  /** Names of commitments that this event keeps. */
  fulfils: z.array(slug).default([]),
  /** The only actors who knew at the time; absent when public. */
  knownTo: z.array(slug).min(1).optional(),
  provenance,
  summary: prose,
};

type Envelope = z.infer<z.ZodObject<typeof envelopeShape>>;

/** One event of a given type. */
export type EventOf<T extends EventType> = T extends EventType
  ? Envelope & { type: T; v: number; data: DataOf<T> }
  : never;
export type Event = EventOf<EventType>;

function schemaOf(type: EventType) {
  const { id, key, ...rest } = envelopeShape;
  // Field order here is the order of keys in the stored text.
  return z.strictObject({
    id,
    key,
    type: z.literal(type),
    v: z.literal(versionOf(type)),
    ...rest,
    data: dataSchemas[type],
  });
}

type EventSchema = ReturnType<typeof schemaOf>;
const [firstType, ...otherTypes] = eventTypes;
if (firstType === undefined) throw new Error('no event types');
const schemas: [EventSchema, ...EventSchema[]] = [schemaOf(firstType), ...otherTypes.map(schemaOf)];
const union = z.discriminatedUnion('type', schemas);

/** A whole event, checked; `parse` gives the canonical shape that is stored. */
export const eventSchema = union as unknown as z.ZodType<Event>;

/**
 * The one line of JSON that is stored and hashed. The order of keys is that of the schema, so an
 * event has to come from `eventSchema.parse` or be built in that order.
 *
 * ```ts
 * const event = eventSchema.parse({
 *   id: '6ba7b810-9dad-51d1-80b4-00c04fd430c8',
 *   key: 'first-round',
 *   type: 'TalksHeld',
 *   v: 1,
 *   occurred: '2025-02',
 *   recorded: '2026-01-01T00:00:00Z',
 *   actor: 'sender',
 *   provenance: { kind: 'hypothetical', reason: 'what if they had met' },
 *   summary: 'The sender and the target meet.',
 *   data: { parties: ['sender', 'target'], form: 'meeting' },
 * });
 * Object.keys(JSON.parse(encodeEvent(event))).slice(0, 4); // => ['id', 'key', 'type', 'v']
 * ```
 */
export function encodeEvent(event: Event): string {
  return JSON.stringify(event);
}
