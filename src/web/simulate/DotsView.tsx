import { scaleLinear } from 'd3-scale';
import { quantileDots, roundStep } from '../../simulate/statistics/round-bins.ts';
import { Figure } from '../figure/Figure.tsx';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { NumberField } from './NumberField.tsx';
import { whole } from './setting.ts';
import type { ViewProps } from './Views.tsx';
import { madeOf } from '../../report/simulate-words.ts';
import { figure, proseDate } from '../../report/words.ts';

const WIDTH = 860;
const HEIGHT = 260;
const LEFT = 30;
const RIGHT = 30;
const TOP = 44;
const BOTTOM = 36;
const DOTS = 20;
const COLUMNS = 16;
const MOST = 1_000_000;

/** Twenty dots, each as likely as any other to be where things end. */
export function DotsView({ name, report, of, end, ribbon }: ViewProps) {
  const { view } = useRx(route$);
  const [first] = end;
  if (first === undefined) return null;
  const dots = quantileDots(end, DOTS);
  const under = whole(view['under'], 0, MOST) ?? usualOf(dots);
  const below = dots.filter((value) => value < under).length;
  const made = madeOf(report);
  const until = proseDate(of.months.at(-1)?.at ?? '');
  return (
    <>
      <Figure
        name={`${name}_dots`}
        title={`${of.title}: ${below} of ${DOTS} dots are under ${figure(under)}`}
        how="Twenty dots for all the runs: each stands for one run in twenty, and each is as likely as any other to be how it ends. Filled dots are under the line."
        says={`${made}. Ends in ${until}: the lowest dot is at ${figure(dots[0] ?? 0)}, the highest at ${figure(dots.at(-1) ?? 0)}.`}
        ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
        table={{
          columns: ['dot', 'ends at', `under ${under}`],
          rows: dots.map((value, i) => [i + 1, value, value < under ? 'yes' : 'no']),
        }}
      >
        <Drawing dots={dots} under={under} title={of.title} />
      </Figure>
      <div className="under">
        <NumberField
          label="Count the dots under"
          value={under}
          least={0}
          most={MOST}
          onValue={(value) => {
            look({ under: String(value) });
          }}
        />
      </div>
    </>
  );
}

/** A round number that about 14 of 20 dots are under. */
function usualOf(dots: readonly number[]): number {
  const span = (dots.at(-1) ?? 0) - (dots[0] ?? 0) + 1;
  const step = roundStep(span, COLUMNS);
  return Math.max(0, Math.ceil(((dots[13] ?? 0) + 1) / step) * step);
}

interface DrawingProps {
  readonly dots: readonly number[];
  readonly under: number;
  readonly title: string;
}

function Drawing({ dots, under, title }: DrawingProps) {
  const [low, high] = [Math.min(...dots, under), Math.max(...dots, under)];
  const step = roundStep(high - low + 1, COLUMNS);
  const from = Math.floor(low / step) * step;
  const to = (Math.floor(high / step) + 1) * step;
  const x = scaleLinear([from, to], [LEFT, WIDTH - RIGHT]);
  const stacks = new Map<number, number>();
  // The line can fall within a column: dots on either side of it are then side by side.
  const placed = dots.map((value) => {
    const column = Math.floor(value / step) * step;
    const height = stacks.get(column) ?? 0;
    stacks.set(column, height + 1);
    return { value, column, height };
  });
  const tallest = Math.max(...stacks.values());
  const radius = Math.min(
    16,
    (x(from + step) - x(from)) / 2 - 1,
    (HEIGHT - TOP - BOTTOM) / tallest / 2 - 1,
  );
  const ground = HEIGHT - BOTTOM;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${title}, twenty equally likely ends`}
    >
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={ground} y2={ground} stroke="var(--line-strong)" />
      {x.ticks(8).map((tick) => (
        <text key={tick} x={x(tick)} y={HEIGHT - 12} textAnchor="middle">
          {figure(tick)}
        </text>
      ))}
      {placed.map(({ value, column, height }, i) => (
        <circle
          key={i}
          cx={x(column + step / 2)}
          cy={ground - radius - 2 - height * (2 * radius + 2)}
          r={radius - 1}
          fill={value < under ? 'var(--hue-1)' : 'var(--paper)'}
          stroke="var(--hue-1)"
          strokeWidth={2}
        >
          <title>{figure(value)}</title>
        </circle>
      ))}
      <line
        x1={x(under)}
        x2={x(under)}
        y1={16}
        y2={ground}
        stroke="var(--ink)"
        strokeDasharray="6 4"
      />
      <text
        x={x(under) > WIDTH - 160 ? x(under) - 6 : x(under) + 6}
        y={20}
        textAnchor={x(under) > WIDTH - 160 ? 'end' : 'start'}
      >
        under {figure(under)}
      </text>
    </svg>
  );
}
