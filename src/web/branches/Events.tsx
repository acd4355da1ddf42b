import { useMemo } from 'react';
import type { Entry } from '../../../domain/entry.ts';
import { roleOf } from '../../../domain/vocabulary.ts';
import type { Read } from '../state/reading.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { DropForm, ShiftForm } from './EventEdits.tsx';

const FORMS = { drop: DropForm, shift: ShiftForm } as const;
type Way = keyof typeof FORMS;
const WAYS: readonly { readonly way: Way; readonly does: string }[] = [
  { way: 'drop', does: 'Drop' },
  { way: 'shift', does: 'Move' },
];

/** The inherited events that an edit can name: those after the fork. */
function editableOf({ timeline, entries }: Read): readonly Entry[] {
  const level = timeline.lineage.at(-1);
  const fork = level?.opened?.forkDay ?? Infinity;
  return entries.filter(
    ({ event, start, stream }) =>
      start > fork && stream !== level?.stream && roleOf(event.type) === 'world',
  );
}

/** Events to edit, found by words; the form of the chosen one opens in place. */
export function Events({ read }: { readonly read: Read }) {
  const { view } = useRx(route$);
  const all = useMemo(() => editableOf(read), [read]);
  const words = (view['q'] ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ event }) => {
    const text = `${event.occurred} ${event.key} ${event.type} ${event.actor} ${event.summary}`;
    return words.every((word) => text.toLowerCase().includes(word));
  });
  return (
    <section className="card">
      <h2>Events that this branch can edit</h2>
      <label className="branch-search">
        Find
        <input
          type="search"
          value={view['q'] ?? ''}
          onChange={({ target }) => {
            look({ q: target.value });
          }}
        />
      </label>
      <p className="quiet" role="status">
        {found.length} of {all.length} inherited events after the fork
      </p>
      <ol className="branch-events">
        {found.map((entry) => (
          <Item key={entry.event.id} branch={read.name} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Item({ branch, entry }: { readonly branch: string; readonly entry: Entry }) {
  const { view } = useRx(route$);
  const { event } = entry;
  const way = WAYS.find((each) => each.way === view['edit'])?.way;
  const chosen = view['event'] === event.key ? way : undefined;
  const Form = chosen === undefined ? undefined : FORMS[chosen];
  return (
    <li>
      <div className="branch-event">
        <span className="quiet">{event.occurred}</span>
        <span>{event.summary}</span>
        <span className="branch-steps">
          {WAYS.map(({ way: each, does }) => (
            <button
              key={each}
              type="button"
              aria-expanded={chosen === each}
              aria-label={`${does} ${event.key}`}
              onClick={() => {
                look(
                  chosen === each
                    ? { edit: undefined, event: undefined }
                    : { edit: each, event: event.key },
                );
              }}
            >
              {does}
            </button>
          ))}
        </span>
      </div>
      {Form !== undefined && (
        <Form
          key={chosen}
          branch={branch}
          entry={entry}
          onDone={() => {
            look({ edit: undefined, event: undefined });
          }}
        />
      )}
    </li>
  );
}
