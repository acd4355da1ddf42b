/** One line of the table: what was measured, beside what, and what it should reach. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  /** The floor or the peer it is measured beside; empty when the reach is absolute. */
  readonly beside: string;
  /** The figure that the reach is about. */
  readonly result: string;
  readonly reach: string;
  readonly met: boolean | undefined;
  readonly note?: string;
}

/** Something to measure: gives its rows. */
export type Group<Setting> = (setting: Setting) => Promise<readonly Row[]>;

/** A row for a ratio: `ours` is at most (or at least) `limit` times `beside`. */
export function ratioRow(
  what: string,
  figures: { readonly ours: string; readonly beside: string; readonly ratio: number },
  reach: { readonly most: number } | { readonly least: number },
  note?: string,
): Row {
  const { ours, beside, ratio } = figures;
  const met = 'most' in reach ? ratio <= reach.most : ratio >= reach.least;
  const wanted = 'most' in reach ? `≤ ${reach.most}×` : `≥ ${reach.least}×`;
  const row = { what, ours, beside, result: `${ratio.toFixed(2)}×`, reach: wanted, met };
  return note === undefined ? row : { ...row, note };
}

/** Events in some milliseconds, as a rate. */
export function rate(events: number, ms: number): string {
  const perSecond = (events / ms) * 1000;
  return perSecond >= 1e6
    ? `${(perSecond / 1e6).toFixed(2)}M/s`
    : `${(perSecond / 1e3).toFixed(1)}k/s`;
}

export function time(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return ms >= 1 ? `${ms.toFixed(1)} ms` : `${(ms * 1000).toFixed(0)} µs`;
}

const numbered = (note: string, i: number): string => `(${i + 1}) ${note}`;

const columns = ['what', 'ours', 'beside', 'result', 'reach', 'met'] as const;

/** The rows as a Markdown table, notes as numbered lines below it. */
export function formatTable(rows: readonly Row[]): string {
  const notes: string[] = [];
  const cells = rows.map((row) => {
    const { note } = row;
    if (note !== undefined && !notes.includes(note)) notes.push(note);
    const mark = note === undefined ? '' : ` (${notes.indexOf(note) + 1})`;
    const met = row.met === undefined ? '' : row.met ? 'yes' : 'no';
    return [row.what + mark, row.ours, row.beside, row.result, row.reach, met];
  });
  const widths = columns.map((name, i) =>
    Math.max(name.length, ...cells.map((line) => line[i]?.length ?? 0)),
  );
  const line = (values: readonly string[]): string =>
    `| ${values.map((value, i) => value.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(columns), rule, ...cells.map(line), '', ...notes.map(numbered)].join('\n').trimEnd();
}
