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
 * A branch's own event, checked: its id comes of stream and key, and its provenance says that it is
 * hypothetical and why. Throws HistoryError for a bad shape.
 *
 * ```ts
 * const draft = {
 *   key: 'drop-1',
 *   type: 'EventDropped',
 *   occurred: '2020-12-31',
 *   recorded: '2026-06-01T00:00:00Z',
 *   actor: 'author',
 *   reason: 'to see',
 *   summary: 'Drops talks',
 *   data: { target: '0a35554f-5579-5d0e-8fd7-8784e4256ed0' },
 * };
 * const { provenance } = branchEvent('case-strait~no-talks', draft);
 * provenance; // => { kind: 'hypothetical', reason: 'to see' }
 * branchEvent('case-strait~no-talks', { ...draft, data: {} }); // throws 'the EventDropped'
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
