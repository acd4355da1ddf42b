import { type Day, isoDay } from '../../../domain/calendar.ts';
import type { StateDifference } from '../../report/state-differences.ts';
import { TableOf } from '../parts/figure/Figure.tsx';
import { proseDate } from '../parts/dates.ts';
import { inWords } from './choose.ts';
import type { TimelinePair } from './finding.ts';

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
          ? `On ${date} everything is the same in ${inWords(other)} and in ${inWords(base)}`
          : `On ${date} ${rows.length === 1 ? '1 thing differs' : `${rows.length} things differ`} in ${inWords(other)}`}
      </h2>
      {rows.length > 0 && (
        <TableOf
          caption={`What differs in ${inWords(other)}`}
          table={{ columns: ['what', 'which', inWords(base), inWords(other)], rows }}
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
