import type { Page } from '../output/page.ts';
import type { SanctionsReport, SenderView } from '../../report/sanctions.ts';
import { counted, grouped } from '../../report/words.ts';

const COUNTS: readonly (readonly [head: string, pick: (row: SenderView) => number])[] = [
  ['active', (row) => row.standing],
  ['licensed', (row) => row.licensed],
  ['suspended', (row) => row.suspended],
  ['ended', (row) => row.ended],
  ['persons', (row) => row.persons],
  ['entities', (row) => row.entities],
];

export function renderSanctions(page: Page, report: SanctionsReport, target: string): void {
  page.heading('Active measures by sender, and whom they list');
  if (report.senders.length === 0) page.text('No measure is on record by this day.');
  // A column of nothing tells nothing.
  const columns = COUNTS.filter(
    ([head, pick]) => head === 'active' || report.senders.some((row) => pick(row) > 0),
  );
  page.table(
    [
      { head: 'sender', least: 14 },
      ...columns.map(([head]) => ({ head, align: 'right' as const })),
    ],
    report.senders.map((row) => [
      senderLabel(row, target),
      ...columns.map(([, pick]) => number(pick(row))),
    ]),
  );
  for (const row of report.senders.filter((each) => each.unknown + each.enacted > 0)) {
    const parts = [
      row.enacted > 0 ? `${counted(row.enacted, 'measure')} enacted but not yet in effect` : '',
      row.unknown > 0 ? `no source says when ${grouped(row.unknown)} of its measures ended` : '',
    ];
    const said = parts.filter((part) => part !== '').join('; ');
    page.quiet(`${senderLabel(row, target)}: ${said}.`);
  }
}

function senderLabel(
  { sender, senderName, target, targetName }: SenderView,
  about: string,
): string {
  if (target === about) return senderName;
  return sender === about
    ? `${senderName}, against ${targetName}`
    : `${senderName} (on ${targetName})`;
}

const number = (value: number): string => (value === 0 ? '·' : String(value));

/** Every measure on record, one by one. */
export function renderMeasures(page: Page, { measures }: SanctionsReport): void {
  page.heading('Every measure');
  page.table(
    [
      { head: 'measure', least: 20 },
      { head: 'status' },
      { head: 'since' },
      { head: 'listed', align: 'right' },
      { head: 'scope', least: 18 },
    ],
    measures.map(({ measure, status, since, persons, entities, scope, instrument }) => [
      measure,
      status,
      since,
      persons + entities === 0 ? '·' : `${persons}+${entities}`,
      instrument === undefined ? scope : `${scope} (${instrument})`,
    ]),
  );
}
