import { type Day, isoDay } from '../../../domain/calendar.ts';
import type { StateDifference } from '../../report/state-differences.ts';
import { TableOf } from '../figure/Figure.tsx';
import type { TimelinePair } from './finding.ts';
import { agreeing, counted, proseDate } from '../../report/words.ts';
import { timelineInWords } from '../../report/compare-words.ts';

const PARTS = ['measures', 'listings', 'prisoners', 'persons', 'commitments'] as const;
const ONE: Readonly<Record<(typeof PARTS)[number], string>> = {
  measures: 'measure',
  listings: 'lists of',
  prisoners: 'held, by whose count',
  persons: 'person',
  commitments: 'promise',
};

/** Thing by thing, what stands differently on the day. */
export function States({
  pairs,
  day,
}: {
  readonly pairs: readonly TimelinePair[];
  readonly day: Day;
}) {
  return pairs.map((pair) => <StatesOf key={pair.other} pair={pair} day={day} />);
}

function StatesOf({ pair, day }: { readonly pair: TimelinePair; readonly day: Day }) {
  const { base, other, on } = pair;
  const rows = rowsOf(on.states);
  const date = proseDate(isoDay(day));
  return (
    <section className="card">
      <h2>
        {rows.length === 0
          ? `On ${date} everything stands in ${timelineInWords(other)} as in ${timelineInWords(base)}`
          : `On ${date} ${counted(rows.length, 'thing')} ${agreeing(rows.length, 'stands', 'stand')} otherwise in ${timelineInWords(other)}`}
      </h2>
      {rows.length > 0 && (
        <TableOf
          caption={`What stands otherwise in ${timelineInWords(other)}`}
          table={{
            columns: ['what', 'which', timelineInWords(base), timelineInWords(other)],
            rows,
          }}
        />
      )}
    </section>
  );
}

/** Every thing that differs, as a row. */
export function rowsOf(states: TimelinePair['on']['states']): string[][] {
  return PARTS.flatMap((part) =>
    states[part].map(({ label, a, b }: StateDifference) => [
      ONE[part],
      label,
      inState(a),
      inState(b),
    ]),
  );
}

const inState = (state: string): string => (state === '·' ? 'not there' : state);
