import type { Page } from '../output/page.ts';
import type { ReplayReport } from '../../report/replay.ts';
import {
  largestFinding,
  orderSentence,
  prisonersFinding,
  sanctionsFinding,
} from '../../report/replay-words.ts';
import { counted } from '../../report/words.ts';

/** Title, what is shown, and the finding in a few sentences. */
export function renderHead(page: Page, report: ReplayReport): void {
  const { case: about, timeline, at, known, events, sources, cascade } = report;
  page.title(about.title);
  const knownThen = known === undefined ? '' : `, as known on ${known}`;
  const without = cascade ? ', without events that fall' : '';
  page.quiet(
    `${timeline} on ${at}${knownThen}${without} · ${counted(events, 'event')} from ${counted(sources, 'source')}`,
  );
  page.gap();
  for (const sentence of [
    sanctionsFinding(report, about.target, about.targetName),
    prisonersFinding(report),
    largestFinding(report),
  ]) {
    if (sentence !== undefined) page.text(sentence);
  }
  page.quiet(orderSentence(report));
}
