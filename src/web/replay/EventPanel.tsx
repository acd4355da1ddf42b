import { useEffect, useState } from 'react';
import type { Entry } from '../../../domain/entry.ts';
import type { Effect } from '../../report/effect.ts';
import { citesOf } from '../../report/event-view.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { Cites } from './Cites.tsx';
import { whenSettled } from './at-rest.ts';
import { statesOf } from './states.ts';
import { proseDate } from '../../report/words.ts';

const FEW = 3;
/** Its id: a key goes there. */
export const EVENT_PANEL = 'event-panel';

/** The event at the cursor: what it says, who says so, what it changed. */
export function EventPanel({
  read,
  entry,
}: {
  readonly read: TimelineData;
  readonly entry: Entry;
}) {
  const { event } = entry;
  const { provenance } = event;
  return (
    <section id={EVENT_PANEL} tabIndex={-1} className="card" aria-labelledby="event-title">
      <h2 id="event-title">{event.summary}</h2>
      <p className="quiet">
        {proseDate(event.occurred)} · {event.type} · {provenance.kind}
        {entry.amended?.length ? ` · ${entry.amended.map(({ kind }) => kind).join(', ')}` : ''}
      </p>
      {provenance.kind === 'hypothetical' && <p>Assumed: {provenance.reason}</p>}
      {provenance.kind === 'simulated' && (
        <p>
          Simulated by the model {provenance.model}, run {provenance.run}.
        </p>
      )}
      {(provenance.kind === 'documented' || provenance.kind === 'correction') && (
        <p>
          <Cites sources={citesOf(entry, read.catalogue)} few={4} />
        </p>
      )}
      <Effects read={read} entry={entry} />
    </section>
  );
}

interface Found {
  readonly of: Entry;
  readonly effects: readonly Effect[];
}

/** What it changed; looked up once the cursor rests on it. */
function Effects({ read, entry }: { readonly read: TimelineData; readonly entry: Entry }) {
  const [found, setFound] = useState<Found>();
  useEffect(
    () =>
      whenSettled(() => {
        setFound({ of: entry, effects: statesOf(read).effectsOf(read.entries.indexOf(entry)) });
      }),
    [read, entry],
  );
  if (found?.of !== entry || found.effects.length === 0) return null;
  return (
    <>
      <h3>What it changed</h3>
      <ul>
        {found.effects.slice(0, FEW).map((each) => (
          <li key={`${each.what} ${each.name}`}>
            {each.name}: {each.before} → {each.after}
          </li>
        ))}
        {found.effects.length > FEW && <li>and {found.effects.length - FEW} more</li>}
      </ul>
    </>
  );
}
