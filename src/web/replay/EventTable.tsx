import { useEffect, useMemo, useRef } from 'react';
import type { Day } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { nameOf } from '../../history/catalogue.ts';
import type { Read } from '../state/reading.ts';

interface Props {
  readonly read: Read;
  readonly cursor: Day;
  readonly current: Entry | undefined;
  readonly onEntry: (entry: Entry) => void;
}

/** Rows drawn around the current one: a long history stays quick. */
const ROWS = 200;

/** All events in order; what lies after the day looked at is dimmed. */
export function EventTable({ read, cursor, current, onEntry }: Props) {
  const { entries, catalogue, knockOns } = read;
  const at = useMemo(
    () => entries.findIndex(({ event }) => event.id === current?.event.id),
    [entries, current],
  );
  const from = Math.max(0, Math.min(at - ROWS / 2, entries.length - ROWS));
  const shown = entries.slice(from, from + ROWS);
  const row = useRef<HTMLTableRowElement>(null);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only the table scrolls, not the page.
    if (row.current !== null && host.current !== null) {
      host.current.scrollTop = row.current.offsetTop - host.current.clientHeight / 2;
    }
  }, [at]);
  if (entries.length === 0) return <p>No event is on record.</p>;
  return (
    <section className="card" aria-labelledby="events-title">
      <h2 id="events-title">All events</h2>
      {entries.length > ROWS && (
        <p className="quiet">
          Rows {from + 1} to {from + shown.length} of {entries.length}, around the day looked at.
        </p>
      )}
      <div className="table-host" ref={host} tabIndex={0} role="group" aria-label="Rows of events">
        <table>
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => {
              const { event } = entry;
              const isCurrent = event.id === current?.event.id;
              const falls = knockOns.fallen.has(event.id);
              return (
                <tr
                  key={event.id}
                  ref={isCurrent ? row : undefined}
                  aria-current={isCurrent ? 'true' : undefined}
                  className={entry.start > cursor ? 'later' : undefined}
                >
                  <td>{event.occurred}</td>
                  <td>{nameOf(catalogue, event.actor)}</td>
                  <td>
                    <button
                      type="button"
                      className="plain"
                      onClick={() => {
                        onEntry(entry);
                      }}
                    >
                      {event.summary}
                    </button>
                    {event.provenance.kind !== 'documented' && <em> ({event.provenance.kind})</em>}
                    {falls && <em className="refused"> (falls in this branch)</em>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
