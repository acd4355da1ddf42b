import type { SimulateReport } from '../../report/simulate.ts';
import { TableOf } from '../figure/Figure.tsx';
import { figure } from '../../report/words.ts';
import { refusedSentence } from '../../report/simulate-words.ts';

/** What actors tried in the runs and a rule forbade: told, never cut down to fit. */
export function Refused({ report }: { readonly report: SimulateReport }) {
  const { refused } = report;
  if (refused.length === 0) return null;
  const rows = [...refused]
    .sort((a, b) => b.attempts - a.attempts)
    .map(({ by, rule, attempts }) => [by, rule, figure(attempts)]);
  return (
    <section className="card" aria-label="Attempts that came to nothing">
      <h2>{refusedSentence(report)}</h2>
      <p className="quiet">
        What cannot be done, such as freeing more people than are held, is refused as in a branch,
        and not cut down to fit. Many of one kind mean that a policy, or a value set here, does not
        fit the start.
      </p>
      <TableOf
        caption="Attempts that came to nothing, by policy and rule"
        table={{ columns: ['policy', 'rule', 'attempts'], rows }}
      />
    </section>
  );
}
