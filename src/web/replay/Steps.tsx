import { scaleLinear } from 'd3-scale';
import type { Axis } from './axis.ts';
import { ticksOf } from './axis.ts';
import { type Band, onAxis, spread, stair, stairArea } from './bands.ts';
import { CHART, LEFT, RIGHT, TOP, WIDTH } from './plot.ts';
import type { SeriesStep } from './series.ts';

const END = WIDTH - RIGHT;
/** Height of a line of words. */
const WORDS = 12;

interface FrameProps {
  readonly top: number;
  readonly most: number;
  readonly words: string;
}

/** The ground of a chart: its scale and what it counts. */
function Frame({ top, most, words }: FrameProps) {
  return (
    <>
      <line x1={LEFT} x2={END} y1={top + CHART} y2={top + CHART} stroke="var(--line)" />
      <text x={LEFT - 8} y={top + 10} textAnchor="end">
        {most}
      </text>
      <text x={LEFT - 8} y={top + CHART} textAnchor="end">
        0
      </text>
      <text x={LEFT + 4} y={top - 4}>
        {words}
      </text>
    </>
  );
}

interface BandsProps {
  readonly bands: readonly Band[];
  readonly axis: Axis;
  readonly top: number;
}

/** What each sender's measures come to, on top of each other, named at the right end. */
export function Bands({ bands, axis, top }: BandsProps) {
  const drawn = bands.map((band) => ({ ...band, points: onAxis(band.points, axis) }));
  const tops = drawn.flatMap(({ points }) => points.map(({ under, value }) => under + value));
  const most = Math.max(1, ...tops);
  const y = scaleLinear([0, most], [top + CHART, top]);
  const ends = drawn.map(({ points }) => {
    const { under = 0, value = 0 } = points.at(-1) ?? {};
    return y(under + value / 2) + 4;
  });
  const heights = spread(ends, WORDS, top + CHART + 4);
  return (
    <g>
      <Frame top={top} most={most} words="active measures against the target, by sender" />
      {drawn.map(({ name, code, hue, points }, i) => {
        const placed = points.map(({ day, under, value }) => ({
          x: axis.x(day),
          y: y(under + value),
          under: y(under),
        }));
        return (
          <g key={name}>
            <path d={stairArea(placed, END)} fill={hue} fillOpacity={0.3} stroke="none" />
            <path d={stair(placed, END)} fill="none" stroke={hue} strokeWidth={1.5} />
            <text x={END + 4} y={heights[i]}>
              {code} {points.at(-1)?.value ?? 0}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface ReleasedProps {
  readonly steps: readonly SeriesStep[];
  readonly axis: Axis;
  readonly top: number;
}

/** How many people have been released, as a stepped line. */
export function Released({ steps, axis, top }: ReleasedProps) {
  const shown = onAxis(steps, axis);
  const most = Math.max(1, shown.at(-1)?.released ?? 0);
  const y = scaleLinear([0, most], [top + CHART, top]);
  const changed = shown.filter(({ released }, i) => released !== shown[i - 1]?.released);
  const placed = changed.map(({ day, released }) => ({ x: axis.x(day), y: y(released) }));
  return (
    <g>
      <Frame top={top} most={most} words="people released since the record begins" />
      <path d={stair(placed, END)} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
      <text x={END + 4} y={y(shown.at(-1)?.released ?? 0) + 4}>
        {shown.at(-1)?.released ?? 0}
      </text>
    </g>
  );
}

/** Lines and words of the calendar. */
export function Calendar({ axis, y }: { readonly axis: Axis; readonly y: number }) {
  return (
    <g>
      {ticksOf(axis).map(({ at, words }) => (
        <g key={words}>
          <line x1={at} x2={at} y1={TOP} y2={y - 14} stroke="var(--line)" strokeDasharray="1 4" />
          <text x={at} y={y} textAnchor="middle">
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}
