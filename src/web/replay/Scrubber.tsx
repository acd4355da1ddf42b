import { Play, Square } from 'lucide-react';
import { isoDay } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import { look } from '../state/route.ts';
import { DateField } from './DateField.tsx';
import { LEFT, RIGHT, WIDTH } from './plot.ts';
import { type Cursor, neighbour, ZOOM } from './replay-keys.ts';
import { SPEEDS } from './play.ts';
import { proseDate } from '../../report/words.ts';

const HALF_THUMB = 8;
const share = (part: number): string =>
  `calc(${((100 * part) / WIDTH).toFixed(3)}% - ${HALF_THUMB}px)`;
const between = `calc(${((100 * (WIDTH - LEFT - RIGHT)) / WIDTH).toFixed(3)}% + ${2 * HALF_THUMB}px)`;

/** The day on view: dragged, stepped from event to event, played, or typed. */
export function Scrubber(cursor: Cursor) {
  const { read, axis, day, current, onDay } = cursor;
  const at = current === undefined ? 0 : read.entries.indexOf(current) + 1;
  return (
    <div className="card scrubber">
      <input
        type="range"
        aria-label="Day"
        aria-valuetext={`${proseDate(isoDay(day))}, event ${at} of ${read.entries.length}`}
        min={axis.from}
        max={axis.to}
        value={day}
        style={{
          marginInlineStart: share(LEFT),
          marginInlineEnd: share(RIGHT),
          inlineSize: between,
        }}
        onChange={({ target }) => {
          onDay(Number(target.value));
        }}
      />
      <div className="scrubber-row">
        <Player {...cursor} />
        <DateField
          label="Day"
          value={isoDay(day)}
          onDate={(date) => {
            onDay(parseEdtf(date).start);
          }}
        />
        <span>
          event {at} of {read.entries.length}
        </span>
        <DateField
          label="As known on"
          optional
          value={read.timeline.known?.slice(0, 10) ?? ''}
          onDate={(date) => {
            look({ known: date });
          }}
        />
        <Zooms {...cursor} />
      </div>
    </div>
  );
}

function Player(cursor: Cursor) {
  const { onEntry, play, read } = cursor;
  const before = neighbour(cursor, -1);
  const after = neighbour(cursor, 1);
  const one = read.entries.length === 1;
  return (
    <span className="player" role="group" aria-label="Play">
      <button
        type="button"
        disabled={before === undefined}
        title={before === undefined ? 'No event comes before' : 'The event before (←)'}
        onClick={() => {
          if (before !== undefined) onEntry(before);
        }}
      >
        Previous
      </button>
      <button
        type="button"
        className="primary"
        disabled={one}
        title={one ? 'There is only one event' : 'Plays from here on, or stops (Space)'}
        onClick={play.toggle}
      >
        {play.playing ? <Square size={14} aria-hidden /> : <Play size={14} aria-hidden />}{' '}
        {play.playing ? 'Stop' : 'Play'}
      </button>
      <button
        type="button"
        disabled={after === undefined}
        title={after === undefined ? 'No event comes after' : 'The event after (→)'}
        onClick={() => {
          if (after !== undefined) onEntry(after);
        }}
      >
        Next
      </button>
      <button
        type="button"
        disabled={play.speed === SPEEDS[0]}
        title={play.speed === SPEEDS[0] ? 'It cannot play slower' : 'Slower (<)'}
        onClick={play.slower}
      >
        Slower
      </button>
      <span className="speed">{play.speed}×</span>
      <button
        type="button"
        disabled={play.speed === SPEEDS.at(-1)}
        title={play.speed === SPEEDS.at(-1) ? 'It cannot play faster' : 'Faster (>)'}
        onClick={play.faster}
      >
        Faster
      </button>
    </span>
  );
}

function Zooms({ axis, onZoom }: Cursor) {
  const length = axis.to - axis.from;
  return (
    <span className="player" role="group" aria-label="Zoom of the calendar">
      <button
        type="button"
        title="Half as much of the calendar (+)"
        onClick={() => {
          onZoom(length / ZOOM);
        }}
      >
        Zoom in
      </button>
      <button
        type="button"
        disabled={!axis.zoomed}
        title={axis.zoomed ? 'Twice as much of the calendar (−)' : 'All of it is drawn'}
        onClick={() => {
          onZoom(length * ZOOM);
        }}
      >
        Zoom out
      </button>
      <button
        type="button"
        disabled={!axis.zoomed}
        title={axis.zoomed ? 'The whole calendar (0)' : 'All of it is drawn'}
        onClick={() => {
          onZoom(Infinity);
        }}
      >
        Whole
      </button>
    </span>
  );
}
