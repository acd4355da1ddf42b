import { type Day, isoDay } from '../../../domain/calendar.ts';
import { Figure } from '../figure/Figure.tsx';
import { changesOf } from '../shell/Ribbon.tsx';
import type { TimelineData } from '../state/timeline-data.ts';
import { route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { branchOf, type Chosen, letterOf } from './choose.ts';
import {
  aligns,
  type Drawn,
  type Layout,
  layouts,
  pictureOf,
  type PanelPicture,
} from './layout.ts';
import { Panels, rowsOf } from './Panels.tsx';
import { Picks } from './Picks.tsx';
import type { Offered, SharedEvent } from './shared-events.ts';
import { Shown } from './Shown.tsx';
import { agreeing, counted, listed, proseDate } from '../../report/words.ts';
import { timelineInWords } from '../../report/compare-words.ts';

/** The words burnt into every export where one of the timelines is hypothetical. */
export function ribbonOver(reads: readonly TimelineData[]): string | undefined {
  const own = reads.filter(({ timeline }) => timeline.name.branch !== undefined);
  if (own.length === 0) return undefined;
  const each = own.map((read) => {
    const changes = changesOf(read);
    return `${timelineInWords(read.name)} (${counted(changes, 'change')})`;
  });
  return `Hypothetical ${agreeing(own.length, 'branch')}: ${listed(each)}`;
}

interface SeriesProps {
  readonly chosen: Chosen;
  readonly drawn: readonly Drawn[];
  /** The day that is looked at; `day` may be on its way from there. */
  readonly settled: Day;
  readonly day: Day;
  readonly onDay: (day: Day) => void;
  readonly ribbon: string | undefined;
  readonly name: string;
  /** The event of the address, where all that are drawn have it. */
  readonly event: SharedEvent | undefined;
  readonly offered: Offered;
}

/** What is counted, over time, on equal scales with one cursor. */
export function Series(props: SeriesProps) {
  const { chosen, drawn, settled, day, onDay, ribbon, name, event, offered } = props;
  const { view } = useRx(route$);
  const layout = layouts.find((each) => each === view['layout']) ?? 'panels';
  const align = aligns.find((each) => each === view['align']) ?? 'calendar';
  const whole = view['span'] === 'all';
  const zeros = event?.days;
  const picture = pictureOf(drawn, { layout, align, whole, day: settled, zeros });
  const { zero } = picture;
  const front = drawn.find(({ at }) => at > 0 && chosen.names[at] === view['front'])?.at;
  const told = { picture, drawn, event };
  return (
    <>
      <Figure
        name={`${name}_${layout}`}
        title={titleOf(told)}
        how={howOf(layout, told)}
        says={saysOf(told, day)}
        ribbon={ribbon}
        table={{
          columns: ['timeline', unitOf(told), 'metric', 'value'],
          rows: rowsOf(picture),
          branchOf: ([timeline]) => branchOf(String(timeline)),
        }}
      >
        <Panels
          picture={picture}
          cursor={day - zero}
          front={front}
          onCursor={(at) => {
            onDay(at + zero);
          }}
        />
      </Figure>
      <div className="compare-cursor">
        <input
          type="range"
          aria-label="Day"
          min={picture.from + zero}
          max={picture.to + zero}
          value={day}
          aria-valuetext={proseDate(isoDay(day))}
          onChange={({ target }) => {
            onDay(Number(target.value));
          }}
        />
        <output>{proseDate(isoDay(day))}</output>
        <Picks
          layout={layout}
          align={picture.align}
          whole={whole}
          event={event}
          offered={offered}
        />
        <Shown chosen={chosen} />
      </div>
      {align === 'event' && event === undefined && (
        <p className="refused" role="status">
          {offered.still.length + offered.moved.length === 0
            ? 'There is no event that all of them have to align on'
            : `Not all of them have the event ${view['on'] ?? 'that is asked for'}`}
          : they are drawn on the calendar.
        </p>
      )}
    </>
  );
}

interface Told {
  readonly picture: PanelPicture;
  readonly drawn: readonly Drawn[];
  readonly event: SharedEvent | undefined;
}

function unitOf({ picture: { align }, event }: Told): string {
  if (align === 'calendar') return 'date';
  return align === 'fork' ? 'days since fork' : `days since ${event?.key ?? ''}`;
}

const lettered = ({ at, timeline }: Drawn): string =>
  at === 0 ? timelineInWords(timeline) : `${letterOf(at)} ${timelineInWords(timeline)}`;

function titleOf({ picture: { rows, alike }, drawn }: Told): string {
  const who = drawn.map(lettered).join(', ');
  if (alike.includes(rows[0]?.name ?? '')) return `Nothing that is counted differs: ${who}`;
  return `${rows.length} of ${rows.length + alike.length} counts part: ${who}`;
}

function howOf(layout: Layout, { picture: { align }, event }: Told): string {
  const scale =
    'Every row has one scale, which does not begin at 0 where that would hide a change.';
  const hatched = 'Hatched is what a timeline has no events for.';
  const around = `in days before and after “${event?.summary ?? ''}” in each`;
  if (layout === 'difference') {
    const where = {
      calendar: 'on the calendar',
      fork: 'in days since each branch’s own fork',
      event: around,
    }[align];
    return `Each branch less the base, ${where}. ${hatched}`;
  }
  const aligned = align === 'event' ? `Drawn ${around}. ` : '';
  return `${aligned}${scale} ${hatched} Click or drag to move the day.`;
}

/** What the picture shows at the cursor. */
function saysOf({ picture, drawn, event }: Told, day: Day): string {
  const { alike, rows, align, zero } = picture;
  const totals = rows.map(({ name }) => name).join(', ');
  const rest = alike.length === 0 ? '' : ` The same throughout: ${alike.join(', ')}.`;
  const days = Math.abs(day - zero);
  const far = `${counted(days, 'day')} ${day < zero ? 'before' : 'after'}`;
  const where = {
    calendar: `on ${proseDate(isoDay(day))}`,
    fork: 'so many days after each fork',
    event: `${far} “${event?.summary ?? ''}”`,
  }[align];
  const who = drawn.map(({ timeline }) => timelineInWords(timeline)).join(' beside ');
  return `${who}, with the cursor ${where}: ${totals}.${rest}`;
}
