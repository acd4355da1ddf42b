import { scaleLinear } from 'd3-scale';
import type { OutcomeView, SimulateReport } from '../../report/simulate.ts';
import { Figure } from '../figure/Figure.tsx';
import { madeOf } from '../../report/simulate-words.ts';
import { figure, percentage, percentageWithRange } from '../../report/words.ts';

const WIDTH = 860;
const ROW = 40;
const RIGHT = 190;

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
  const height = outcomes.length * ROW + 8;
  return (
    <Figure
      name={name}
      title={titleOf(outcomes)}
      how="The bar is the share of runs in which it came about; the thin line is the 95% interval that comes from the number of runs alone, not from doubt about the model."
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
          percentage(each.share),
          percentage(each.low),
          percentage(each.high),
        ]),
      }}
    >
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label="Shares of the runs by outcome">
        {outcomes.map((each, i) => (
          <Row key={each.outcome} of={each} y={i * ROW} />
        ))}
      </svg>
    </Figure>
  );
}

/** The outcome nearest to even chances says most; the rest is nearly settled. */
function titleOf(outcomes: readonly OutcomeView[]): string {
  const [open] = [...outcomes].sort((a, b) => Math.abs(a.share - 0.5) - Math.abs(b.share - 0.5));
  return open === undefined ? '' : `${open.title}: in ${percentage(open.share)} of the runs`;
}

const x = scaleLinear([0, 1], [0, WIDTH - RIGHT]);

function Row({ of, y }: { readonly of: OutcomeView; readonly y: number }) {
  const { title, share, low, high } = of;
  const middle = y + 28;
  return (
    <g>
      <text x={0} y={y + 14}>
        {title}
      </text>
      <rect x={0} y={y + 22} width={x(1)} height={12} fill="var(--wash)" />
      <rect x={0} y={y + 22} width={x(share)} height={12} fill="var(--hue-1)" />
      <line x1={x(low)} x2={x(high)} y1={middle} y2={middle} stroke="var(--ink)" strokeWidth={2} />
      {[low, high].map((each, i) => (
        <line
          key={i}
          x1={x(each)}
          x2={x(each)}
          y1={middle - 5}
          y2={middle + 5}
          stroke="var(--ink)"
          strokeWidth={2}
        />
      ))}
      <text x={x(1) + 12} y={middle + 4}>
        {percentageWithRange({ value: share, low, high })}
      </text>
    </g>
  );
}
