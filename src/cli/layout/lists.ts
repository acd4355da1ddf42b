import type { Page } from '../output/page.ts';
import { type SanctionsReport, shownTotals } from '../../report/sanctions.ts';
import { shownSources } from './sources-line.ts';
import { grouped } from '../../report/words.ts';

/** Lists on which the record counts something, or a source does: both, side by side. */
export function renderLists(page: Page, { senders }: SanctionsReport): void {
  const lists = senders
    .flatMap((row) => row.lists)
    .filter(
      ({ computed, claimed }) => claimed !== undefined || computed.persons + computed.entities > 0,
    );
  if (lists.length === 0) return;
  page.heading('Listings: computed from the record, and last reported by a source');
  page.table(
    [
      { head: 'list', least: 10 },
      { head: 'persons', align: 'right' },
      { head: 'entities', align: 'right' },
      { head: 'reported', least: 16 },
      { head: 'on' },
      { head: 'where', least: 14 },
    ],
    lists.map(({ list, computed, claimed }) => [
      list,
      grouped(computed.persons),
      grouped(computed.entities),
      claimed === undefined ? 'nothing' : shownTotals(claimed),
      claimed?.on ?? '',
      claimed === undefined ? '' : shownSources(claimed.sources, 1),
    ]),
  );
}
