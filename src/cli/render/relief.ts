import type { Page } from '../output/page.ts';
import type { PromisedView, ReliefView, SanctionsReport } from '../reports/sanctions.ts';
import { shownSources } from './phrases.ts';

/** Relief in effect, and relief that was promised and has not come: one entry an act. */
export function renderRelief(page: Page, { relief }: SanctionsReport): void {
  page.heading('Relief running: listed or banned still, and excepted for now');
  if (relief.running.length === 0) page.text('No licence or suspension is in effect.');
  const acts = Map.groupBy(relief.running, ({ key, form }) => `${key} ${form}`);
  for (const measures of acts.values()) renderAct(page, measures);
  page.heading('Relief promised and not given');
  if (relief.promised.length === 0) page.text('No promise of relief is open.');
  const promises = Map.groupBy(relief.promised, ({ commitment }) => commitment);
  for (const measures of promises.values()) renderPromise(page, measures);
}

const WHEN = { head: '', room: 10 };
const WHAT = { head: '', least: 30 };

function renderAct(page: Page, measures: readonly ReliefView[]): void {
  const [first] = measures;
  if (first === undefined) return;
  const { senderName, form, since, until, instrument, covers, key, sources } = first;
  const part =
    covers === undefined ? '' : ` for ${covers.persons} persons and ${covers.entities} entities`;
  const act = instrument === undefined ? '' : ` (${instrument})`;
  const to = until === undefined ? '' : ` until ${until}`;
  const names = measures.map(({ measure }) => measure).join(', ');
  page.table([WHEN, WHAT], [[since ?? '', `${senderName}, ${form}${part}${to}${act}: ${names}`]]);
  page.quiet(`${key}: ${shownSources(sources, 1)}`, 12);
}

function renderPromise(page: Page, measures: readonly PromisedView[]): void {
  const [first] = measures;
  if (first === undefined) return;
  const { senderName, on, commitment, key, sources } = first;
  const names = measures.map(({ measure }) => measure).join(', ');
  page.table([WHEN, WHAT], [[on, `${senderName}, ${commitment}: ${names}`]]);
  page.quiet(`${key}: ${shownSources(sources, 1)}`, 12);
}
