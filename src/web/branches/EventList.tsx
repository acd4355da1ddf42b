import { memo, useEffect, useRef, useState } from 'react';
import type { Entry } from '../../../domain/entry.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { DropForm, ShiftForm } from './EventEdits.tsx';
import { ReplaceForm } from './EventForms.tsx';
import { isAdded } from './own-edits.ts';
import { closeForm, toggle, type Way, ways, WORDS } from './ways.ts';
import { grouped } from '../../report/words.ts';

const FORMS = { drop: DropForm, shift: ShiftForm, replace: ReplaceForm } as const;

/** Events listed at once: of a long history the rest is not laid out at all. */
const PORTION = 50;

/** The events found, a portion of them at a time; the portion follows the chosen event. */
export function EventList({ read, found }: { read: TimelineData; found: readonly Entry[] }) {
  const { view } = useRx(route$);
  const key = view['event'];
  const at = found.findIndex(({ event }) => event.key === key);
  const [portion, setPortion] = useState({ of: found, key: '', from: 0 });
  let { from } = portion;
  if (portion.of !== found || portion.key !== (key ?? '')) {
    // Whatever chose it, the address or a key, the chosen event is among those listed.
    const away = at < from || at >= from + PORTION;
    if (at !== -1 ? away : portion.of !== found) from = at === -1 ? 0 : at - (at % PORTION);
    setPortion({ of: found, key: key ?? '', from });
  }
  const go = (to: number) => (): void => {
    setPortion({ ...portion, from: Math.max(0, to) });
  };
  const way = ways.find((each) => each === view['edit']);
  return (
    <>
      <Turn found={found.length} from={from} onGo={go} />
      <ol className="branch-events" start={from + 1}>
        {found.slice(from, from + PORTION).map((entry, i) => (
          <Item
            key={entry.event.id}
            read={read}
            entry={entry}
            chosen={from + i === at}
            way={from + i === at ? way : undefined}
          />
        ))}
      </ol>
    </>
  );
}

interface TurnProps {
  readonly found: number;
  readonly from: number;
  readonly onGo: (to: number) => () => void;
}

/** Which of the events are listed, and the buttons to the portions before and after. */
function Turn({ found, from, onGo }: TurnProps) {
  if (found <= PORTION) return null;
  const to = Math.min(found, from + PORTION);
  const isFirst = from === 0;
  const isLast = to === found;
  return (
    <div className="branch-steps branch-turn">
      <button
        type="button"
        disabled={isFirst}
        title={isFirst ? 'These are the first' : undefined}
        onClick={onGo(from - PORTION)}
      >
        Earlier events
      </button>
      <span className="quiet" role="status">
        {grouped(from + 1)} to {grouped(to)} of {grouped(found)}
      </span>
      <button
        type="button"
        disabled={isLast}
        title={isLast ? 'These are the last' : undefined}
        onClick={onGo(to)}
      >
        Later events
      </button>
    </div>
  );
}

interface ItemProps {
  readonly read: TimelineData;
  readonly entry: Entry;
  readonly chosen: boolean;
  /** The form that is open in it. */
  readonly way: Way | undefined;
}

const Item = memo(function Item({ read, entry, chosen, way }: ItemProps) {
  const { event } = entry;
  const Form = way === undefined ? undefined : FORMS[way];
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li ref={item} aria-current={chosen ? 'true' : undefined}>
      <div className="branch-event">
        <span className="quiet">{event.occurred}</span>
        <span>
          {event.summary}
          {isAdded(read, entry) && <em className="quiet"> Added by this branch.</em>}
        </span>
        <span className="branch-steps">
          {ways.map((each) => (
            <button
              key={each}
              type="button"
              aria-expanded={way === each}
              aria-label={`${WORDS[each]} ${event.key}`}
              onClick={() => {
                toggle(each, event.key);
              }}
            >
              {WORDS[each]}
            </button>
          ))}
        </span>
      </div>
      {Form !== undefined && <Form key={way} read={read} entry={entry} onDone={closeForm} />}
    </li>
  );
});
