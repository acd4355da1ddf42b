import { isoDay } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { dayOn } from '../state/day.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { EditShell } from './EditShell.tsx';
import { droppingOf, shiftingOf } from './own-edits.ts';
import { counted } from '../../report/words.ts';

interface EventEditProps {
  readonly read: TimelineData;
  readonly entry: Entry;
  readonly onDone: () => void;
}

export function DropForm({ read, entry, onDone }: EventEditProps) {
  return (
    <EditShell
      branch={read.name}
      change={droppingOf(read, entry)}
      does="Drop the event"
      onDone={onDone}
    />
  );
}

const STEPS = [-7, -1, 1, 7] as const;

export function ShiftForm({ read, entry, onDone }: EventEditProps) {
  const { view } = useRx(route$);
  // In the address, so that dragging and keys fill it in too.
  const to = view['to'] ?? isoDay(entry.start);
  const setTo = (day: string): void => {
    look({ to: day });
  };
  const step = (days: number): void => {
    setTo(isoDay(dayOn(to, entry.start) + days));
  };
  return (
    <EditShell
      branch={read.name}
      change={
        to === isoDay(entry.start)
          ? 'Choose another day than its own.'
          : shiftingOf(read, entry, to)
      }
      does="Move the event"
      onRemedy={({ field, value }) =>
        field === 'occurred' && typeof value === 'string'
          ? () => {
              setTo(value);
            }
          : undefined
      }
      onDone={onDone}
    >
      <label>
        New date
        <input
          type="date"
          value={to}
          onChange={({ target }) => {
            setTo(target.value);
          }}
        />
      </label>
      <span className="branch-steps">
        {STEPS.map((days) => (
          <button
            key={days}
            type="button"
            onClick={() => {
              step(days);
            }}
          >
            {days > 0 ? '+' : '−'}
            {counted(Math.abs(days), 'day')}
          </button>
        ))}
      </span>
    </EditShell>
  );
}
