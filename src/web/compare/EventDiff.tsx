import { useEffect, useRef } from 'react';
import { download } from '../figure/export.ts';
import { formatRoute, go, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { inWords } from './choose.ts';
import { showDifference } from './compare-keys.ts';
import type { Difference } from './differences.ts';
import type { Pair } from './finding.ts';
import { markdownOf } from './markdown.ts';

interface EventDiffProps {
  readonly pairs: readonly Pair[];
  readonly differences: readonly Difference[];
  readonly ribbon: string | undefined;
  readonly ends: readonly string[];
}

/** What differs event by event, by date, and how many are alike. */
export function EventDiff({ pairs, differences, ribbon, ends }: EventDiffProps) {
  return (
    <section className="card">
      <div className="figure-head">
        <h2>
          {differences.length === 1 ? '1 event differs' : `${differences.length} events differ`}
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
  readonly pair: Pair;
  readonly differences: readonly Difference[];
}

function OfPair({ pair, differences }: OfPairProps) {
  const { base, other, whole } = pair;
  return (
    <>
      <h3>
        {inWords(other)} beside {inWords(base)}
      </h3>
      <ol className="compare-events">
        {differences.map((each) => (
          <Item key={each.id} difference={each} />
        ))}
      </ol>
      <p className="quiet">
        {whole.same} events are alike, {whole.shared} of them before anything differs.
      </p>
    </>
  );
}

function Item({ difference }: { readonly difference: Difference }) {
  const { view } = useRx(route$);
  const { id, on, how, summary, falls, key, timeline, fields } = difference;
  const chosen = view['difference'] === id;
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
}

/** A value of any field, in short. */
export const valueText = (value: unknown): string =>
  value === null ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
