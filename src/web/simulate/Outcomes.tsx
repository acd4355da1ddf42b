import { sharesMarks } from '../../chart/shares/marks.ts';
import { sharesDrawing } from '../../chart/shares/svg.ts';
import type { OutcomeView, SimulateReport } from '../../report/simulate.ts';
import { ChartDrawing } from '../parts/figure/ChartDrawing.tsx';
import { Figure } from '../parts/figure/Figure.tsx';
import { figure, madeOf, percent } from './words.ts';

/** How often each outcome came about, with how far luck alone could move the share. */
export function Outcomes({
  name,
  report,
  ribbon,
}: {
  readonly name: string;
  readonly report: SimulateReport;
  readonly ribbon: string | undefined;
}) {
  const { outcomes, runs } = report;
  if (outcomes.length === 0) return null;
  const made = madeOf(report);
  const enough = Math.max(...outcomes.map((each) => each.enough));
  return (
    <Figure
      name={name}
      title={titleOf(outcomes)}
      how="The bar is the share of runs in which it happened; the thin line is the 95% interval that comes from the number of runs alone, not from doubt about the model."
      says={`${made}. ${
        enough <= runs
          ? 'No interval is wider than one point either way.'
          : `For intervals of one point either way ${figure(enough)} runs are needed.`
      }`}
      ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
      table={{
        columns: ['outcome', 'runs', 'share', 'low (95%)', 'high (95%)'],
        rows: outcomes.map((each) => [
          each.title,
          each.runs,
          percent(each.share),
          percent(each.low),
          percent(each.high),
        ]),
      }}
    >
      <ChartDrawing
        drawing={sharesDrawing(
          sharesMarks({
            title: '',
            shares: outcomes.map(({ title, share, low, high }) => ({
              name: title,
              value: share,
              low,
              high,
            })),
          }),
        )}
        label="Shares of the runs by outcome"
      />
    </Figure>
  );
}

/** The outcome nearest to even chances says most; the rest is nearly settled. */
function titleOf(outcomes: readonly OutcomeView[]): string {
  const [open] = [...outcomes].sort((a, b) => Math.abs(a.share - 0.5) - Math.abs(b.share - 0.5));
  return open === undefined ? '' : `${open.title}: in ${percent(open.share)} of the runs`;
}
