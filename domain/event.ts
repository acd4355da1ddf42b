import { z } from 'zod';
import { branch } from './branch/events.ts';
import { custody } from './custody/events.ts';
import { record } from './record/events.ts';
import { sanctions } from './sanctions/events.ts';
import { statements } from './statements/events.ts';
import { talks } from './talks/events.ts';
import { unrest } from './unrest/events.ts';
import { provenance } from './provenance.ts';
import { edtf, eventId, instant, prose, slug } from './text.ts';

/** Every type of event and the shape of its data. The storage format is this union. */
export const dataSchemas = {
  ...unrest,
  ...custody,
  ...sanctions,
  ...talks,
  ...statements,
  ...record,
  ...branch,
} as const;

export type EventType = keyof typeof dataSchemas;
export type DataOf<T extends EventType> = z.infer<(typeof dataSchemas)[T]>;
export const eventTypes = Object.keys(dataSchemas) as EventType[];

/** Current version of each type's data; 1 unless an upcaster says otherwise (see upcast.ts). */
export const versions: Partial<Record<EventType, number>> = { SanctionLifted: 2 };
export const versionOf = (type: EventType): number => versions[type] ?? 1;

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

export type Envelope = z.infer<z.ZodObject<typeof envelopeShape>>;

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

/** The one line of JSON that is stored and hashed. */
export function encodeEvent(event: Event): string {
  return JSON.stringify(event);
}
