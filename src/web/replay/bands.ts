import type { Axis } from './axis.ts';
import type { Lane } from './lanes.ts';
import type { SeriesStep } from './series.ts';

/** One of several stepped areas on top of each other. */
export interface Band {
  readonly name: string;
  readonly code: string;
  readonly hue: string;
  /** How many of it stand from a day on, and how many of those below it; a point a change. */
  readonly points: readonly BandPoint[];
}

export interface BandPoint {
  readonly day: number;
  readonly under: number;
  readonly value: number;
}

/** What each sender's measures come to, on top of each other; senders without a lane as one. */
export function bandsOf(
  steps: readonly SeriesStep[],
  lanes: readonly Lane[],
  target: string,
): Band[] {
  const own = lanes.filter(({ code, actors }) => code !== undefined && !actors.has(target));
  const bands = [...own, { name: 'Other senders', code: 'Oth', hue: 'var(--hue-other)' }].map(
    (lane) => ({
      name: lane.name,
      code: lane.code ?? '',
      hue: lane.hue,
      points: [] as BandPoint[],
    }),
  );
  for (const { day, bySender, standing } of steps) {
    let under = 0;
    for (const [i, band] of bands.entries()) {
      const [actor = ''] = own[i]?.actors ?? [];
      const value = own[i] === undefined ? standing - under : (bySender.get(actor) ?? 0);
      const last = band.points.at(-1);
      if (last?.under !== under || last.value !== value) band.points.push({ day, under, value });
      under += value;
    }
  }
  return bands.filter(({ points }) => points.some(({ value }) => value > 0));
}

/** What is drawn of some points: those on the axis, begun with what held before it. */
export function onAxis<T extends { readonly day: number }>(points: readonly T[], axis: Axis): T[] {
  const within = points.filter(({ day }) => day > axis.from && day <= axis.to);
  const before = points.findLast(({ day }) => day <= axis.from);
  return before === undefined ? within : [{ ...before, day: axis.from }, ...within];
}

/** A stepped line through points, each of which holds until the next one. */
export function stair(points: readonly { readonly x: number; readonly y: number }[], end: number) {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const steps = rest.map(({ x, y }) => `H${x.toFixed(1)}V${y.toFixed(1)}`).join('');
  return `M${first.x.toFixed(1)},${first.y.toFixed(1)}${steps}H${end.toFixed(1)}`;
}

/** The area between two stepped lines over the same places. */
export function stairArea(
  points: readonly { readonly x: number; readonly y: number; readonly under: number }[],
  end: number,
): string {
  const upper = stair(points, end);
  let back = '';
  for (const [i, { x, under }] of [...points.entries()].reverse()) {
    back += i === points.length - 1 ? `V${under.toFixed(1)}` : '';
    back += `H${x.toFixed(1)}`;
    const before = points[i - 1];
    if (before !== undefined) back += `V${before.under.toFixed(1)}`;
  }
  return upper === '' ? '' : `${upper}${back}Z`;
}

/** Heights at which words stand beside each other's ends, at least so far apart, in their order. */
export function spread(wanted: readonly number[], apart: number, lowest: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[b] ?? 0) - (wanted[a] ?? 0));
  const found = [...wanted];
  let limit = lowest;
  for (const i of order) {
    found[i] = Math.min(wanted[i] ?? limit, limit);
    limit = (found[i] ?? limit) - apart;
  }
  return found;
}
