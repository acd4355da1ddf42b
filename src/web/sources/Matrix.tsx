import type { SourcesReport } from '../../report/sources.ts';
import { Figure } from '../parts/figure/Figure.tsx';
import { ribbonOf } from '../parts/Ribbon.tsx';
import type { TimelineData } from '../state/timeline-data.ts';
import { matrixOf, type MatrixRow } from './matrix.ts';
import { useSyncExternalStore } from 'react';
import { proseDate } from '../parts/dates.ts';
import { countOf } from '../parts/citation/Reference.tsx';

const COLUMNS = 16;
const ROWS = 400;
const LEFT = 380;
const STEP = 26;
const LINE = 18;
const TOP = 170;
const SUMMARY = 44;

type Listed = SourcesReport['sources'][number];

interface MatrixProps {
  readonly read: TimelineData;
  readonly sources: readonly Listed[];
  readonly onlySingle: boolean;
}

/** Which event rests on which source: the most cited ones in columns, the rest counted. */
export function Matrix({ read, sources, onlySingle }: MatrixProps) {
  const columns = sources.filter(({ events }) => events > 0).slice(0, COLUMNS);
  const wanted = new Set(sources.map(({ source }) => source));
  const names = columns.map(({ source }) => source);
  const all = matrixOf(read.entries, names, wanted).filter((row) => !onlySingle || row.alone);
  const rows = all.slice(-ROWS);
  const alone = rows.filter((row) => row.alone).length;
  const width = LEFT + (columns.length + 1) * STEP + 110;
  const height = TOP + rows.length * LINE + 12;
  const left = all.length - rows.length;
  const narrow = useNarrow();
  const cites = new Map(sources.map(({ source, cite }) => [source, cite]));
  const says = `${rows.length} documented events by date, ${alone} of them outlined: they rest on a single source.${
    left === 0 ? '' : ` The ${left} earliest are not shown.`
  }`;
  return (
    <Figure
      name={`${read.name}_coverage`}
      title={titleOf(rows, columns)}
      how="A dashed outline marks an event with a single source. A square means that the event cites the source; the last column counts its other sources."
      says={says}
      ribbon={ribbonOf(read)}
      table={{
        columns: ['date', 'event', 'what happened', 'sources', 'rests on one source'],
        rows: rows.map((row) => [
          row.occurred,
          row.key,
          row.summary,
          row.sources.join(' '),
          row.alone ? 'yes' : 'no',
        ]),
        branchOf: () => read.timeline.name.branch ?? '',
      }}
    >
      <svg
        className="matrix"
        viewBox={`0 0 ${width} ${height}`}
        style={{ minWidth: width }}
        role="img"
        aria-label={says}
      >
        <Heads columns={columns} height={height} />
        {rows.map((row, i) => (
          <Line key={row.key} row={row} y={TOP + i * LINE} width={width - 110} />
        ))}
      </svg>
      {narrow && <CoverageList rows={rows} citeOf={(source) => cites.get(source) ?? source} />}
    </Figure>
  );
}

function titleOf(rows: readonly MatrixRow[], columns: readonly Listed[]): string {
  const covered = rows.filter(({ cites }) => cites.includes(true)).length;
  return rows.length === 0
    ? 'No documented event cites these sources'
    : `${columns.length} sources cover ${covered} of ${rows.length} events`;
}

function Heads({ columns, height }: { readonly columns: readonly Listed[]; height: number }) {
  return (
    <>
      {[...columns.map(({ cite }) => cite), 'other sources'].map((cite, i) => {
        const x = LEFT + i * STEP + STEP / 2;
        return (
          <g key={i}>
            <line className="rule" x1={x} x2={x} y1={TOP - 4} y2={height} />
            <text transform={`translate(${x} ${TOP - 10}) rotate(-50)`}>{short(cite, 28)}</text>
          </g>
        );
      })}
    </>
  );
}

function Line({ row, y, width }: { readonly row: MatrixRow; y: number; width: number }) {
  return (
    <g>
      <title>{`${row.occurred}: ${row.summary}`}</title>
      {row.alone && <rect className="gap" x={1} y={y + 1} width={width - 2} height={LINE - 2} />}
      <text className="day" x={6} y={y + 13}>
        {short(row.occurred, 11)}
      </text>
      <text x={88} y={y + 13}>
        {short(row.summary, SUMMARY)}
      </text>
      {row.cites.map((cited, i) =>
        cited ? (
          <rect
            key={i}
            className="cell"
            x={LEFT + i * STEP + STEP / 2 - 5}
            y={y + 4}
            width={10}
            height={10}
          />
        ) : null,
      )}
      {row.others > 0 && (
        <text x={LEFT + row.cites.length * STEP + STEP / 2} y={y + 13} textAnchor="middle">
          {row.others}
        </text>
      )}
    </g>
  );
}

const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** As wide as the matrix needs to show its names and any of its squares beside each other. */
const NARROW = '(max-width: 600px)';

const heard = (tell: () => void): (() => void) => {
  const query = matchMedia(NARROW);
  query.addEventListener('change', tell);
  return () => {
    query.removeEventListener('change', tell);
  };
};

/** Whether a list stands in for the matrix. */
const useNarrow = (): boolean => useSyncExternalStore(heard, () => matchMedia(NARROW).matches);

const NAMED = 2;

interface CoverageListProps {
  readonly rows: readonly MatrixRow[];
  /** What a source is called. */
  readonly citeOf: (source: string) => string;
}

/** The same as the matrix where there is no room for it: each event with what it rests on. */
function CoverageList({ rows, citeOf }: CoverageListProps) {
  return (
    <ul className="coverage-list">
      {rows.map(({ key, occurred, summary, sources, alone }) => (
        <li key={key} className={alone ? 'alone' : undefined}>
          <span className="date">{proseDate(occurred)}</span> {summary}
          <span className="quiet">
            {alone ? 'Only ' : `${countOf(sources.length, 'source', 'sources')}: `}
            {sources.slice(0, NAMED).map(citeOf).join('; ')}
            {sources.length > NAMED ? ` and ${sources.length - NAMED} more` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
