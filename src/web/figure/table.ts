import { row } from '../../exchange/row.ts';

/** The data behind a picture. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Which rows are hypothetical, where only some of them are. */
  readonly isHypothetical?: (row: readonly (string | number)[]) => boolean;
}

/** CSV (RFC 4180); what is hypothetical says so in a column of its own. */
export function csvOf({ columns, rows, isHypothetical }: Table, ribbon?: string): string {
  const head = ribbon === undefined ? columns : [...columns, 'hypothetical'];
  const body = rows.map((each) =>
    ribbon === undefined ? each : [...each, isHypothetical?.(each) === false ? '' : ribbon],
  );
  return [head, ...body].map((each) => row([...each])).join('');
}

interface About {
  readonly title: string;
  readonly says: string;
  readonly ribbon: string | undefined;
  /** Address of what is on view. */
  readonly link: string;
}

/** JSON: what the figure says, and its rows by the names of the columns. */
export function jsonOf({ columns, rows }: Table, { ribbon, ...about }: About): string {
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
