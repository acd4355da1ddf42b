import { Page, type Paper } from '../output/page.ts';
import type { MoveView, NegotiateReport, PackageView } from '../../report/negotiate.ts';
import { counted, decimal, grouped, listed } from '../../report/words.ts';

/** Rounds shown from either end, unless all are asked for. */
const SHOWN = 4;

export function renderNegotiate(report: NegotiateReport, paper: Paper, all: boolean): Page {
  const page = new Page(paper);
  page.title(report.negotiation);
  page.quiet(
    `${counted(report.outcomes, 'outcome')} of ${counted(report.issues.length, 'issue')}, ` +
      `${report.frontier} on the Pareto frontier; evaluations ${report.evaluations}`,
  );
  page.gap().text(endingOf(report));
  renderParties(page, report);
  renderMoves(page, report, all);
  renderGiven(page, report);
  renderPoints(page, report);
  return page;
}

function endingOf({ ending, round, rounds, deal, moves }: NegotiateReport): string {
  const of = `round ${round} of ${rounds}`;
  if (ending === 'deadline')
    return `No deal: after ${of} time was up, and all get their reservation values.`;
  if (ending === 'ended') return `No deal: ${moves.at(-1)?.party ?? ''} ended the talks in ${of}.`;
  const values = Object.entries(deal?.values ?? {}).map(([issue, value]) => `${issue}: ${value}`);
  return `A deal in ${of}: ${values.join(' · ')}.`;
}

function renderParties(page: Page, { parties }: NegotiateReport): void {
  page.heading('Parties, in turn order');
  page.table(
    [
      { head: 'party', style: page.paper.ink.strong, least: 12 },
      { head: 'tactic', least: 16 },
      { head: 'reservation', align: 'right' },
      { head: 'got', align: 'right' },
      { head: 'discount' },
    ],
    parties.map(({ party, tactic, reservation, got, discount }) => [
      party,
      tactic,
      plain(reservation),
      plain(got),
      discount ?? '',
    ]),
  );
}

function renderMoves(page: Page, { moves, parties }: NegotiateReport, all: boolean): void {
  const most = 2 * SHOWN * parties.length;
  const isCut = !all && moves.length > most;
  const shown = isCut ? [...moves.slice(0, most / 2), ...moves.slice(-most / 2)] : moves;
  page.heading('Rounds');
  page.table(
    [
      { head: 'round', align: 'right' },
      { head: 'party', style: page.paper.ink.strong, least: 10 },
      { head: 'move', least: 20 },
      ...parties.map(({ party }) => ({ head: `to ${party}`, align: 'right', least: 8 }) as const),
    ],
    shown.map((move) => [
      String(move.round),
      move.party,
      wording(move),
      ...(move.utilities ?? []).map(plain),
    ]),
  );
  if (isCut)
    page.quiet(`${grouped(moves.length - most)} moves in between are left out; --all shows them`);
}

function wording({ act, values = [] }: MoveView): string {
  if (act === 'accept') return 'accepts';
  return act === 'end' ? 'ends the talks' : values.join(' · ');
}

function renderGiven(page: Page, { given }: NegotiateReport): void {
  if (given.length === 0) return;
  page.heading('Who gave what, from the first offer to the deal');
  for (const { party, lost, issues } of given) {
    const steps = issues.map(
      ({ issue, from, to, lost: each }) =>
        `${issue}, ${from} → ${to} (${each < 0 ? '+' : '−'}${plain(Math.abs(each))})`,
    );
    page.text(
      `${party}: ${issues.length === 0 ? 'nothing' : `${listed(steps)}; ${plain(lost)} in all`}`,
      { hang: 2 },
    );
  }
}

function renderPoints(
  page: Page,
  { points, disagreement, parties, distances }: NegotiateReport,
): void {
  const each = parties.map(({ party }, i) => `${party} ${plain(disagreement.utilities[i] ?? 0)}`);
  page.heading(`Solution points, with d = ${disagreement.is}: ${each.join(', ')}`);
  page.table(
    [
      { head: 'point', style: page.paper.ink.strong },
      { head: 'outcome', least: 20 },
      ...parties.map(({ party }) => ({ head: `to ${party}`, align: 'right', least: 8 }) as const),
      { head: 'from deal', align: 'right' },
    ],
    Object.entries(points).flatMap(([name, { ties, outcomes }]) => {
      const away = distances?.[name as keyof typeof points];
      const rows = outcomes
        .slice(0, SHOWN)
        .map((outcome, i) => [
          i === 0 ? name : '',
          valuesIn(outcome),
          ...outcome.utilities.map(plain),
          i === 0 && typeof away === 'number' ? plain(away) : '',
        ]);
      if (rows.length === 0) return [[name, 'no outcome gives all their d']];
      return ties > SHOWN ? [...rows, ['', `and ${grouped(ties - SHOWN)} more that tie`]] : rows;
    }),
  );
  if (distances?.frontier !== undefined && distances.frontier !== null) {
    page.text(
      distances.frontier === 0
        ? 'The deal is on the Pareto frontier: nothing is better for one and as good for all.'
        : `The deal is ${plain(distances.frontier)} away from the Pareto frontier.`,
    );
  }
}

const valuesIn = ({ values }: PackageView): string => Object.values(values).join(' · ');

/** Utilities differ in their fifth decimal and not beyond. */
const plain = (value: number): string => decimal(value, 5);
