import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { ticksOf } from '../parts/ticks.ts';
import { shapeOf } from '../parts/event-shape.ts';
import { dayOn } from '../state/day.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import {
  barsOf,
  DRAWN,
  FOOT,
  layOut,
  nearestOn,
  type StripMark,
  SIDE,
  spanOf,
  WIDTH,
} from './strip-layout.ts';
import { editableOf, foundBy, moveTo } from './ways.ts';

/** The events that a branch can edit, on a calendar of their own. */
export function StripCard({ read }: { readonly read: TimelineData }) {
  const { view } = useRx(route$);
  const words = view['q'] ?? '';
  const entries = useMemo(() => foundBy(editableOf(read), words), [read, words]);
  if (entries.length === 0) return null;
  const isMove = view['edit'] === 'shift' && view['to'] !== undefined;
  return (
    <section className="card">
      <h2>Drag an event sideways to move it</h2>
      <p className="how">
        {entries.length > DRAWN && 'The bars count the events: click a bar to choose an event. '}
        Moving an event opens the form below with the new day filled in.
      </p>
      <Strip
        entries={entries}
        chosen={view['event']}
        to={isMove ? dayOn(view['to'], 0) : undefined}
      />
    </section>
  );
}

interface StripProps {
  readonly entries: readonly Entry[];
  /** The event that is chosen, by key. */
  readonly chosen: string | undefined;
  /** Where a form would move it. */
  readonly to: Day | undefined;
}

/** The events that can be edited, on a calendar: one is moved by dragging it sideways. */
function Strip({ entries, chosen, to }: StripProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const [dragged, setDragged] = useState<{ readonly key: string; readonly day: Day }>();
  const isMany = entries.length > DRAWN;
  const marked = useMemo(
    () => (isMany ? entries.filter(({ event }) => event.key === chosen) : entries),
    [isMany, entries, chosen],
  );
  const bars = useMemo(() => (isMany ? barsOf(entries) : undefined), [isMany, entries]);
  const { x, placed, height } = useMemo(
    () => layOut(marked, spanOf(entries), isMany),
    [marked, entries, isMany],
  );
  const dayAt = ({ clientX }: PointerEvent): Day => {
    const box = drawing.current?.getBoundingClientRect();
    if (box === undefined) return 0;
    return Math.round(x.invert(((clientX - box.left) / box.width) * WIDTH));
  };
  const moving =
    dragged ?? (to === undefined || chosen === undefined ? undefined : { key: chosen, day: to });
  const from = placed.find(({ entry }) => entry.event.key === moving?.key);
  return (
    <div className="drawing strip" tabIndex={0} role="group" aria-label="Events on a calendar">
      <svg
        ref={drawing}
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label="The events on a calendar; the list below has the same"
        onPointerDown={(event) => {
          // A mark takes the pointer for itself, to be dragged.
          const at = event.target instanceof Element ? event.target : undefined;
          if (!isMany || at?.closest('.strip-mark') !== null) return;
          const nearest = nearestOn(entries, dayAt(event));
          look({ event: nearest?.event.key, edit: undefined, to: undefined });
        }}
        onPointerMove={(event) => {
          if (dragged !== undefined) setDragged({ ...dragged, day: dayAt(event) });
        }}
        onPointerUp={() => {
          const entry = from?.entry;
          if (dragged !== undefined && entry !== undefined) {
            if (dragged.day === entry.start)
              look({ event: entry.event.key, edit: undefined, to: undefined });
            else moveTo(entry, dragged.day);
          }
          setDragged(undefined);
        }}
        onPointerCancel={() => {
          setDragged(undefined);
        }}
      >
        {bars !== undefined && (
          <path d={bars} transform={`translate(0 ${height - FOOT})`} fill="var(--line-strong)" />
        )}
        <line
          x1={SIDE}
          x2={WIDTH - SIDE}
          y1={height - FOOT}
          y2={height - FOOT}
          stroke="var(--line)"
        />
        {ticksOf(...spanOf(entries), 8).map(({ day, label }) => (
          <text
            key={label}
            x={x(day)}
            y={height - 6}
            textAnchor={x(day) > WIDTH - 60 ? 'end' : 'middle'}
          >
            {label}
          </text>
        ))}
        {placed.map((each) => (
          <Mark
            key={each.entry.event.id}
            at={each}
            chosen={each.entry.event.key === chosen}
            onGrab={(event) => {
              drawing.current?.setPointerCapture(event.pointerId);
              setDragged({ key: each.entry.event.key, day: each.entry.start });
            }}
          />
        ))}
        {moving !== undefined && from !== undefined && (
          <Ghost from={from} day={moving.day} at={clamped(x(moving.day))} />
        )}
      </svg>
    </div>
  );
}

const clamped = (at: number): number => Math.min(WIDTH - SIDE, Math.max(SIDE, at));

/** Where a mark would go, with its day. */
function Ghost({
  from,
  day,
  at,
}: {
  readonly from: StripMark;
  readonly day: Day;
  readonly at: number;
}) {
  if (day === from.entry.start) return null;
  return (
    <g pointerEvents="none" stroke="var(--accent)">
      <line x1={from.x} x2={at} y1={from.y} y2={from.y} strokeDasharray="3 2" />
      <path
        d={shapeOf(from.entry)}
        transform={`translate(${at} ${from.y})`}
        fill="none"
        strokeWidth={1.5}
      />
      <text
        x={at}
        y={from.y - 9}
        textAnchor={at > WIDTH - 80 ? 'end' : at < 80 ? 'start' : 'middle'}
        fontWeight={600}
        stroke="none"
      >
        {isoDay(day)}
      </text>
    </g>
  );
}

interface MarkProps {
  readonly at: StripMark;
  readonly chosen: boolean;
  readonly onGrab: (event: PointerEvent) => void;
}

function Mark({ at: { entry, x, y }, chosen, onGrab }: MarkProps) {
  return (
    <g transform={`translate(${x.toFixed(1)} ${y})`} className="strip-mark" onPointerDown={onGrab}>
      <title>
        {entry.event.occurred}: {entry.event.summary}
      </title>
      <rect x={-9} y={-9} width={18} height={18} fill="transparent" />
      <path d={shapeOf(entry)} fill="var(--ink-2)" stroke="var(--ink-2)" />
      {chosen && <circle r={9} fill="none" stroke="var(--accent)" strokeWidth={2} />}
    </g>
  );
}
