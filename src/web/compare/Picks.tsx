import { look } from '../state/route.ts';
import { type Align, aligns, type Layout, layouts } from './layout.ts';
import type { Offered, SharedEvent } from './shared-events.ts';

const WORDS: Readonly<Record<Layout, string>> = {
  panels: 'Side by side',
  overlay: 'One over the other',
  difference: 'Differences',
};
const ALIGNED: Readonly<Record<Align, string>> = {
  calendar: 'the calendar',
  fork: 'the fork',
  event: 'an event',
};

interface PicksProps {
  readonly layout: Layout;
  readonly align: Align;
  readonly whole: boolean;
  readonly event: SharedEvent | undefined;
  readonly offered: Offered;
}

/** How it is drawn, what is put above each other, and how much of the calendar. */
export function Picks({ layout, align, whole, event, offered }: PicksProps) {
  return (
    <>
      <label>
        Drawn{' '}
        <select
          value={layout}
          onChange={({ target }) => {
            look({ layout: target.value === 'panels' ? undefined : target.value });
          }}
        >
          {layouts.map((each) => (
            <option key={each} value={each}>
              {WORDS[each]}
            </option>
          ))}
        </select>
      </label>
      <AlignedOn layout={layout} align={align} offered={offered} />
      {align === 'event' && event !== undefined && <Events event={event} offered={offered} />}
      <label>
        <input
          type="checkbox"
          checked={whole}
          onChange={({ target }) => {
            look({ span: target.checked ? 'all' : undefined });
          }}
        />{' '}
        The whole history
      </label>
    </>
  );
}

/** Why something cannot be aligned on now; undefined where it can. */
function cannot(align: Align, layout: Layout, { moved, still }: Offered): string | undefined {
  if (align === 'fork' && layout !== 'difference') return 'only for differences';
  return align === 'event' && moved.length + still.length === 0
    ? 'no event in all of them'
    : undefined;
}

function AlignedOn({ layout, align, offered }: Pick<PicksProps, 'layout' | 'align' | 'offered'>) {
  return (
    <label>
      Aligned on{' '}
      <select
        value={align}
        onChange={({ target }) => {
          const first = offered.moved[0] ?? offered.still[0];
          const on = target.value === 'event' ? first?.key : undefined;
          look({ align: target.value === 'calendar' ? undefined : target.value, on });
        }}
      >
        {aligns.map((each) => {
          const why = cannot(each, layout, offered);
          return (
            <option key={each} value={each} disabled={why !== undefined}>
              {why === undefined ? ALIGNED[each] : `${ALIGNED[each]} (${why})`}
            </option>
          );
        })}
      </select>
    </label>
  );
}

/** As much of a summary as a choice has room for. */
const SHORT = 60;

function Events({ event, offered }: { readonly event: SharedEvent; readonly offered: Offered }) {
  const { moved, still } = offered;
  const known = [...moved, ...still].some(({ key }) => key === event.key);
  const options = (events: readonly SharedEvent[]) =>
    events.map(({ key, occurred, summary }) => (
      <option key={key} value={key}>
        {occurred} {summary.length > SHORT ? `${summary.slice(0, SHORT - 1)}…` : summary}
      </option>
    ));
  return (
    <label className="compare-event">
      Event{' '}
      <select
        aria-label="Event"
        value={event.key}
        onChange={({ target }) => {
          look({ on: target.value });
        }}
      >
        {!known && options([event])}
        {moved.length > 0 && <optgroup label="On different days">{options(moved)}</optgroup>}
        {still.length > 0 && (
          <optgroup label="On the same day in all, latest first">{options(still)}</optgroup>
        )}
      </select>
    </label>
  );
}
