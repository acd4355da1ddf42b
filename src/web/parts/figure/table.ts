import { row } from '../../../exchange/row.ts';

export type Cells = readonly (string | number)[];

/** The data behind a picture. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
  /**
   * The branch that a row speaks of, empty where it is the record; without it every row is of what
   * the ribbon says.
   */
  readonly branchOf?: (row: Cells) => string;
}

/** CSV (RFC 4180); where anything hypothetical is on view, every row says of which branch it is. */
export function csvOf({ columns, rows, branchOf }: FigureTable, ribbon?: string): string {
  const head = ribbon === undefined ? columns : [...columns, 'hypothetical'];
  const body = rows.map((each) =>
    ribbon === undefined ? each : [...each, branchOf?.(each) ?? ribbon],
  );
  return [head, ...body].map((each) => row([...each])).join('');
}

interface About {
  readonly title: string;
  readonly how?: string | undefined;
  readonly says: string;
  readonly sources?: string | undefined;
  readonly ribbon: string | undefined;
  /** Address of what is on view. */
  readonly link: string;
}

/** JSON: what the figure says, and its rows by the names of the columns. */
export function jsonOf({ columns, rows }: FigureTable, { ribbon, ...about }: About): string {
  const named = rows.map((each) =>
    Object.fromEntries(columns.map((column, i) => [column, each[i] ?? null])),
  );
  const whole = {
    ...about,
    ...(ribbon === undefined ? {} : { hypothetical: ribbon }),
    rows: named,
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
