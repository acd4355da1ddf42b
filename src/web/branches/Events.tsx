import { useMemo } from 'react';
import { isoDay } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { useKeys } from '../state/keys.ts';
import { dayOn } from '../state/day.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { InsertForm, KnownNames } from './EventForms.tsx';
import { EventList } from './EventList.tsx';
import { closeForm, editableOf, eventKeys, foundBy } from './ways.ts';

/** Events to edit, found by words; the form of the chosen one opens in place. */
export function Events({ read }: { readonly read: TimelineData }) {
  const { view } = useRx(route$);
  const all = useMemo(() => editableOf(read), [read]);
  const words = view['q'] ?? '';
  const found = useMemo(() => foundBy(all, words), [all, words]);
  useKeys(eventKeys(found));
  return (
    <section className="card">
      <div className="branch-tools">
        <h2>Events that this branch can edit</h2>
        <Add read={read} />
      </div>
      <label className="branch-search">
        Find
        <input
          type="search"
          value={words}
          onChange={({ target }) => {
            look({ q: target.value });
          }}
        />
      </label>
      <p className="quiet" role="status">
        {found.length} of {all.length} events after the fork: inherited, or added by this branch
      </p>
      <EventList read={read} found={found} />
      <Missed found={all} />
      <KnownNames read={read} />
    </section>
  );
}

/** Says so when the address chooses an event that cannot be edited here. */
function Missed({ found }: { readonly found: readonly Entry[] }) {
  const { view } = useRx(route$);
  const { event: key, edit } = view;
  if (key === undefined || edit === undefined) return null;
  if (found.some(({ event }) => event.key === key)) return null;
  return (
    <p className="refused" role="status">
      This branch has no event {key} that can be edited. The list shows the events after its fork.
    </p>
  );
}

/** The button that opens the form for an event that did not happen, and the form. */
function Add({ read }: { readonly read: TimelineData }) {
  const { view } = useRx(route$);
  const open = view['edit'] === 'insert';
  const first = (read.timeline.lineage.at(-1)?.opened?.forkDay ?? 0) + 1;
  const day = dayOn(view['at'], first);
  return (
    <>
      <button
        type="button"
        title="I"
        aria-expanded={open}
        onClick={() => {
          look({ edit: open ? undefined : 'insert', event: undefined, to: undefined });
        }}
      >
        Add an event
      </button>
      {open && (
        <InsertForm branch={read.name} on={isoDay(Math.max(day, first))} onDone={closeForm} />
      )}
    </>
  );
}
