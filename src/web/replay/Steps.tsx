import { scaleLinear } from 'd3-scale';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import { CHART, LEFT, RIGHT, WIDTH } from './plot.ts';
import type { Step } from './series.ts';

interface StepsProps {
  readonly steps: readonly Step[];
  readonly x: (day: Day) => number;
  readonly top: number;
  readonly pick: (step: Step) => number;
  readonly words: string;
}

/** A stepped line of its own scale. */
export function Steps({ steps, x, top, pick, words }: StepsProps) {
  const most = Math.max(1, ...steps.map(pick));
  const y = scaleLinear([0, most], [top + CHART, top]);
  let path = `M${LEFT},${y(0).toFixed(1)}`;
  for (const step of steps) path += `H${x(step.day).toFixed(1)}V${y(pick(step)).toFixed(1)}`;
  return (
    <g>
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(0)} y2={y(0)} stroke="var(--line)" />
      <path d={`${path}H${WIDTH - RIGHT}`} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
      <text x={LEFT - 8} y={top + 10} textAnchor="end">
        {most}
      </text>
      <text x={LEFT - 8} y={y(0)} textAnchor="end">
        0
      </text>
      <text x={LEFT + 4} y={top - 4}>
        {words}
      </text>
    </g>
  );
}

/** Lines and numbers of years. */
export function Years({
  x,
  y,
  top,
}: {
  readonly x: { (day: Day): number; domain: () => number[] };
  readonly y: number;
  readonly top: number;
}) {
  const [first = 0, last = 0] = x.domain();
  const from = Number(isoDay(Math.ceil(first)).slice(0, 4)) + 1;
  const to = Number(isoDay(Math.floor(last)).slice(0, 4));
  const every = Math.ceil((to - from + 1) / 12);
  const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).filter(
    (year) => (to - year) % every === 0,
  );
  return (
    <g>
      {years.map((year) => {
        const at = x(parseEdtf(String(year)).start);
        return (
          <g key={year}>
            <line x1={at} x2={at} y1={top} y2={y - 14} stroke="var(--line)" strokeDasharray="1 4" />
            <text x={at} y={y} textAnchor="middle">
              {year}
            </text>
          </g>
        );
      })}
    </g>
  );
}
