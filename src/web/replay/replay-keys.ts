import { type Day, isoDay } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { citationsOf } from '../../report/event-view.ts';
import { plain, type Shortcut } from '../state/keys.ts';
import { cited$ } from '../parts/citation/CitationDrawer.tsx';
import type { TimelineData } from '../state/timeline-data.ts';
import { go } from '../state/route.ts';
import type { Axis } from './axis.ts';
import { inLane, lanesOf, besideLane } from './lanes.ts';
import type { Playing } from './play.ts';
import { downloadKey } from '../parts/figure/download-key.ts';
import { EVENT_PANEL } from './EventPanel.tsx';

export interface Cursor {
  readonly read: TimelineData;
  readonly axis: Axis;
  readonly day: Day;
  readonly current: Entry | undefined;
  readonly onDay: (day: Day) => void;
  readonly onEntry: (entry: Entry) => void;
  /** Draws so many days around the cursor. */
  readonly onZoom: (length: number) => void;
  readonly play: Playing;
}

/** The event before or after the one on view; undefined at the ends. */
export function neighbour(
  { read, current }: Pick<Cursor, 'read' | 'current'>,
  by: 1 | -1,
): Entry | undefined {
  if (current === undefined) return by > 0 ? read.entries[0] : undefined;
  return read.entries[read.entries.indexOf(current) + by];
}

const FAR = 30;
export const ZOOM = 2;

export function replayKeys(cursor: Cursor): Shortcut[] {
  return [...steps(cursor), ...eventKeys(cursor), ...zooms(cursor), ...plays(cursor), fork(cursor)];
}

const goTo = ({ onEntry }: Cursor, entry: Entry | undefined): boolean => {
  if (entry !== undefined) onEntry(entry);
  return entry !== undefined;
};

function steps(cursor: Cursor): Shortcut[] {
  const { read, axis, day, current, onDay } = cursor;
  const arrow = (key: string, by: 1 | -1): Shortcut => ({
    keys: by < 0 ? '← and Shift ←' : '→ and Shift →',
    does: `goes to the ${by < 0 ? 'previous' : 'next'} event; with Shift, by ${FAR} days`,
    handle: (event) => {
      if (!plain(event, key)) return false;
      if (!event.shiftKey) return goTo(cursor, neighbour(cursor, by));
      onDay(Math.min(axis.last, Math.max(axis.first, day + by * FAR)));
      return true;
    },
  });
  const sameLane = (by: 1 | -1): boolean => {
    const lane = lanesOf(read).find(({ actors }) => current && actors.has(current.event.actor));
    if (current === undefined || lane === undefined) return false;
    return goTo(cursor, inLane(read.entries, lane, current, by));
  };
  return [
    arrow('ArrowLeft', -1),
    arrow('ArrowRight', 1),
    {
      keys: '[ and ]',
      does: 'goes to the previous or next event in the same lane',
      handle: (event) => (plain(event, '[') && sameLane(-1)) || (plain(event, ']') && sameLane(1)),
    },
    {
      keys: 'Home, End',
      does: 'goes to the first or the last event',
      handle: (event) =>
        (plain(event, 'Home') && goTo(cursor, read.entries[0])) ||
        (plain(event, 'End') && goTo(cursor, read.entries.at(-1))),
    },
    {
      keys: 'S',
      does: 'opens the source of the event shown',
      handle: (event) => {
        const source = current && citationsOf(current.event)[0]?.source;
        if (!plain(event, 's') || source === undefined) return false;
        cited$.next(source);
        return true;
      },
    },
  ];
}

const fork = ({ day }: Cursor): Shortcut => ({
  keys: 'F',
  does: 'opens a branch that forks here',
  handle: (event) => {
    if (!plain(event, 'f')) return false;
    go({ screen: 'branches', view: { at: isoDay(day), fork: 'here' } });
    return true;
  },
});

function zooms({ axis, onZoom }: Cursor): Shortcut[] {
  const length = axis.to - axis.from;
  return [
    {
      keys: '+, −, 0',
      does: 'zooms in, out, or to the whole calendar',
      handle: (event) => {
        const wanted =
          plain(event, '+') || plain(event, '=')
            ? length / ZOOM
            : plain(event, '-')
              ? length * ZOOM
              : plain(event, '0')
                ? Infinity
                : undefined;
        if (wanted === undefined) return false;
        onZoom(wanted);
        return true;
      },
    },
  ];
}

function plays({ play }: Cursor): Shortcut[] {
  // The space bar also presses whatever button has the focus.
  const presses = ({ target }: KeyboardEvent): boolean =>
    target instanceof Element && target.closest('button, a, summary') !== null;
  return [
    {
      keys: 'Space',
      does: 'plays from the cursor, or stops',
      handle: (event) => {
        if (!plain(event, ' ') || presses(event)) return false;
        play.toggle();
        return true;
      },
    },
    {
      keys: '< and >',
      does: 'plays slower, or faster',
      handle: (event) => {
        if (event.key === '<') play.slower();
        else if (event.key === '>') play.faster();
        else return false;
        return true;
      },
    },
  ];
}

/** Keys that a button, or a part of the page that scrolls by itself, takes for itself. */
const within = ({ target }: KeyboardEvent, parts: string): boolean =>
  target instanceof Element && target.closest(parts) !== null;

/** From lane to lane, and what can be done with the event or the day on view. */
function eventKeys({ read, day, current, onEntry }: Cursor): Shortcut[] {
  const lane = (event: KeyboardEvent, key: string, by: 1 | -1): boolean => {
    if (!plain(event, key) || event.shiftKey || within(event, '.table-host, [popover]'))
      return false;
    const next = current && besideLane(read.entries, lanesOf(read), current, by);
    if (next !== undefined) onEntry(next);
    return next !== undefined;
  };
  return [
    {
      keys: '↑ and ↓',
      does: 'goes to the nearest event in the lane above or below',
      handle: (event) => lane(event, 'ArrowUp', -1) || lane(event, 'ArrowDown', 1),
    },
    {
      keys: 'Enter',
      does: 'goes to the details of the event shown',
      handle: (event) => {
        if (!plain(event, 'Enter') || within(event, 'button, a, summary, [popover]')) return false;
        const panel = document.getElementById(EVENT_PANEL);
        panel?.focus();
        return panel !== null;
      },
    },
    {
      keys: 'M',
      does: 'compares this timeline on this day: a branch with the record, the record with a branch',
      handle: (event) => {
        if (!plain(event, 'm') || event.shiftKey) return false;
        go({ screen: 'compare', view: besideRecord(read, isoDay(day)) });
        return true;
      },
    },
    downloadKey,
  ];
}

/** What Compare is asked for: of a branch the record beside it; of a record whatever it proposes. */
function besideRecord({ timeline }: Cursor['read'], at: string): Record<string, string> {
  const { name, known } = timeline;
  return {
    at,
    ...(name.branch === undefined ? {} : { with: name.case }),
    ...(known === undefined ? {} : { known: known.slice(0, 10) }),
  };
}
