import { useEffect, useState } from 'react';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import { look } from '../state/route.ts';

interface StartFieldProps {
  readonly forkDay: Day;
  /** Days of the timeline's first and last event. */
  readonly first: Day;
  readonly last: Day;
}

/** The last day of the past: what comes after it is simulated. */
export function StartField({ forkDay, first, last }: StartFieldProps) {
  const now = isoDay(forkDay);
  const [text, setText] = useState(now);
  useEffect(() => {
    setText(now);
  }, [now]);
  const fitting = (day: string): boolean => day !== '' && parseEdtf(day).start >= first;
  const fits = fitting(text);
  const isLast = forkDay === last;
  return (
    <div className="start-field">
      <label className="field">
        <span>Starts after</span>
        <input
          type="date"
          value={text}
          min={isoDay(first)}
          aria-invalid={!fits}
          onChange={({ target }) => {
            const { value } = target;
            setText(value);
            // A year that is still being typed lies long before the first event.
            if (fitting(value) && value !== now)
              look({ at: value === isoDay(last) ? undefined : value });
          }}
        />
      </label>
      <button
        type="button"
        disabled={isLast}
        title={isLast ? 'It starts after the last event now' : `Back to ${isoDay(last)}`}
        onClick={() => {
          look({ at: undefined });
        }}
      >
        Last event
      </button>
      {!fits && (
        <span className="refused" role="status">
          a day from {isoDay(first)} on, that of the first event
        </span>
      )}
    </div>
  );
}
