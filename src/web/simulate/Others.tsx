import type { SimulateReport } from '../../report/simulate.ts';
import { TableOf } from '../figure/Figure.tsx';
import { figure, percentage } from '../../report/words.ts';

interface Ends {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}
const bandText = (end: Ends | undefined): string =>
  end === undefined ? '' : `${figure(end.p50)} (${figure(end.p10)} to ${figure(end.p90)})`;

/** What the other models of the case say of the same start, beside this one. */
export function Others({ report }: { readonly report: SimulateReport }) {
  const { others, indicators, outcomes, model } = report;
  return others.map((other) => (
    <section className="card" key={other.model}>
      <h2>
        The model {other.model} says instead: {other.title}
      </h2>
      <p>{other.claims}</p>
      <TableOf
        caption={`Both models side by side; ${other.model} with its own defaults, ${figure(other.runs)} runs`}
        table={{
          columns: ['at the end: median (eight runs in ten)', model.model, other.model],
          rows: [
            ...other.indicators.map(({ indicator, end }) => {
              const own = indicators.find((each) => each.indicator === indicator);
              return [own?.title ?? indicator, bandText(own?.months.at(-1)), bandText(end)];
            }),
            ...other.outcomes.map(({ outcome, share }) => {
              const own = outcomes.find((each) => each.outcome === outcome);
              return [own?.title ?? outcome, percentage(own?.share ?? 0), percentage(share)];
            }),
          ],
        }}
      />
      <p className="quiet">
        {other.model} with its own defaults: {figure(other.runs)} runs, the same seed and start.
      </p>
    </section>
  ));
}
