import type { Day } from '../../../domain/calendar.ts';
import type { TimelineLine, Panel, PanelPicture } from './layout.ts';
import { ticksAround, ticksOf } from '../parts/ticks.ts';

/** How the base, A, B and C are drawn: never by colour alone. */
const STYLES = [
  { hue: 'var(--branch-base)', dash: undefined },
  { hue: 'var(--branch-a)', dash: '6 4' },
  { hue: 'var(--branch-b)', dash: '2 3' },
  { hue: 'var(--branch-c)', dash: '8 3 2 3' },
] as const;

/** The stroke of a timeline's line. */
export const strokeOf = ({ at }: TimelineLine) => {
  const { hue, dash } = STYLES[at] ?? STYLES[0];
  return {
    stroke: hue,
    strokeWidth: 2.5,
    ...(dash === undefined ? {} : { strokeDasharray: dash }),
  };
};

/** Of the sample of a line, and about how wide a letter is. */
const SAMPLE = 28;
const LETTER = 6.8;

interface SampleProps {
  readonly line: TimelineLine;
  /** Room for its words. */
  readonly wide: number;
}

/** A piece of a line with what it stands for: words in ink, which a paler hue could not be read in. */
function Sample({ line, wide }: SampleProps) {
  const most = Math.floor((wide - SAMPLE - 6) / LETTER);
  const { label } = line;
  return (
    <>
      <line x1={0} x2={SAMPLE} y1={10} y2={10} {...strokeOf(line)} />
      <text x={SAMPLE + 6} y={14} fontWeight={600}>
        <title>{label}</title>
        {label.length > most ? `${label.slice(0, most - 1)}…` : label}
      </text>
    </>
  );
}

/** Whose column it is, where a timeline has one for itself. */
export function Heading({ panel, wide }: { readonly panel: Panel; readonly wide: number }) {
  const [line, ...more] = panel.lines;
  return line === undefined || more.length > 0 || panel.heading === '' ? null : (
    <Sample line={line} wide={wide} />
  );
}

/** Which line is whose, where they share a picture. */
export function Lines({
  lines,
  wide,
}: {
  readonly lines: readonly TimelineLine[];
  readonly wide: number;
}) {
  const each = wide / Math.max(1, lines.length);
  return lines.map((line, i) => (
    <g key={line.at} transform={`translate(${i * each + 48} 0)`}>
      <Sample line={line} wide={each} />
    </g>
  ));
}

interface TicksProps {
  readonly x: { (day: Day): number; domain: () => number[] };
  readonly y: number;
  readonly picture: PanelPicture;
  readonly most: number;
}

/** The words under the axis: dates, or days before and after what is aligned on. */
export function Ticks({ x, y, picture: { align, from, to }, most }: TicksProps) {
  const ticks =
    align === 'calendar'
      ? ticksOf(from, to, most)
      : ticksAround(from, to, most, align === 'fork' ? 'fork' : 'event');
  return ticks.map(({ day, label }) => (
    <text key={label} x={x(day)} y={y} textAnchor={x(day) === x(to) ? 'end' : 'middle'}>
      {label}
    </text>
  ));
}
