import { tornadoMarks } from '../../chart/tornado/marks.ts';
import { tornadoDrawing } from '../../chart/tornado/svg.ts';
import type { SimulateReport } from '../../report/simulate.ts';
import type { TornadoBar } from '../../simulate/questions/assumptions.ts';
import { ChartDrawing } from '../parts/figure/ChartDrawing.tsx';
import { Figure } from '../parts/figure/Figure.tsx';
import { figure, judgedOf, madeOf } from './words.ts';

const LENGTH = 8;

/** What each assumption alone does to the judged indicator, longest first. */
export function Drivers({
  name,
  report,
  ribbon,
}: {
  readonly name: string;
  readonly report: SimulateReport;
  readonly ribbon: string | undefined;
}) {
  const { drivers } = report;
  const [first] = drivers?.bars ?? [];
  if (drivers === undefined || first === undefined) return null;
  const titles = new Map(
    report.model.assumptions.map(({ assumption, title }) => [assumption, title ?? assumption]),
  );
  const titleOf = ({ assumption }: TornadoBar): string => titles.get(assumption) ?? assumption;
  const judged = judgedOf(report)?.title ?? drivers.indicator;
  const shown = drivers.bars.slice(0, LENGTH);
  const made = madeOf(report);
  return (
    <Figure
      name={name}
      title={`The result depends most on: ${titleOf(first)}`}
      how={`${judged} at the end, on average, with one assumption at the low and at the high end of its range and all others as set. Interactions between assumptions are not shown.`}
      says={`Each end is the mean of ${drivers.runs} runs with each of ${drivers.seeds.length} seeds, so short bars may be luck. As set: ${figure(drivers.base)}.${
        drivers.bars.length > shown.length
          ? ` The ${drivers.bars.length - shown.length} shorter bars are not shown.`
          : ''
      }`}
      ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
      table={{
        columns: ['assumption', 'low', 'high', 'result at low', 'result at high', 'clear'],
        rows: shown.map((bar) => [
          titleOf(bar),
          bar.range[0],
          bar.range[1],
          figure(bar.atLow),
          figure(bar.atHigh),
          bar.clear ? 'yes' : 'no',
        ]),
      }}
    >
      <ChartDrawing
        drawing={tornadoDrawing(
          tornadoMarks({
            title: judged,
            unit: '',
            base: drivers.base,
            bars: shown.map((bar) => ({ ...bar, name: titleOf(bar) })),
          }),
        )}
        label="What the result depends on"
      />
    </Figure>
  );
}
