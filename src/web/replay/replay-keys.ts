import type { Day } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { citationsOf } from '../../report/event-view.ts';
import { plain, type Shortcut } from '../shell/keys.ts';
import { cited$ } from '../sources/CitationDrawer.tsx';
import type { Read } from '../state/reading.ts';

export interface Cursor {
  readonly read: Read;
  readonly day: Day;
  readonly current: Entry | undefined;
  readonly onDay: (day: Day) => void;
  readonly onEntry: (entry: Entry) => void;
}

/** The event before or after the one on view; undefined at the ends. */
export function neighbour({ read, current }: Cursor, by: 1 | -1): Entry | undefined {
  const at = read.entries.findIndex(({ event }) => event.id === current?.event.id);
  return read.entries[at + by];
}

const FAR = 30;

export function replayKeys(cursor: Cursor): Shortcut[] {
  const { read, day, current, onDay, onEntry } = cursor;
  const to = (entry: Entry | undefined): boolean => {
    if (entry !== undefined) onEntry(entry);
    return entry !== undefined;
  };
  const arrow = (key: string, by: 1 | -1): Shortcut => ({
    keys: by < 0 ? '← and Shift ←' : '→ and Shift →',
    does: `${by < 0 ? 'the event before' : 'the event after'}, or ${FAR} days`,
    handle: (event) => {
      if (!plain(event, key)) return false;
      if (!event.shiftKey) return to(neighbour(cursor, by));
      onDay(day + by * FAR);
      return true;
    },
  });
  return [
    arrow('ArrowLeft', -1),
    arrow('ArrowRight', 1),
    {
      keys: 'Home, End',
      does: 'the first event, the last one',
      handle: (event) =>
        (plain(event, 'Home') && to(read.entries[0])) ||
        (plain(event, 'End') && to(read.entries.at(-1))),
    },
    {
      keys: 'S',
      does: 'the source of the event on view',
      handle: (event) => {
        const source = current && citationsOf(current.event)[0]?.source;
        if (!plain(event, 's') || source === undefined) return false;
        cited$.next(source);
        return true;
      },
    },
  ];
}
