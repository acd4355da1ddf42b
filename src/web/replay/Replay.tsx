import { useDeferredValue, useEffect } from 'react';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import type { Entry } from '../../../domain/entry.ts';
import type { ReplayReport } from '../../report/replay.ts';
import { proseDate } from '../sources/dates.ts';
import { keysOf } from '../shell/keys.ts';
import type { Read } from '../state/reading.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { EventTable } from './EventTable.tsx';
import { Lanes } from './Lanes.tsx';
import { replayKeys } from './replay-keys.ts';
import { Scrubber } from './Scrubber.tsx';
import { EventPanel, StatePanel, useStateOn } from './StatePanel.tsx';

/** The day on view: as the address says, else that of the last event; `wrong` where it names none. */
function dayOf(read: Read, at: string | undefined): { readonly day: Day; readonly wrong?: string } {
  const last = read.entries.at(-1)?.start ?? 0;
  if (at === undefined) return { day: last };
  try {
    return { day: parseEdtf(at).start };
  } catch {
    return { day: last, wrong: at };
  }
}

/** The event on view: the one named when it is of that day, else the last one by then. */
function entryAt(read: Read, day: Day, key: string | undefined): Entry | undefined {
  const named = read.entries.find(({ event }) => event.key === key);
  if (named?.start === day) return named;
  return read.entries.findLast(({ start }) => start <= day);
}

/** Any day of a timeline: what happened, what stood, and who says so. */
export function Replay({ read }: { readonly read: Read }) {
  const { view } = useRx(route$);
  const { day, wrong } = dayOf(read, view['at']);
  const current = entryAt(read, day, view['event']);
  const report = useStateOn(read, useDeferredValue(day));
  const onDay = (to: Day): void => {
    look({ at: isoDay(to), event: undefined });
  };
  const onEntry = (entry: Entry): void => {
    look({ at: isoDay(entry.start), event: entry.event.key });
  };
  useEffect(() => keysOf(replayKeys({ read, day, current, onDay, onEntry })), [read, day, current]);
  const known = read.timeline.known;
  return (
    <>
      <h1>
        {report === undefined ? `Reading ${read.name} on ${isoDay(day)} …` : sentence(report)}
      </h1>
      {wrong !== undefined && (
        <p className="refused" role="status">
          The address asks for “{wrong}”, which is no date: write at=2025-12-13, say. The last
          event’s day is shown.
        </p>
      )}
      {known !== undefined && (
        <p className="quiet">
          As known on {known.replace('T23:59:59.999Z', '')}: what was recorded later is hidden.
        </p>
      )}
      <div className="columns">
        <div>
          <Lanes read={read} cursor={day} current={current} onDay={onDay} />
          <Scrubber read={read} day={day} current={current} onDay={onDay} onEntry={onEntry} />
          <EventTable read={read} cursor={day} current={current} onEntry={onEntry} />
        </div>
        <div>
          {current === undefined && <p className="card">No event by this day.</p>}
          {current !== undefined && <EventPanel read={read} entry={current} />}
          {report !== undefined && <StatePanel report={report} />}
        </div>
      </div>
    </>
  );
}

/** What stood on that day, in a sentence. */
function sentence({ at, case: about, senders, releases }: ReplayReport): string {
  const against = senders.filter(({ target, standing }) => target === about.target && standing > 0);
  const measures = against.reduce((sum, { standing }) => sum + standing, 0);
  const by = against.length === 1 ? '1 sender' : `${against.length} senders`;
  const counted = measures === 1 ? '1 measure' : `${measures} measures`;
  const freed = releases.people === 1 ? '1 person' : `${releases.people} people`;
  return `On ${proseDate(at)} ${counted} of ${by} stood against ${about.targetName}, and ${freed} had been released`;
}
