import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { isoDay } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import type { Catalogue } from '../../history/catalogue.ts';
import type { Lane } from './lanes.ts';
import { HOW_WORDS, howOf, type EventMark } from './marks.ts';
import { heightOf, WIDTH } from './plot.ts';
import { proseDate } from '../../report/words.ts';

interface BadgesProps {
  /** Those that stand for several events. */
  readonly marks: readonly EventMark[];
  readonly lanes: readonly Lane[];
  readonly catalogue: Catalogue;
  /** Of the drawing, in its own units. */
  readonly height: number;
  readonly onEntry: (entry: Entry) => void;
}

interface Opened {
  readonly mark: EventMark;
  readonly button: HTMLElement;
}

const part = (of: number, whole: number): string => `${((100 * of) / whole).toFixed(3)}%`;

/** A button over each number in the drawing, which opens the list of the events it stands for. */
export const Badges = memo(function Badges(props: BadgesProps) {
  const { marks, lanes, catalogue, height, onEntry } = props;
  const [opened, setOpened] = useState<Opened>();
  // One stop for Tab, whatever their number: up and down go from one to the next, as left and right
  // are the cursor's.
  const [stop, setStop] = useState(0);
  const host = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(marks.length - 1, Math.max(0, stop + by));
    setStop(next);
    host.current?.querySelectorAll<HTMLElement>('.badge')[next]?.focus();
  };
  if (marks.length === 0) return null;
  return (
    <>
      <div
        className="badges"
        ref={host}
        role="group"
        aria-label="Several events in one place: the up and down arrows go from one to the next"
        onKeyDown={move}
      >
        {marks.map((mark, i) => (
          <button
            key={mark.entries[0]?.event.id}
            type="button"
            className="badge"
            tabIndex={i === Math.min(stop, marks.length - 1) ? 0 : -1}
            aria-haspopup="dialog"
            aria-expanded={opened?.mark === mark}
            aria-label={wordsOf(mark, lanes)}
            title={wordsOf(mark, lanes)}
            style={{
              left: part(mark.x, WIDTH),
              top: part(heightOf(mark.lane, mark.level), height),
            }}
            onClick={({ currentTarget }) => {
              setStop(i);
              setOpened({ mark, button: currentTarget });
            }}
          />
        ))}
      </div>
      {opened !== undefined && (
        <List
          opened={opened}
          words={wordsOf(opened.mark, lanes)}
          catalogue={catalogue}
          onEntry={onEntry}
          onShut={() => {
            setOpened(undefined);
          }}
        />
      )}
    </>
  );
});

function wordsOf({ entries, lane }: EventMark, lanes: readonly Lane[]): string {
  const from = proseDate(isoDay(entries[0]?.start ?? 0));
  const to = proseDate(isoDay(entries.at(-1)?.start ?? 0));
  const when = from === to ? from : `${from} to ${to}`;
  return `${entries.length} events, ${lanes[lane]?.name ?? ''}, ${when}`;
}

interface ListProps {
  readonly opened: Opened;
  readonly words: string;
  readonly catalogue: Catalogue;
  readonly onEntry: (entry: Entry) => void;
  readonly onShut: () => void;
}

const LIST_WIDTH = 380;
const LIST_HEIGHT = 320;

/** The events in one place; choosing one looks at it. Escape, or a click beside it, shuts it. */
function List({ opened, words, catalogue, onEntry, onShut }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { left, bottom } = opened.button.getBoundingClientRect();
    const shown = list.current;
    if (shown === null) return;
    const most = (at: number, limit: number): string => `${Math.max(8, Math.min(at, limit))}px`;
    shown.style.left = most(left, innerWidth - LIST_WIDTH - 8);
    shown.style.top = most(bottom + 4, innerHeight - LIST_HEIGHT - 8);
    shown.showPopover();
    shown.querySelector('button')?.focus();
  }, [opened]);
  return (
    <div
      ref={list}
      popover="auto"
      className="badge-list"
      role="dialog"
      aria-label={words}
      onToggle={({ newState }) => {
        if (newState === 'closed') onShut();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') event.stopPropagation();
      }}
    >
      <p>{words}</p>
      <ul>
        {opened.mark.entries.map((entry) => {
          const how = howOf(entry, catalogue);
          return (
            <li key={entry.event.id}>
              <button
                type="button"
                className="plain"
                onClick={() => {
                  list.current?.hidePopover();
                  onEntry(entry);
                }}
              >
                {entry.event.occurred}: {entry.event.summary}
              </button>
              {how !== 'documented' && <em> ({HOW_WORDS[how].split(':')[0]})</em>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
