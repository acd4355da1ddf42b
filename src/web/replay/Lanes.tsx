import { scaleLinear } from 'd3-scale';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { Figure } from '../figure/Figure.tsx';
import { ribbonOf } from '../shell/Ribbon.tsx';
import type { Read } from '../state/reading.ts';
import { LEGEND, type Lane, lanesOf, type Mark, marksOf, shapeOf } from './lanes.ts';
import { stepsOf } from './series.ts';
import { Steps, Years } from './Steps.tsx';
import { CHART, LANE, LEFT, RIGHT, TOP, WIDTH } from './plot.ts';

export interface LanesProps {
  readonly read: Read;
  readonly cursor: Day;
  readonly current: Entry | undefined;
  readonly onDay: (day: Day) => void;
}

/** Where the drawing is wider than its frame, the frame shows this part of it (0 to 1). */
function useShown(part: number): RefObject<SVGSVGElement | null> {
  const drawing = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const frame = drawing.current?.parentElement;
    if (frame) frame.scrollLeft = part * frame.scrollWidth - frame.clientWidth / 2;
  }, [part]);
  return drawing;
}

/** Everything that happened, by who did it, above what it added up to, on one calendar. */
export function Lanes({ read, cursor, current, onDay }: LanesProps) {
  const { entries, catalogue } = read;
  const drawn = useMemo(() => {
    const lanes = lanesOf(read);
    const x = scaleLinear([...spanOf(entries)], [LEFT, WIDTH - RIGHT]).clamp(true);
    const marks = marksOf(entries, lanes, (day) => x(day));
    return { lanes, x, marks, steps: stepsOf(entries, catalogue.case.target) };
  }, [read, entries, catalogue]);
  const { lanes, x, marks, steps } = drawn;
  const bottom = TOP + lanes.length * LANE;
  const height = bottom + 2 * (CHART + 24) + 24;
  const drawing = useShown(x(cursor) / WIDTH);
  const at = steps.findLast(({ day }) => day <= cursor);
  return (
    <Figure
      name={`${read.name}_events_${isoDay(cursor)}`}
      title={`${entries.length} events, by who acted`}
      how="A mark is an event: its shape says the kind, filled is documented, dashed is hypothetical; a bar below it is an uncertain date; a number stands for several."
      says={`On ${isoDay(cursor)} ${at?.standing ?? 0} measures stand against the target, and ${at?.released ?? 0} people have been released since the record begins.`}
      ribbon={ribbonOf(read)}
      table={{
        columns: ['date', 'actor', 'type', 'known how', 'what'],
        rows: entries.map(({ event }) => [
          event.occurred,
          event.actor,
          event.type,
          event.provenance.kind,
          event.summary,
        ]),
      }}
    >
      <svg
        ref={drawing}
        viewBox={`0 0 ${WIDTH} ${height}`}
        className="lanes"
        role="img"
        aria-label="Events by actor over time"
      >
        <g>
          {lanes.map((lane, i) => (
            <LaneLine key={lane.name} lane={lane} y={TOP + (i + 1) * LANE - 6} />
          ))}
        </g>
        {marks.map((mark) => (
          <MarkOf
            key={mark.entries[0]?.event.id}
            mark={mark}
            lanes={lanes}
            current={current}
            onDay={onDay}
          />
        ))}
        <Steps
          steps={steps}
          x={x}
          top={bottom + 20}
          pick={(step) => step.standing}
          words="measures standing"
        />
        <Steps
          steps={steps}
          x={x}
          top={bottom + 44 + CHART}
          pick={(step) => step.released}
          words="people released"
        />
        <Years x={x} y={height - 8} top={TOP} />
        <line
          x1={x(cursor)}
          x2={x(cursor)}
          y1={0}
          y2={height - 24}
          stroke="var(--accent)"
          strokeWidth={1.5}
        />
      </svg>
      <ul className="legend">
        {LEGEND.map(([shape, words]) => (
          <li key={words}>
            <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden>
              <path d={shape} fill="var(--ink-2)" stroke="var(--ink-2)" />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </Figure>
  );
}

function spanOf(entries: readonly Entry[]): [Day, Day] {
  const first = entries[0]?.start ?? 0;
  const last = entries.at(-1)?.start ?? first;
  return last > first ? [first, last] : [first - 15, last + 15];
}

export const spanOfEntries = spanOf;

function LaneLine({ lane, y }: { readonly lane: Lane; readonly y: number }) {
  return (
    <>
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={y} y2={y} stroke="var(--line)" />
      <text x={LEFT - 8} y={y - 4} textAnchor="end">
        {lane.name.length > 17 ? `${lane.name.slice(0, 16)}…` : lane.name}
      </text>
    </>
  );
}

interface MarkProps {
  readonly mark: Mark;
  readonly lanes: readonly Lane[];
  readonly current: Entry | undefined;
  readonly onDay: (day: Day) => void;
}

function MarkOf({ mark, lanes, current, onDay }: MarkProps) {
  const [entry] = mark.entries;
  if (entry === undefined) return null;
  const hue = lanes[mark.lane]?.hue ?? 'var(--hue-other)';
  const y = TOP + (mark.lane + 1) * LANE - 14 - mark.level * 12;
  const sure = entry.event.provenance.kind === 'documented';
  const isCurrent = mark.entries.some(({ event }) => event.id === current?.event.id);
  const dashed = sure ? {} : { strokeDasharray: '3 2' };
  return (
    <g
      transform={`translate(${mark.x.toFixed(2)} ${y})`}
      className="mark"
      onClick={() => {
        onDay(entry.start);
      }}
    >
      {mark.until !== undefined && (
        <line x1={0} x2={mark.until - mark.x} y1={7} y2={7} stroke={hue} strokeWidth={2} />
      )}
      {mark.entries.length > 1 ? (
        <text textAnchor="middle" dominantBaseline="middle" fontWeight={600}>
          {mark.entries.length}
        </text>
      ) : (
        <path
          d={shapeOf(entry)}
          fill={sure ? hue : 'var(--paper)'}
          stroke={hue}
          strokeWidth={1.5}
          {...dashed}
        />
      )}
      {isCurrent && <circle r={9} fill="none" stroke="var(--accent)" strokeWidth={2} />}
    </g>
  );
}
