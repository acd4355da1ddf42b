import { isoDay } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import { proseDate } from '../sources/dates.ts';
import { look } from '../state/route.ts';
import { spanOfEntries } from './Lanes.tsx';
import { LEFT, RIGHT, WIDTH } from './plot.ts';
import { type Cursor, neighbour } from './replay-keys.ts';

const HALF_THUMB = 8;
const share = (part: number): string =>
  `calc(${((100 * part) / WIDTH).toFixed(3)}% - ${HALF_THUMB}px)`;

/** The day on view: dragged, stepped from event to event, or typed. */
export function Scrubber(cursor: Cursor) {
  const { read, day, current, onDay, onEntry } = cursor;
  const [first, last] = spanOfEntries(read.entries);
  const at = read.entries.findIndex(({ event }) => event.id === current?.event.id) + 1;
  const before = neighbour(cursor, -1);
  const after = neighbour(cursor, 1);
  return (
    <div className="card scrubber">
      <input
        type="range"
        aria-label="Day"
        aria-valuetext={`${proseDate(isoDay(day))}, event ${at} of ${read.entries.length}`}
        min={first}
        max={last}
        value={day}
        style={{ marginInlineStart: share(LEFT), marginInlineEnd: share(RIGHT) }}
        onChange={({ target }) => {
          onDay(Number(target.value));
        }}
      />
      <div className="scrubber-row">
        <button
          type="button"
          disabled={before === undefined}
          title={before === undefined ? 'This is the first event' : 'The event before (←)'}
          onClick={() => {
            if (before !== undefined) onEntry(before);
          }}
        >
          Previous
        </button>
        <button
          type="button"
          disabled={after === undefined}
          title={after === undefined ? 'This is the last event' : 'The event after (→)'}
          onClick={() => {
            if (after !== undefined) onEntry(after);
          }}
        >
          Next
        </button>
        <label>
          Day{' '}
          <input
            type="date"
            value={isoDay(day)}
            onChange={({ target }) => {
              if (target.value !== '') onDay(parseEdtf(target.value).start);
            }}
          />
        </label>
        <span>
          event {at} of {read.entries.length}
        </span>
        <label>
          As known on{' '}
          <input
            type="date"
            value={read.timeline.known?.slice(0, 10) ?? ''}
            onChange={({ target }) => {
              look({ known: target.value });
            }}
          />
        </label>
      </div>
    </div>
  );
}
