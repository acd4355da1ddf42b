import { type Event, eventSchema, type EventType, versionOf } from '../../../domain/event.ts';
import { formatProblem } from '../../input/problem.ts';
import { keyedId } from '../event-id.ts';
import { parsing, problemsOf } from '../../input/wording.ts';
import { HistoryError } from '../failure.ts';

export interface EventDraft {
  readonly key: string;
  readonly type: EventType;
  readonly occurred: string;
  readonly recorded: string;
  readonly actor: string;
  readonly reason: string;
  readonly summary: string;
  readonly data: unknown;
}

/**
 * A branch's own event, checked, with the id that its key gives. Throws HistoryError for a bad shape.
 *
 * ```ts
 * const draft = { key: 'drop-1', type: 'EventDropped', occurred: '2021-01-01', actor: 'author' };
 * const more = { recorded: '2026-06-01T00:00:00Z', reason: 'to see', summary: 'Drops it', data: {} };
 * branchEvent('case-test~b', { ...draft, ...more }); // throws 'the EventDropped, data.target: missing'
 * ```
 */
export function branchEvent(
  stream: string,
  { reason, ...draft }: EventDraft & Record<string, unknown>,
): Event {
  const result = eventSchema.safeParse(
    {
      ...draft,
      id: keyedId(stream, draft.key),
      v: versionOf(draft.type),
      provenance: { kind: 'hypothetical', reason },
    },
    parsing,
  );
  if (result.success) return result.data;
  throw new HistoryError(
    problemsOf(`the ${draft.type}`, result.error).map(formatProblem).join('; '),
  );
}
