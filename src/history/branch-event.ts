import { type Event, eventSchema, type EventType, versionOf } from '../../domain/event.ts';
import { keyedId } from '../case/uuid.ts';
import { HistoryError } from './failure.ts';

export interface Draft {
  readonly key: string;
  readonly type: EventType;
  readonly occurred: string;
  readonly recorded: string;
  readonly actor: string;
  readonly reason: string;
  readonly summary: string;
  readonly data: unknown;
}

/** A branch's own event, checked. Throws HistoryError for a bad shape. */
export function branchEvent(
  stream: string,
  { reason, ...draft }: Draft & Record<string, unknown>,
): Event {
  const result = eventSchema.safeParse({
    ...draft,
    id: keyedId(stream, draft.key),
    v: versionOf(draft.type),
    provenance: { kind: 'hypothetical', reason },
  });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new HistoryError(
    `${draft.type}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not an event'}`,
  );
}
