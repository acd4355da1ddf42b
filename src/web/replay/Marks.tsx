import type { Entry } from '../../../domain/entry.ts';
import type { Catalogue } from '../../history/catalogue.ts';
import type { Lane } from './lanes.ts';
import { shapeOf } from '../parts/event-shape.ts';
import { type Bar, type How, howOf, type EventMark } from './marks.ts';
import { BAR, bottomOf, heightOf, LEFT, RIGHT, WIDTH } from './plot.ts';

const NAME_MAX = 17;

export function LaneLine({ lane, index }: { readonly lane: Lane; readonly index: number }) {
  const y = bottomOf(index);
  const { name, code } = lane;
  return (
    <>
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={y} y2={y} stroke="var(--line)" />
      <text x={LEFT - 8} y={y - 18} textAnchor="end">
        {name.length > NAME_MAX ? `${name.slice(0, NAME_MAX - 1)}…` : name}
      </text>
      {code !== undefined && (
        <text x={LEFT - 8} y={y - 4} textAnchor="end" fontWeight={600}>
          {code}
        </text>
      )}
    </>
  );
}

/** Fill and outline of a shape, by how its event is known; never by colour alone. */
export function formOf(how: How, hue: string) {
  switch (how) {
    case 'documented':
      return { fill: hue, stroke: hue, strokeWidth: 1.5 };
    case 'reported':
      return { fill: 'var(--paper)', stroke: hue, strokeWidth: 2 };
    case 'hypothetical':
      return { fill: 'var(--paper)', stroke: hue, strokeWidth: 1.5, strokeDasharray: '3 2' };
    case 'simulated':
      return {
        fill: hue,
        fillOpacity: 0.28,
        stroke: hue,
        strokeWidth: 1.5,
        strokeDasharray: '1.5 1.5',
      };
  }
}

interface MarksProps {
  readonly marks: readonly EventMark[];
  readonly bars: readonly Bar[];
  readonly lanes: readonly Lane[];
  readonly catalogue: Catalogue;
  readonly onEntry: (entry: Entry) => void;
}

/** Every event on the axis: alone, or as a number where several are in one place. */
export function Marks({ marks, bars, lanes, catalogue, onEntry }: MarksProps) {
  const hueOf = (lane: number): string => lanes[lane]?.hue ?? 'var(--hue-other)';
  return (
    <>
      {bars.map(({ lane, row, from, to }) => {
        const y = bottomOf(lane) - 2 - (3 - row) * BAR;
        const at = `${lane} ${row} ${from}`;
        return (
          <line
            key={at}
            className="bar"
            x1={from}
            x2={to}
            y1={y}
            y2={y}
            stroke={hueOf(lane)}
            strokeWidth={1.5}
          />
        );
      })}
      {marks.map((mark) => {
        const [entry] = mark.entries;
        if (entry === undefined) return null;
        const hue = hueOf(mark.lane);
        const many = mark.entries.length;
        return (
          <g
            key={entry.event.id}
            transform={`translate(${mark.x.toFixed(2)} ${heightOf(mark.lane, mark.level)})`}
            className="mark"
            data-events={many}
            onClick={() => {
              if (many === 1) onEntry(entry);
            }}
          >
            {many > 1 ? (
              <>
                <rect
                  x={-8}
                  y={-7}
                  width={16}
                  height={13}
                  rx={4}
                  fill="var(--paper)"
                  stroke={hue}
                />
                <text y={4} textAnchor="middle" fontSize={many > 99 ? 9 : 11} fontWeight={600}>
                  {many}
                </text>
              </>
            ) : (
              <path d={shapeOf(entry)} {...formOf(howOf(entry, catalogue), hue)}>
                <title>{`${entry.event.occurred}: ${entry.event.summary}`}</title>
              </path>
            )}
          </g>
        );
      })}
    </>
  );
}
