import { scaleLinear } from 'd3-scale';
import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { ticksOf } from '../compare/ticks.ts';
import { shapeOf } from '../replay/marks.ts';
import { dayOn } from '../state/day.ts';
import type { Read } from '../state/reading.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { editableOf, foundBy, moveTo } from './ways.ts';

const WIDTH = 1000;
const SIDE = 16;
const STEP = 13;
/** So many marks stand over each other at most; the rest lie on the highest. */
const LEVELS = 12;
const FOOT = 22;

/** More marks than these are a black bar: find some first. */
const DRAWN = 400;

/** The events that a branch can edit, on a calendar of their own. */
export function StripCard({ read }: { readonly read: Read }) {
  const { view } = useRx(route$);
  const words = view['q'] ?? '';
  const entries = useMemo(() => foundBy(editableOf(read), words), [read, words]);
  if (entries.length === 0 || entries.length > DRAWN) return null;
  const isMove = view['edit'] === 'shift' && view['to'] !== undefined;
  return (
    <section className="card">
      <h2>Drag an event sideways to move it</h2>
      <p className="how">What leaves its place opens the form below, with the day filled in.</p>
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

interface Placed {
  readonly entry: Entry;
  readonly x: number;
  readonly y: number;
}

/** The events that can be edited, on a calendar: one is moved by dragging it sideways. */
function Strip({ entries, chosen, to }: StripProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const [dragged, setDragged] = useState<{ readonly key: string; readonly day: Day }>();
  const { x, placed, height } = useMemo(() => layOut(entries), [entries]);
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
  readonly from: Placed;
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
  readonly at: Placed;
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

function spanOf(entries: readonly Entry[]): [Day, Day] {
  const first = entries[0]?.start ?? 0;
  const last = entries.at(-1)?.start ?? first;
  const beside = Math.max(7, Math.round((last - first) / 20));
  return [first - beside, last + beside];
}

/** Marks from left to right, each on the lowest level that is free; the rest on the highest. */
function layOut(entries: readonly Entry[]) {
  const x = scaleLinear(spanOf(entries), [SIDE, WIDTH - SIDE]);
  const taken = Array.from({ length: LEVELS }, () => Number.NEGATIVE_INFINITY);
  let highest = 0;
  const levels = entries.map((entry): { entry: Entry; x: number; level: number } => {
    const at = x(entry.start);
    const free = taken.findIndex((each) => at - each >= 14);
    const level = free === -1 ? LEVELS - 1 : free;
    taken[level] = at;
    highest = Math.max(highest, level);
    return { entry, x: at, level };
  });
  const height = (highest + 1) * STEP + FOOT + 12;
  const placed = levels.map(({ level, ...rest }): Placed => ({
    ...rest,
    y: height - FOOT - 12 - level * STEP,
  }));
  return { x, placed, height };
}
