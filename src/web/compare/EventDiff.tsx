import { memo, useEffect, useRef, useState } from 'react';
import { download } from '../figure/export.ts';
import { formatRoute, go, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { showDifference } from './compare-keys.ts';
import type { EventDifference } from './differences.ts';
import type { TimelinePair } from './finding.ts';
import { markdownOf } from './markdown.ts';
import { agreeing, counted } from '../../report/words.ts';
import { timelineInWords } from '../../report/compare-words.ts';

interface EventDiffProps {
  readonly pairs: readonly TimelinePair[];
  readonly differences: readonly EventDifference[];
  readonly ribbon: string | undefined;
  readonly ends: readonly string[];
}

/** What differs event by event, by date, and how many are alike. */
export function EventDiff({ pairs, differences, ribbon, ends }: EventDiffProps) {
  return (
    <section className="card">
      <div className="figure-head">
        <h2>
          {counted(differences.length, 'event')} {agreeing(differences.length, 'differs', 'differ')}
        </h2>
        <button
          type="button"
          onClick={() => {
            const name = pairs.map(({ other }) => other).join('_');
            const text = markdownOf(pairs, differences, { ribbon, ends });
            download(`${name}_differences.md`, new Blob([text], { type: 'text/markdown' }));
          }}
        >
          Download Markdown
        </button>
      </div>
      {pairs.map((pair) => (
        <OfPair
          key={pair.other}
          pair={pair}
          differences={differences.filter((each) => each.pair.other === pair.other)}
        />
      ))}
    </section>
  );
}

interface OfPairProps {
  readonly pair: TimelinePair;
  readonly differences: readonly EventDifference[];
}

/** Differences shown at first, and with each press more: a page of thousands is slow to lay out. */
const PORTION = 100;

function OfPair({ pair, differences }: OfPairProps) {
  const { base, other, whole } = pair;
  const { view } = useRx(route$);
  const [asked, setAsked] = useState(PORTION);
  // The one that a key or the address goes to is among those that are shown.
  const at = differences.findIndex(({ id }) => id === view['difference']);
  const shown = Math.max(asked, Math.ceil((at + 1) / PORTION) * PORTION);
  const more = differences.length - shown;
  return (
    <>
      <h3>
        {timelineInWords(other)} beside {timelineInWords(base)}
      </h3>
      <ol className="compare-events">
        {differences.slice(0, shown).map((each) => (
          <Item key={each.id} difference={each} chosen={each.id === view['difference']} />
        ))}
      </ol>
      {more > 0 && (
        <p>
          The first {shown} of {differences.length} are shown, by date.{' '}
          <button
            type="button"
            onClick={() => {
              setAsked(shown + PORTION);
            }}
          >
            Show {Math.min(PORTION, more)} more
          </button>
        </p>
      )}
      <p className="quiet">
        {whole.same} events are alike, {whole.shared} of them before anything differs.
      </p>
    </>
  );
}

interface ItemProps {
  readonly difference: EventDifference;
  readonly chosen: boolean;
}

const Item = memo(function Item({ difference, chosen }: ItemProps) {
  const { on, how, summary, falls, key, timeline, fields } = difference;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const to = { screen: 'replay', timeline, view: { at: on, event: key } } as const;
  return (
    <li ref={item} aria-current={chosen ? 'true' : undefined}>
      <button
        type="button"
        className="compare-pick"
        onClick={() => {
          showDifference(difference);
        }}
      >
        {on}
      </button>
      <span>
        <strong>{falls ? `${how}; it falls` : how}</strong>{' '}
        <a
          href={formatRoute(to)}
          onClick={(click) => {
            if (click.metaKey || click.ctrlKey || click.shiftKey) return;
            click.preventDefault();
            go(to);
          }}
        >
          {summary}
        </a>
        {fields.map(({ field, was, is }) => (
          <span key={field} className="compare-field">
            {field}: <del>{valueText(was)}</del> → <ins>{valueText(is)}</ins>
          </span>
        ))}
      </span>
    </li>
  );
});

/** A value of any field, in short. */
export const valueText = (value: unknown): string =>
  value === null ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
