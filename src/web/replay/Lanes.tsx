import { memo, type RefObject, useEffect, useMemo, useRef } from 'react';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { Figure } from '../figure/Figure.tsx';
import { ribbonOf } from '../shell/Ribbon.tsx';
import type { TimelineData } from '../state/timeline-data.ts';
import type { Axis } from './axis.ts';
import { Badges } from './Badges.tsx';
import { type Band, bandsOf } from './bands.ts';
import { type Lane, lanesOf } from './lanes.ts';
import { Legend } from './Legend.tsx';
import { type Bar, barsOf, howOf, type EventMark, marksOf } from './marks.ts';
import { LaneLine, Marks } from './Marks.tsx';
import { ABOVE, bottomOf, CHART, heightOf, LANE, TOP, WIDTH } from './plot.ts';
import { type SeriesStep, stepOn, stepsOf } from './series.ts';
import { sourcesLine } from './sources-line.ts';
import { Bands, Calendar, Released } from './Steps.tsx';
import { proseDate } from '../../report/words.ts';

export interface LanesProps {
  readonly read: TimelineData;
  readonly axis: Axis;
  readonly cursor: Day;
  readonly current: Entry | undefined;
  readonly onEntry: (entry: Entry) => void;
}

/** Below this width the drawing scrolls in its frame: see replay.css. */
const NARROW = '(max-width: 900px)';

/** Where the drawing is wider than its frame, the frame shows this part of it (0 to 1). */
function useShown(part: number): RefObject<HTMLDivElement | null> {
  const plot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = plot.current?.parentElement;
    if (frame && matchMedia(NARROW).matches)
      frame.scrollLeft = part * frame.scrollWidth - frame.clientWidth / 2;
  }, [part]);
  return plot;
}

/** What does not change while the cursor moves. */
interface Still {
  readonly lanes: readonly Lane[];
  readonly steps: readonly SeriesStep[];
  readonly bands: readonly Band[];
  readonly shown: readonly Entry[];
  readonly marks: readonly EventMark[];
  readonly crowded: readonly EventMark[];
  readonly bars: readonly Bar[];
  /** Which mark an event is in, by its id. */
  readonly markOf: ReadonlyMap<string, EventMark>;
  readonly height: number;
}

function useStill(read: TimelineData, axis: Axis): Still {
  const { entries, catalogue } = read;
  const whole = useMemo(() => {
    const { target } = catalogue.case;
    const lanes = lanesOf(read);
    const steps = stepsOf(entries, target);
    return { lanes, steps, bands: bandsOf(steps, lanes, target) };
  }, [read, entries, catalogue]);
  return useMemo(() => {
    const { lanes } = whole;
    const shown = axis.zoomed
      ? entries.filter(({ start }) => start >= axis.from && start <= axis.to)
      : entries;
    const marks = marksOf(shown, lanes, axis.x);
    return {
      ...whole,
      shown,
      marks,
      crowded: marks.filter((mark) => mark.entries.length > 1),
      bars: barsOf(shown, lanes, axis),
      markOf: new Map(marks.flatMap((mark) => mark.entries.map(({ event }) => [event.id, mark]))),
      height: TOP + lanes.length * LANE + 2 * (CHART + ABOVE) + 24,
    };
  }, [whole, entries, axis]);
}

/** Everything that happened, by who did it, above what it added up to, on one calendar. */
export function Lanes({ read, axis, cursor, current, onEntry }: LanesProps) {
  const { catalogue } = read;
  const { branch = '' } = read.timeline.name;
  const still = useStill(read, axis);
  const { shown, lanes, steps, height } = still;
  const plot = useShown(axis.x(cursor) / WIDTH);
  const at = stepOn(steps, cursor);
  const table = useMemo(
    () => ({
      columns: ['date', 'actor', 'type', 'known how', 'what'],
      rows: shown.map((entry) => {
        const { occurred, actor, type, summary } = entry.event;
        return [occurred, actor, type, howOf(entry, catalogue), summary];
      }),
      branchOf: () => branch,
    }),
    [shown, catalogue, branch],
  );
  const sources = useMemo(() => sourcesLine(shown, catalogue), [shown, catalogue]);
  const day = proseDate(isoDay(cursor));
  const all = read.entries.length;
  const part = axis.zoomed ? `${shown.length} of ${all} events` : `${all} events`;
  return (
    <Figure
      name={`${read.name}_events_${isoDay(cursor)}`}
      title={`${part}, by who acted`}
      how="A mark is an event: its shape says the kind, its filling how it is known. A line in the strip below it spans an uncertain date. A number stands for several events in one place and opens their list."
      says={`On ${day} ${at?.standing ?? 0} measures stand against the target, and ${at?.released ?? 0} people have been released since the history begins.`}
      sources={sources}
      ribbon={ribbonOf(read)}
      table={table}
    >
      <div className="plot" ref={plot}>
        <div className="lane-codes" aria-hidden>
          {lanes.map(({ name, code }, i) => (
            <span key={name} style={{ insetBlockStart: `${bottomOf(i) - LANE + 4}px` }}>
              {code ?? name}
            </span>
          ))}
        </div>
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          className="lanes"
          role="img"
          aria-label="Events by actor over time"
        >
          <StillPart still={still} axis={axis} read={read} onEntry={onEntry} />
        </svg>
        <CursorPart
          x={axis.x(cursor)}
          mark={current && still.markOf.get(current.event.id)}
          height={height}
        />
        <Badges
          marks={still.crowded}
          lanes={lanes}
          catalogue={catalogue}
          height={height}
          onEntry={onEntry}
        />
      </div>
      <Legend lanes={lanes} />
    </Figure>
  );
}

interface StillProps {
  readonly still: Still;
  readonly axis: Axis;
  readonly read: TimelineData;
  readonly onEntry: (entry: Entry) => void;
}

/** Drawn once: of a long history it takes longer than a step of the cursor may. */
const StillPart = memo(function StillPart({ still, axis, read, onEntry }: StillProps) {
  const { lanes, marks, bars, bands, steps, height } = still;
  const charts = TOP + lanes.length * LANE + ABOVE - 4;
  return (
    <>
      <g>
        {lanes.map((lane, i) => (
          <LaneLine key={lane.name} lane={lane} index={i} />
        ))}
      </g>
      <Calendar axis={axis} y={height - 8} />
      <Bands bands={bands} axis={axis} top={charts} />
      <Released steps={steps} axis={axis} top={charts + CHART + ABOVE} />
      <Marks marks={marks} bars={bars} lanes={lanes} catalogue={read.catalogue} onEntry={onEntry} />
    </>
  );
});

interface CursorProps {
  readonly x: number;
  readonly mark: EventMark | undefined;
  readonly height: number;
}

/** In a drawing of its own, so that a step of it does not paint everything below again. */
function CursorPart({ x, mark, height }: CursorProps) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} className="over" aria-hidden data-over>
      <line x1={x} x2={x} y1={0} y2={height - 24} stroke="var(--accent)" strokeWidth={1.5} />
      {mark !== undefined && (
        <circle
          cx={mark.x}
          cy={heightOf(mark.lane, mark.level)}
          r={9}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={2}
        />
      )}
    </svg>
  );
}
