import { memo, useEffect, useRef, useState } from 'react';
import type { Day } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { nameOf } from '../../history/catalogue.ts';
import type { TimelineData } from '../state/timeline-data.ts';

interface Props {
  readonly read: TimelineData;
  readonly cursor: Day;
  readonly current: Entry | undefined;
  readonly onEntry: (entry: Entry) => void;
}

/** Rows drawn around the current one, and how far it may move before others are drawn. */
const ROWS = 40;
const SHIFT = 16;

/** The first row that is drawn: changes seldom, so that a step of the cursor redraws two rows. */
const firstOf = (at: number, count: number): number =>
  Math.max(0, Math.min(Math.floor(at / SHIFT) * SHIFT - (ROWS - SHIFT) / 2, count - ROWS));

/** How far the table may be behind a cursor in motion: laying it out takes longer than a step. */
const BEHIND_MS = 120;

/** All events in order; what lies after the day looked at is dimmed. */
export function EventTable(props: Props) {
  const [shown, setShown] = useState(props);
  const latest = useRef(props);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = props;
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      setShown(latest.current);
    }, BEHIND_MS);
  }, [props.read, props.cursor, props.current, props.onEntry]);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      waiting.current = undefined;
    },
    [],
  );
  return <Rows {...(shown.read === props.read ? shown : props)} />;
}

const Rows = memo(function Rows({ read, cursor, current, onEntry }: Props) {
  const { entries } = read;
  const at = current === undefined ? 0 : entries.indexOf(current);
  const from = firstOf(at, entries.length);
  const shown = entries.slice(from, from + ROWS);
  const body = useRef<HTMLTableSectionElement>(null);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only the table scrolls, not the page.
    const row = body.current?.rows[at - from];
    if (row !== undefined && host.current !== null)
      host.current.scrollTop = row.offsetTop - host.current.clientHeight / 2;
  }, [at, from]);
  return (
    <section className="card" aria-labelledby="events-title">
      <h2 id="events-title">All events</h2>
      {entries.length > ROWS && (
        <p className="quiet">
          Rows {from + 1} to {from + shown.length} of {entries.length}, around the day shown.
        </p>
      )}
      <div className="table-host" ref={host} tabIndex={0} role="group" aria-label="Rows of events">
        <table className="events">
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((entry) => (
              <Row
                key={entry.event.id}
                read={read}
                entry={entry}
                isCurrent={entry === current}
                later={entry.start > cursor}
                onEntry={onEntry}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
});

interface RowProps extends Pick<Props, 'read' | 'onEntry'> {
  readonly entry: Entry;
  readonly isCurrent: boolean;
  readonly later: boolean;
}

const Row = memo(function Row({ read, entry, isCurrent, later, onEntry }: RowProps) {
  const { event } = entry;
  return (
    <tr aria-current={isCurrent ? 'true' : undefined} className={later ? 'later' : undefined}>
      <td>{event.occurred}</td>
      <td>{nameOf(read.catalogue, event.actor)}</td>
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
        {read.knockOns.fallen.has(event.id) && <em className="refused"> (falls in this branch)</em>}
      </td>
    </tr>
  );
});
