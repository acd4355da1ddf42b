import { AFTER_DATE, type Page } from '../output/page.ts';
import type { PromisedView, ReliefView, SanctionsReport } from '../../report/sanctions.ts';
import { shownSources } from './sources-line.ts';

/** Relief in effect, and relief that was promised and has not come: one entry an act. */
export function renderRelief(page: Page, { relief }: SanctionsReport): void {
  const { running, promised } = relief;
  if (running.length + promised.length === 0) {
    page.gap().text('No licence or suspension is in effect, and none is promised.');
    return;
  }
  if (running.length > 0)
    page.heading('Relief in effect: still listed or banned, temporarily exempt');
  for (const act of Map.groupBy(running, ({ key, form }) => `${key} ${form}`).values()) {
    renderAct(page, act);
  }
  if (promised.length > 0) page.heading('Relief promised but not yet given');
  for (const promise of Map.groupBy(promised, ({ commitment }) => commitment).values()) {
    renderPromise(page, promise);
  }
}

function renderAct(page: Page, measures: readonly ReliefView[]): void {
  const [first] = measures;
  if (first === undefined) return;
  const { senderName, form, since, until, instrument, covers, key, sources } = first;
  const part =
    covers === undefined ? '' : ` for ${covers.persons} persons and ${covers.entities} entities`;
  const act = instrument === undefined ? '' : ` (${instrument})`;
  const to = until === undefined ? '' : ` until ${until}`;
  const names = measures.map(({ measure }) => measure).join(', ');
  page.dated(since ?? '', `${senderName}, ${form}${part}${to}${act}: ${names}`);
  page.quiet(`${key}: ${shownSources(sources, 1)}`, AFTER_DATE);
}

function renderPromise(page: Page, measures: readonly PromisedView[]): void {
  const [first] = measures;
  if (first === undefined) return;
  const { senderName, on, commitment, key, sources } = first;
  const names = measures.map(({ measure }) => measure).join(', ');
  page.dated(on, `${senderName}, ${commitment}: ${names}`);
  page.quiet(`${key}: ${shownSources(sources, 1)}`, AFTER_DATE);
}
