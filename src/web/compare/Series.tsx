import { type Day, isoDay } from '../../../domain/calendar.ts';
import { Figure } from '../figure/Figure.tsx';
import { changesOf } from '../shell/Ribbon.tsx';
import { proseDate } from '../sources/dates.ts';
import type { Read } from '../state/reading.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { branchOf, inWords, letterOf, listed } from './choose.ts';
import {
  type Align,
  aligns,
  type Drawn,
  type Layout,
  layouts,
  pictureOf,
  type Picture,
} from './layout.ts';
import { Panels, rowsOf } from './Panels.tsx';

/** The words burnt into every export where one of the timelines is hypothetical. */
export function ribbonOver(reads: readonly Read[]): string | undefined {
  const own = reads.filter(({ timeline }) => timeline.name.branch !== undefined);
  if (own.length === 0) return undefined;
  const each = own.map((read) => {
    const changes = changesOf(read);
    return `${inWords(read.name)} (${changes} ${changes === 1 ? 'change' : 'changes'})`;
  });
  return `Hypothetical ${own.length === 1 ? 'branch' : 'branches'}: ${listed(each)}`;
}

interface SeriesProps {
  readonly drawn: readonly Drawn[];
  /** The day that is looked at; `day` may be on its way from there. */
  readonly settled: Day;
  readonly day: Day;
  readonly onDay: (day: Day) => void;
  readonly ribbon: string | undefined;
  readonly name: string;
}

const WORDS: Readonly<Record<Layout, string>> = {
  panels: 'Side by side',
  overlay: 'One over the other',
  difference: 'Differences',
};
const ALIGNED: Readonly<Record<Align, string>> = { calendar: 'the calendar', fork: 'the fork' };

/** What is counted, over time, on equal scales with one cursor. */
export function Series({ drawn, settled, day, onDay, ribbon, name }: SeriesProps) {
  const { view } = useRx(route$);
  const layout = layouts.find((each) => each === view['layout']) ?? 'panels';
  const align = aligns.find((each) => each === view['align']) ?? 'calendar';
  const picture = pictureOf(drawn, { layout, align, whole: view['span'] === 'all', day: settled });
  const fork = drawn.find((each) => each.fork !== undefined)?.fork ?? 0;
  const zero = picture.sinceFork ? fork : 0;
  const names = drawn.map(({ timeline }) => timeline);
  return (
    <>
      <Figure
        name={`${name}_${layout}`}
        title={titleOf(picture, names)}
        how={howOf(layout, picture)}
        says={saysOf(picture, names, day)}
        ribbon={ribbon}
        table={{
          columns: ['timeline', picture.sinceFork ? 'days since fork' : 'date', 'metric', 'value'],
          rows: rowsOf(picture, names),
          branchOf: ([timeline]) => branchOf(String(timeline)),
        }}
      >
        <Panels
          picture={picture}
          cursor={day - zero}
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
        <Picks layout={layout} align={align} whole={view['span'] === 'all'} />
      </div>
    </>
  );
}

interface PicksProps {
  readonly layout: Layout;
  readonly align: Align;
  readonly whole: boolean;
}

function Picks({ layout, align, whole }: PicksProps) {
  const calendarOnly = layout === 'difference' ? undefined : 'Only differences can begin at a fork';
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
      <label title={calendarOnly}>
        Aligned on{' '}
        <select
          value={calendarOnly === undefined ? align : 'calendar'}
          disabled={calendarOnly !== undefined}
          onChange={({ target }) => {
            look({ align: target.value === 'calendar' ? undefined : target.value });
          }}
        >
          {aligns.map((each) => (
            <option key={each} value={each}>
              {ALIGNED[each]}
            </option>
          ))}
        </select>
      </label>
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

function titleOf({ rows, alike }: Picture, names: readonly string[]): string {
  const who = names.map((name, i) => (i === 0 ? inWords(name) : `${letterOf(i)} ${inWords(name)}`));
  if (alike.includes(rows[0]?.name ?? ''))
    return `Nothing that is counted differs: ${who.join(', ')}`;
  return `${rows.length} of ${rows.length + alike.length} counts part: ${who.join(', ')}`;
}

function howOf(layout: Layout, { sinceFork }: Picture): string {
  const scale =
    'Every row has one scale, which does not begin at 0 where that would hide a change.';
  const hatched = 'Hatched is what lies after a timeline’s last event.';
  if (layout === 'difference') {
    const where = sinceFork ? 'in days since each branch’s own fork' : 'on the calendar';
    return `Each branch less the base, ${where}. ${hatched}`;
  }
  return `${scale} ${hatched} Click or drag to move the day.`;
}

/** What the picture shows at the cursor. */
function saysOf({ alike, rows, sinceFork }: Picture, names: readonly string[], day: Day): string {
  const counted = rows.map(({ name }) => name).join(', ');
  const rest = alike.length === 0 ? '' : ` The same throughout: ${alike.join(', ')}.`;
  const where = sinceFork ? 'so many days after each fork' : `on ${proseDate(isoDay(day))}`;
  return `${names.map(inWords).join(' beside ')}, with the cursor ${where}: ${counted}.${rest}`;
}
