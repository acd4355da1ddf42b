import { type Day, isoDay } from '../../../domain/calendar.ts';
import { csvOf, type FigureTable } from '../figure/table.ts';
import { download } from '../figure/export.ts';
import { TableOf } from '../figure/Figure.tsx';
import { branchOf, letterOf } from './choose.ts';
import { type TimelinePair } from './finding.ts';
import { proseDate } from '../../report/words.ts';
import { differenceInWords, timelineInWords } from '../../report/compare-words.ts';

interface OutcomesProps {
  readonly pairs: readonly TimelinePair[];
  readonly day: Day;
  readonly ribbon: string | undefined;
  /** What is to be said of timelines that end before that day. */
  readonly ends: readonly string[];
}

/** What is counted on the day: each timeline, and in words how it stands against the base. */
export function Outcomes({ pairs, day, ribbon, ends }: OutcomesProps) {
  const table = outcomesOf(pairs);
  const date = isoDay(day);
  return (
    <section className="card">
      <div className="figure-head">
        <h2>How things stand on {proseDate(date)}</h2>
        <button
          type="button"
          onClick={() => {
            const name = pairs.map(({ other }) => other).join('_');
            download(`${name}_outcomes_${date}.csv`, new Blob([csvOf(table, ribbon)]));
          }}
        >
          Download CSV
        </button>
      </div>
      <TableOf table={table} caption={`What is counted on ${proseDate(date)}`} />
      {ends.length > 0 && (
        <p className="quiet">{ends.join('; ')}: what stood then is taken to stand still.</p>
      )}
    </section>
  );
}

export function outcomesOf(pairs: readonly TimelinePair[]): FigureTable {
  const [first] = pairs;
  const columns = ['counted', timelineInWords(first?.base ?? '')];
  for (const { at, other } of pairs) {
    columns.push(`${letterOf(at)}: ${timelineInWords(other)}`, `${letterOf(at)} has`);
  }
  const rows = (first?.on.states.totals ?? []).map(({ name, a }, at) => [
    name,
    a,
    ...pairs.flatMap(({ on }) => {
      const b = on.states.totals[at]?.b ?? 0;
      return [b, differenceInWords(a, b)];
    }),
  ]);
  const branches = [first?.base ?? '', ...pairs.map(({ other }) => other)].map(branchOf);
  const hypothetical = branches.filter((each) => each !== '').join('; ');
  return { columns, rows, branchOf: () => hypothetical };
}
