import { row } from '../../exchange/row.ts';

/** The data behind a picture. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** CSV (RFC 4180); what is hypothetical says so in a column of its own. */
export function csvOf({ columns, rows }: Table, ribbon?: string): string {
  const head = ribbon === undefined ? columns : [...columns, 'hypothetical'];
  const body = rows.map((each) => (ribbon === undefined ? each : [...each, ribbon]));
  return [head, ...body].map((each) => row([...each])).join('');
}
