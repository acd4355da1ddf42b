import type { SimulateReport } from '../../report/simulate.ts';
import { TableOf } from '../parts/figure/Figure.tsx';
import { figure } from './words.ts';

/** What actors tried in the runs and a rule forbade: told, never cut down to fit. */
export function RefusedAttempts({
  report: { refused, runs },
}: {
  readonly report: SimulateReport;
}) {
  if (refused.length === 0) return null;
  const all = refused.reduce((sum, { attempts }) => sum + attempts, 0);
  const rows = [...refused]
    .sort((a, b) => b.attempts - a.attempts)
    .map(({ by, rule, attempts }) => [by, rule, figure(attempts)]);
  return (
    <section className="card" aria-label="Attempts that a rule refused">
      <h2>
        {figure(all)} {all === 1 ? 'attempt' : 'attempts'} in {figure(runs)} runs were refused by a
        rule
      </h2>
      <p className="quiet">
        An attempt to do what is not possible, such as freeing more people than are held, is refused
        whole, as in a branch. Many refusals of one kind mean that a policy, or a value set here,
        does not fit the start.
      </p>
      <TableOf
        caption="Refused attempts, by policy and rule"
        table={{ columns: ['policy', 'rule', 'attempts'], rows }}
      />
    </section>
  );
}
