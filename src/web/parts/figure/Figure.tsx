import { type ReactNode, useId, useRef, useState } from 'react';
import { Boundary } from '../failure/Boundary.tsx';
import { Downloads } from './Downloads.tsx';
import { svgOf } from './export.ts';
import type { FigureTable } from './table.ts';

export interface FigureProps {
  /** Begins the names of downloaded files: `CASE_lanes`. */
  readonly name: string;
  /** What it shows, as a finding. */
  readonly title: string;
  /** How to read it, where that is not plain. */
  readonly how?: string;
  /** What the picture says, for those who do not see it; also its caption. */
  readonly says: string;
  /** What it rests on, in a line. */
  readonly sources?: string;
  /** The words of the ribbon, burnt into pictures and tables; absent for the record. */
  readonly ribbon?: string | undefined;
  /** The same data as the picture: a row a mark. */
  readonly table: FigureTable;
  readonly children: ReactNode;
}

/**
 * A picture with its finding, its data as a table, and its downloads. `children` is one svg, with
 * what lies over it (`svg[data-over]`) and its legends (`.legend`), which pictures taken away carry too.
 */
export function Figure(props: FigureProps) {
  const { name, title, how, says, sources, ribbon, table, children } = props;
  const [asTable, setAsTable] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const id = useId();
  const words = { title, how, says, sources, ribbon };
  const svg = (): string | undefined => {
    const found = host.current?.querySelector('svg');
    if (found === null || found === undefined) return undefined;
    const over = found.parentElement?.querySelectorAll<SVGSVGElement>('svg[data-over]') ?? [];
    const legends = host.current?.querySelectorAll('.legend') ?? [];
    return svgOf(found, words, { over: [...over], legends: [...legends] });
  };
  return (
    <figure className="figure" aria-labelledby={id}>
      <div className="figure-head">
        <h2 id={id}>{title}</h2>
        <span className="figure-tools">
          <button
            type="button"
            aria-pressed={asTable}
            onClick={() => {
              setAsTable(!asTable);
            }}
          >
            Table
          </button>
          <Downloads name={name} words={words} table={table} svg={svg} />
        </span>
      </div>
      {how !== undefined && <p className="how">{how}</p>}
      <div
        ref={host}
        className="drawing"
        hidden={asTable}
        tabIndex={0}
        role="group"
        aria-label={title}
      >
        <Boundary of="The drawing">{children}</Boundary>
      </div>
      {asTable && (
        <Boundary of="The table">
          <TableOf table={table} caption={title} />
        </Boundary>
      )}
      <figcaption>
        {says}
        {sources !== undefined && <span className="sources-line">{sources}</span>}
      </figcaption>
    </figure>
  );
}

export function TableOf({
  table,
  caption,
}: {
  readonly table: FigureTable;
  readonly caption: string;
}) {
  return (
    <div className="table-host" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <thead>
          <tr>
            {table.columns.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
