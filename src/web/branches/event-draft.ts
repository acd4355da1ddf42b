import { z } from 'zod';
import { dataSchemas, type Event, type EventType, worldTypes } from '../../../domain/event.ts';
import type { Changes } from '../../../domain/changes.ts';
import { type Edit, writtenShape } from '../../history/edit/schema.ts';
import { type Field, fieldsOf, filled } from './fields.ts';

/** What fields hold while they are filled in: by name, nested as the schema is. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** Types of events that can be added. */
export const addable: readonly EventType[] = worldTypes;

const { occurred, actor, summary, jointly, because, fulfils } = writtenShape;
/** What every event says: when, who, and what in a sentence. */
export const toldFields: readonly Field[] = fieldsOf(z.strictObject({ occurred, actor, summary }));
/** What ties an event to others: who else acted, what it follows from, what it keeps. */
export const aroundFields: readonly Field[] = fieldsOf(
  z.strictObject({ jointly, because, fulfils }),
);

export const dataFieldsOf = (type: EventType): readonly Field[] => fieldsOf(dataSchemas[type]);

/** A name for a new event, from its type and day: `talks-held-2025-12-13`. */
export function keyFor(type: EventType, occurred: unknown): string {
  const words = type.replaceAll(/(?<=.)([A-Z])/g, '-$1').toLowerCase();
  const day =
    typeof occurred === 'string' ? /^[\d-]+/.exec(occurred)?.[0].replace(/-$/, '') : undefined;
  return day === undefined ? words : `${words}-${day}`;
}

/** The insertion that the fields make; whether it is a whole event the schemas say. */
export function insertionOf(type: EventType, draft: FieldValues, data: FieldValues): Edit {
  const { key, ...rest } = (filled(draft) ?? {}) as Record<string, string>;
  const event = {
    occurred: '',
    actor: '',
    summary: '',
    ...rest,
    key: key ?? keyFor(type, rest['occurred']),
    type,
    data: filled(data) ?? {},
  };
  return { kind: 'insert', event };
}

/** The fields of an event as it stands, to begin with. */
export const draftOf = ({ occurred, actor, summary }: Event): FieldValues => ({
  occurred,
  actor,
  summary,
});

/** What the fields change of an event; in words where they change nothing. */
export function changesOf(event: Event, draft: FieldValues, data: FieldValues): Changes | string {
  const rest = differing(draftOf(event), draft);
  const inner = differing(event.data, data);
  const changes: Changes = {
    ...rest,
    ...(Object.keys(inner).length === 0 ? {} : { data: inner }),
  };
  if (Object.keys(changes).length === 0) return 'Change at least one field.';
  return changes;
}

/** Fields that differ, with what they hold now; null where nothing is left. */
function differing(before: object, after: FieldValues): NonNullable<Changes['data']> {
  const was = new Map(Object.entries(before));
  const names = [...new Set([...was.keys(), ...Object.keys(after)])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const [from, to] = [filled(was.get(name)), filled(after[name])];
      if (JSON.stringify(from) === JSON.stringify(to)) return [];
      return [[name, (to ?? null) as z.core.util.JSONType]];
    }),
  );
}
