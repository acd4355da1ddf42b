import type { LedgerRow } from '../../../projections/concessions.ts';
import { AFTER_DATE, type Page } from '../output/page.ts';
import type { ReplayReport } from '../../report/replay.ts';
import { called } from './talks.ts';
import { grouped } from '../../report/words.ts';

/** The latest lines of the ledger: who gave what, and what it is said to answer, by whom. */
export function renderLedger(
  page: Page,
  { ledger, names }: Pick<ReplayReport, 'ledger' | 'names'>,
  most: number,
): void {
  if (ledger.length === 0) return;
  const shown = ledger.slice(-most);
  page.heading(
    `Concessions: the latest ${shown.length} of ${grouped(ledger.length)}, and what each is said to answer`,
  );
  for (const row of shown) {
    page.dated(row.on, `${called(names, row.by)}: ${row.gives} (${row.key})`);
    for (const answer of answersOf(row)) page.text(answer, QUOTED(page));
  }
}

function answersOf({ answers }: LedgerRow): string[] {
  if (answers.length === 0) return ['no source links it to anything'];
  return answers.map(({ key, gives, says }) =>
    says === KEEPS ? `keeps the promise ${key}` : `answers ${key} (${gives}), according to ${says}`,
  );
}

/** How the ledger words the link from a promise to what keeps it. */
const KEEPS = 'keeps the promise';
const QUOTED = (page: Page) => ({ indent: AFTER_DATE, hang: 2, style: page.paper.ink.quiet });
