import type { ChartCaption, Swings } from './data.ts';
import { along, type Scale, scaleOf } from './scale.ts';
import { element, fitted, picture, SVG_TOP, SVG_WIDTH, text } from './svg.ts';
import { figure } from '../report/words.ts';

const LEFT = 240;
const RIGHT = SVG_WIDTH - 130;
const ROW = 30;
const BAR = 9;
const SMALL = { 'font-size': 10, fill: '#555555' };
const LOW = '#b35806';
const HIGH = '#2b6aa6';

/**
 * A tornado: for each assumption two bars from the result at default, the upper one to the result
 * at the low end of its range, the lower one to that at the high end. Throws RangeError for a
 * blank ribbon.
 */
export function svgTornado(swings: Swings, burnt: ChartCaption & { readonly id?: string }): string {
  const { title, unit, base, bars } = swings;
  const scale = scaleOf([base, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])], {
    zero: false,
  });
  const bottom = SVG_TOP + ROW * bars.length;
  const x = (value: number): number => along(scale, value, LEFT, RIGHT);
  return picture({
    ...burnt,
    title: `${title} (${unit})`,
    description: describeSwings(swings),
    height: bottom + 52,
    drawing: [
      ...axis(scale, bottom),
      ...bars.flatMap((bar, i) => {
        const y = SVG_TOP + ROW * i + ROW / 2;
        const range = `${figure(bar.range[0])} to ${figure(bar.range[1])}`;
        return [
          fitted(LEFT - 10, y - 1, bar.name, 34, { 'text-anchor': 'end' }),
          text(LEFT - 10, y + 11, range, { ...SMALL, 'text-anchor': 'end' }),
          strip(x(base), x(bar.atLow), y - BAR, LOW),
          strip(x(base), x(bar.atHigh), y, HIGH),
          text(RIGHT + 12, y - 1, `${figure(bar.atLow)} … ${figure(bar.atHigh)}`),
          ...(bar.clear ? [] : [text(RIGHT + 12, y + 11, 'may be luck', SMALL)]),
        ];
      }),
      element('line', { x1: x(base), y1: SVG_TOP, x2: x(base), y2: bottom, stroke: '#1a1a1a' }),
      ...legend(base, bottom + 38),
    ],
  });
}

function strip(from: number, to: number, y: number, fill: string): string {
  return element('rect', {
    x: Math.min(from, to),
    y,
    width: Math.abs(to - from),
    height: BAR,
    fill,
  });
}

function axis(scale: Scale, bottom: number): string[] {
  return scale.ticks.flatMap((tick) => {
    const x = along(scale, tick, LEFT, RIGHT);
    return [
      element('line', { x1: x, y1: SVG_TOP, x2: x, y2: bottom, stroke: '#dddddd' }),
      text(x, bottom + 16, figure(tick), { 'text-anchor': 'middle' }),
    ];
  });
}

function legend(base: number, y: number): string[] {
  const box = (x: number, fill: string): string =>
    element('rect', { x, y: y - 9, width: 24, height: BAR, fill });
  return [
    box(LEFT, LOW),
    text(LEFT + 30, y, 'low end (upper bar)'),
    box(LEFT + 160, HIGH),
    text(LEFT + 190, y, 'high end (lower bar)'),
    text(LEFT + 320, y, `line: all at default, ${figure(base)}`),
  ];
}

function describeSwings({ title, unit, base, bars }: Swings): string {
  const each = bars.map(
    ({ name, range, atLow, atHigh, clear }) =>
      `${name}: ${figure(atLow)} at ${figure(range[0])}, ${figure(atHigh)} at ${figure(range[1])}` +
      `${clear ? '' : ', which may be luck'}.`,
  );
  return `${title} (${unit}); with all assumptions at default ${figure(base)}. ${each.join(' ')}`;
}
