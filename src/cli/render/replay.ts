import { Page, type Paper } from '../output/page.ts';
import type { ReplayReport } from '../../report/replay.ts';
import { renderEvents } from '../layout/events.ts';
import {
  largestFinding,
  prisonersFinding,
  renderPersons,
  renderPrisoners,
  renderReleases,
} from '../layout/prisoners.ts';
import { renderLists } from '../layout/lists.ts';
import { renderRelief } from '../layout/relief.ts';
import { renderMeasures, renderSanctions, sanctionsFinding } from '../layout/sanctions.ts';
import { renderCommitments, renderConditions, renderPositions } from '../layout/talks.ts';
import { agreeing, counted, spoken } from '../../report/words.ts';

export function renderReplay(report: ReplayReport, paper: Paper, all: boolean): Page {
  const page = new Page(paper);
  renderHead(page, report);
  renderSanctions(page, report, report.case.target);
  renderLists(page, report);
  renderRelief(page, report);
  renderPrisoners(page, report);
  renderReleases(page, report);
  renderCommitments(page, report);
  renderConditions(page, report);
  renderEmergencies(page, report);
  renderPositions(page, report);
  renderAnomalies(page, report);
  if (all) {
    renderMeasures(page, report);
    renderPersons(page, report);
  }
  page.heading('Latest events by then');
  renderEvents(page, report.latest);
  if (!all) page.gap().quiet('Every measure and every named person: add --all');
  return page;
}

/** Title, what is shown, and the finding in a few sentences. */
export function renderHead(page: Page, report: ReplayReport): void {
  const { case: about, timeline, at, known, events, sources, cascade } = report;
  page.title(about.title);
  const knownThen = known === undefined ? '' : `, as known at ${known}`;
  const without = cascade ? ', without the events that fall' : '';
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

function orderSentence({ anomalies }: ReplayReport): string {
  if (anomalies.length === 0) return 'No event by then is out of order by a rule.';
  const keys = anomalies.map(({ key }) => key).join(', ');
  return `${counted(anomalies.length, 'event')} by then ${agreeing(anomalies.length, 'is', 'are')} out of order by a rule: ${keys}.`;
}

function renderEmergencies(page: Page, { emergencies }: ReplayReport): void {
  if (emergencies.length === 0) return;
  page.heading('Emergency rule');
  for (const { emergency, status, declared, since, days } of emergencies) {
    const now =
      status === 'ended'
        ? `ended ${since} after ${days} days`
        : `${spoken(status)} since ${since}, day ${days}`;
    page.text(`${spoken(emergency)}: declared ${declared}, ${now}`);
  }
}

function renderAnomalies(page: Page, { anomalies, knockOns, timeline }: ReplayReport): void {
  if (anomalies.length > 0) {
    page.heading(`${counted(anomalies.length, 'event')} out of order: a rule says it could not be`);
    for (const { on, key, reason, rule } of anomalies) {
      page.text(`${on} ${key}: ${reason} (rule ${rule})`, { hang: 2, style: page.paper.ink.bad });
    }
  }
  if (knockOns.length === 0) return;
  page.heading("Knock-ons of this branch's edits");
  for (const { key, verdict, because } of knockOns) {
    page.text(`${key} ${verdict === 'falls' ? 'falls' : 'is weakened'}: ${because}`, { hang: 2 });
  }
  page.command(`why ${timeline}`);
}
