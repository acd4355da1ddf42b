import type { Event } from '../../domain/event.ts';
import { actorsOf, rivalSourcesOf } from '../case/references.ts';
import { keyedId } from '../history/event-id.ts';

/** An event that another points at, by id, and what to say when it is missing. */
export interface Reference {
  readonly id: string;
  readonly field: string;
  readonly message: string;
}

/** What an event of a record needs beside it: its sources, its actors, its causes, what it corrects. */
export function referencesOf(event: Event, stream: string): Reference[] {
  const { provenance, because } = event;
  const cited = 'citations' in provenance ? provenance.citations : [];
  const added = event.type === 'EventCorrected' ? event.data.citations : [];
  const entry = (kind: 'source' | 'actor', name: string, field: string): Reference => ({
    id: keyedId(stream, `${kind}-${name}`),
    field,
    message: `no ${kind} "${name}" in ${stream}: add it with the key "${kind}-${name}", or correct the name`,
  });
  const other = (id: string, field: string): Reference => ({
    id,
    field,
    message: `no event ${id} in ${stream}: add it, or correct the id`,
  });
  return [
    ...[...cited, ...added].map(({ source }) => entry('source', source, 'citations')),
    ...rivalSourcesOf(event.data).map((source) => entry('source', source, 'data')),
    ...actorsIn(event).map((name) => entry('actor', name, 'actor')),
    ...because.map((cause) => other(cause.event, 'because')),
    ...(event.type === 'EventCorrected' ? [other(event.data.target, 'data.target')] : []),
  ];
}

function actorsIn(event: Event): readonly string[] {
  // The catalogue introduces the actors; it need not stand in any order.
  return event.provenance.kind === 'documented' ? actorsOf(event) : [];
}
