import type { ChartCaption, Shares } from './data.ts';
import { along, type Scale } from './scale.ts';
import { element, fitted, picture, SVG_TOP, SVG_WIDTH, text } from './svg.ts';
import { percentage, percentageWithRange } from '../report/words.ts';

const LEFT = 250;
const RIGHT = SVG_WIDTH - 140;
const ROW = 30;
const BAR = 14;
const SCALE: Scale = { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };

/** Shares of runs as bars with their intervals as whiskers. Throws RangeError for a blank ribbon. */
export function svgShares(
  { title, shares }: Shares,
  burnt: ChartCaption & { readonly id?: string },
): string {
  const bottom = SVG_TOP + ROW * shares.length;
  const x = (share: number): number => along(SCALE, share, LEFT, RIGHT);
  return picture({
    ...burnt,
    title,
    description: shares.map((share) => `${share.name}: ${percentageWithRange(share)}.`).join(' '),
    height: bottom + 50,
    drawing: [
      ...SCALE.ticks.flatMap((tick) => [
        element('line', { x1: x(tick), y1: SVG_TOP, x2: x(tick), y2: bottom, stroke: '#dddddd' }),
        text(x(tick), bottom + 16, percentage(tick), { 'text-anchor': 'middle' }),
      ]),
      ...shares.flatMap(({ name, value, low, high }, i) => {
        const y = SVG_TOP + ROW * i + ROW / 2;
        const whisker = { stroke: '#1a1a1a', 'stroke-width': 1.5 };
        return [
          fitted(LEFT - 10, y + 4, name, 38, { 'text-anchor': 'end' }),
          element('rect', {
            x: LEFT,
            y: y - BAR / 2,
            width: x(value) - LEFT,
            height: BAR,
            fill: '#86b3de',
          }),
          element('line', { x1: x(low), y1: y, x2: x(high), y2: y, ...whisker }),
          ...[low, high].map((end) =>
            element('line', { x1: x(end), y1: y - 4, x2: x(end), y2: y + 4, ...whisker }),
          ),
          text(RIGHT + 12, y + 4, percentageWithRange({ value, low, high })),
        ];
      }),
      text(LEFT, bottom + 36, 'Share of runs; the line is its 95% interval', { fill: '#555555' }),
    ],
  });
}
