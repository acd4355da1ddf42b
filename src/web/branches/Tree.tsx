import { type KeyboardEvent, useRef, useState } from 'react';
import type { Day } from '../../../domain/calendar.ts';
import type { CaseView } from '../../report/cases.ts';
import type { EditView } from '../../report/why.ts';
import { ticksOf } from '../compare/ticks.ts';
import { dayOn } from '../state/day.ts';
import { go } from '../state/route.ts';
import { dateOf } from './edits.ts';
import { type Calendar, calendarOf, placeOfDay, type TreeRow, rowsOf } from './tree-rows.ts';
import { counted } from '../../report/words.ts';
import { EDIT_SIGNS } from '../../report/why-words.ts';

interface TreeProps {
  readonly view: CaseView;
  readonly selected: string;
  /** What the selected branch changes. */
  readonly edits: readonly EditView[];
}

/** The case's timelines on one calendar: the record solid, branches dashed from the day they leave. */
export function Tree({ view, selected, edits }: TreeProps) {
  const calendar = calendarOf(view, daysOf(edits));
  const rows = rowsOf(view, calendar);
  const host = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(selected);
  const current = rows.some(({ timeline }) => timeline === focused) ? focused : view.case;
  const move = (event: KeyboardEvent, at: number): void => {
    const to = targetOf(event.key, rows, at);
    if (to === undefined) return;
    event.preventDefault();
    setFocused(rows[to]?.timeline ?? view.case);
    const items = host.current?.querySelectorAll<HTMLElement>('[role=treeitem]');
    items?.[to]?.focus();
  };
  return (
    <section className="card">
      <h2>When each branch leaves</h2>
      <div className="branch-axis" aria-hidden="true">
        <span />
        <span className="branch-years">
          {ticksOf(calendar.first, calendar.last, 8).map(({ day, label }) => (
            <span key={label} style={{ left: `${placeOfDay(calendar, day)}%` }}>
              {label}
            </span>
          ))}
        </span>
      </div>
      <div ref={host} role="tree" aria-label={`Timelines of ${view.title}`} className="branch-tree">
        {rows.map((row, i) => (
          <div
            key={row.timeline}
            role="treeitem"
            className="branch-row"
            aria-level={row.depth}
            aria-selected={row.timeline === selected}
            tabIndex={row.timeline === current ? 0 : -1}
            onFocus={() => {
              setFocused(row.timeline);
            }}
            onClick={() => {
              go({ timeline: row.timeline });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ' ') {
                event.preventDefault();
                go({ timeline: row.timeline });
              } else move(event, i);
            }}
          >
            <span
              className="branch-name"
              style={{ paddingInlineStart: `${8 + (row.depth - 1) * 12}px` }}
            >
              <strong>
                {row.branch === undefined ? 'The record' : row.timeline.split('~')[1]}
              </strong>
              <span className="quiet">{aboutRow(row, view)}</span>
            </span>
            <span className="branch-line">
              <Line rows={rows} at={i} />
              {row.timeline === selected && <EditMarks edits={edits} calendar={calendar} />}
            </span>
          </div>
        ))}
      </div>
    </section>
  );
}

/** A round glyph for each edit that counts, where its event stood. */
function EditMarks({
  edits,
  calendar,
}: {
  readonly edits: readonly EditView[];
  readonly calendar: Calendar;
}) {
  const counted = edits.filter(({ undone, kind }) => !undone && kind !== 'assume');
  return counted.map((each) => (
    <span
      key={each.key}
      className="sign edit-mark"
      title={`${each.kind} ${dateOf(each)}`}
      aria-hidden="true"
      style={{ left: `${placeOfDay(calendar, dayOn(dateOf(each), calendar.last))}%` }}
    >
      {EDIT_SIGNS[each.kind]}
    </span>
  ));
}

/** The days of the events that edits are about. */
const daysOf = (edits: readonly EditView[]): Day[] =>
  edits.filter(({ undone }) => !undone).map((each) => dayOn(dateOf(each), 0));

function aboutRow({ branch }: TreeRow, view: CaseView): string {
  if (branch === undefined) return `${view.events} events`;
  return `leaves ${branch.at} · ${counted(branch.edits, 'edit')}`;
}

/** Up and down through the rows, left to the parent, right to the first child, Home and End. */
function targetOf(key: string, rows: readonly TreeRow[], at: number): number | undefined {
  const to = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    ArrowLeft: rows[at]?.parent ?? -1,
    ArrowRight: rows.findIndex(({ parent }) => parent === at),
    Home: 0,
    End: rows.length - 1,
  }[key];
  return to === undefined || rows[to] === undefined ? undefined : to;
}

function Line({ rows, at }: { readonly rows: readonly TreeRow[]; readonly at: number }) {
  const row = rows[at];
  if (row === undefined) return null;
  const risers = rows.flatMap(({ parent, from }, i): { x: number; from: number; to: number }[] => {
    if (parent === undefined || at < parent || at > i) return [];
    return [{ x: from, from: at === parent ? 20 : 0, to: at === i ? 20 : 40 }];
  });
  return (
    <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
      {risers.map(({ x, from, to }, i) => (
        <line key={i} x1={x} x2={x} y1={from} y2={to} className="hypothetical" />
      ))}
      <line
        x1={row.from}
        x2={row.to}
        y1={20}
        y2={20}
        className={row.branch === undefined ? 'trunk' : 'hypothetical'}
      />
    </svg>
  );
}
