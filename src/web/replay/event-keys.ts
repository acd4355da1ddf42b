import { isoDay } from '../../../domain/calendar.ts';
import { downloadKey } from '../parts/figure/download-key.ts';
import { plain, type Shortcut } from '../state/keys.ts';
import { go } from '../state/route.ts';
import { EVENT_PANEL } from './EventPanel.tsx';
import { besideLane, lanesOf } from './lanes.ts';
import type { Cursor } from './replay-keys.ts';

/** Keys that a button, or a part of the page that scrolls by itself, takes for itself. */
const within = ({ target }: KeyboardEvent, parts: string): boolean =>
  target instanceof Element && target.closest(parts) !== null;

/** From lane to lane, and what can be done with the event or the day on view. */
export function eventKeys({ read, day, current, onEntry }: Cursor): Shortcut[] {
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
      does: 'the nearest event in the lane above or below',
      handle: (event) => lane(event, 'ArrowUp', -1) || lane(event, 'ArrowDown', 1),
    },
    {
      keys: 'Enter',
      does: 'goes to what is said of the event on view',
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
