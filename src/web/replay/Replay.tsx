import { useCallback, useMemo } from 'react';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { useKeys } from '../shell/keys.ts';
import { WrongDates } from '../shell/WrongDates.tsx';
import { dayOn } from '../state/day.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { go, look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { type Axis, axisOf, following, zoomTo } from './axis.ts';
import { EventPanel } from './EventPanel.tsx';
import { EventTable } from './EventTable.tsx';
import { Lanes } from './Lanes.tsx';
import { usePlay } from './play.ts';
import { type Cursor, replayKeys } from './replay-keys.ts';
import { Scrubber } from './Scrubber.tsx';
import { StatePanel } from './StatePanel.tsx';
import { statesOf } from './states.ts';
import { useStateOn } from './use-state-on.ts';
import { proseDate } from '../../report/words.ts';
import { replayFinding } from '../../report/replay-words.ts';

/** The event on view: the one named when it is of that day, else the last one by then. */
function entryAt(read: TimelineData, day: Day, key: string | undefined): Entry | undefined {
  const last = statesOf(read).lastOn(day);
  if (key === undefined || last?.start !== day) return last;
  const count = statesOf(read).countOn(day);
  for (let i = count - 1; read.entries[i]?.start === day; i -= 1) {
    if (read.entries[i]?.event.key === key) return read.entries[i];
  }
  return last;
}

/** Any day of a timeline: what happened, what stood, and who says so. */
export function Replay({ read }: { readonly read: TimelineData }) {
  return read.entries.length === 0 ? <Nothing read={read} /> : <Replayed read={read} />;
}

/** A history without events: why, and where to go. */
function Nothing({ read }: { readonly read: TimelineData }) {
  const { name, timeline } = read;
  if (timeline.known !== undefined)
    return (
      <>
        <h1>
          Nothing of {name} was on record by {proseDate(timeline.known.slice(0, 10))}
        </h1>
        <button
          type="button"
          onClick={() => {
            look({ known: undefined });
          }}
        >
          Show what is known now
        </button>
      </>
    );
  return (
    <>
      <h1>No event is on record in {name}, so there is nothing to replay yet</h1>
      <p>
        {timeline.name.branch === undefined
          ? 'Events come with a case file; a branch can also be given some of its own.'
          : 'The branch leaves what it descends from before its first event.'}
      </p>
      <button
        type="button"
        onClick={() => {
          go({ screen: 'branches' });
        }}
      >
        Go to Branches
      </button>
    </>
  );
}

function useCursor(read: TimelineData, axis: Axis, day: Day, current: Entry | undefined): Cursor {
  const onDay = useCallback(
    (to: Day): void => {
      look({ at: isoDay(to), event: undefined, ...following(axis, to) });
    },
    [axis],
  );
  const onEntry = useCallback(
    ({ start, event }: Entry): void => {
      look({ at: isoDay(start), event: event.key, ...following(axis, start) });
    },
    [axis],
  );
  const onZoom = (length: number): void => {
    look({ ...zoomTo(axis, day, length) });
  };
  const play = usePlay({ entries: read.entries, axis, day, onDay, onEntry });
  return { read, axis, day, current, onDay, onEntry, onZoom, play };
}

function Replayed({ read }: { readonly read: TimelineData }) {
  const { view } = useRx(route$);
  const day = dayOn(view['at'], read.entries.at(-1)?.start ?? 0);
  const { from, to } = view;
  const axis = useMemo(() => axisOf(read.entries, { from, to }), [read.entries, from, to]);
  const current = entryAt(read, day, view['event']);
  const report = useStateOn(read, day);
  const cursor = useCursor(read, axis, day, current);
  const { onEntry } = cursor;
  useKeys(replayKeys(cursor));
  const { known } = read.timeline;
  return (
    <>
      <h1>
        {report === undefined
          ? `Reading ${read.name} on ${proseDate(isoDay(day))} …`
          : replayFinding(report)}
      </h1>
      <WrongDates of={{ at: view['at'], from, to }} />
      {known !== undefined && (
        <p className="quiet">
          As known on {proseDate(known.slice(0, 10))}: what was recorded later is hidden.
        </p>
      )}
      <div className="columns">
        <div>
          <Lanes read={read} axis={axis} cursor={day} current={current} onEntry={onEntry} />
          <Scrubber {...cursor} />
          <EventTable read={read} cursor={day} current={current} onEntry={onEntry} />
        </div>
        <div>
          {current === undefined && <Before read={read} onEntry={onEntry} />}
          {current !== undefined && <EventPanel read={read} entry={current} />}
          {report !== undefined && <StatePanel read={read} report={report} />}
        </div>
      </div>
    </>
  );
}

function Before({ read, onEntry }: Pick<Cursor, 'read' | 'onEntry'>) {
  const [first] = read.entries;
  return (
    <section className="card">
      <p>No event by this day.</p>
      {first !== undefined && (
        <button
          type="button"
          onClick={() => {
            onEntry(first);
          }}
        >
          Go to the first event
        </button>
      )}
    </section>
  );
}
