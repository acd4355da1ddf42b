import type { Page } from '../output/page.ts';
import type { ReplayReport } from '../../report/replay.ts';
import { spoken } from '../../report/words.ts';

type Names = ReplayReport['names'];
export const called = (names: Names, actor: string): string => names[actor] ?? actor;

export function renderCommitments(page: Page, { talks, names }: ReplayReport): void {
  const { openOffers, commitments } = talks;
  if (commitments.length > 0) {
    page.heading('Commitments');
    page.table(
      [
        { head: 'made' },
        { head: 'commitment', least: 18 },
        { head: 'by → to', least: 14 },
        { head: 'status', least: 10 },
      ],
      commitments.map(({ made, commitment, by, to, status, overdue, settled }) => [
        made,
        commitment,
        `${called(names, by)} → ${called(names, to)}`,
        `${overdue ? 'open, overdue' : status}${settled === undefined ? '' : ` ${settled}`}`,
      ]),
    );
  }
  if (openOffers.length === 0) return;
  page.heading('Open offers');
  for (const { offer, by, to, key } of openOffers) {
    const toWhom = to.map((each) => called(names, each)).join(', ');
    page.text(`${offer}: ${called(names, by)} to ${toWhom} (${key})`, { hang: 2 });
  }
}

export function renderConditions(page: Page, { talks, names }: ReplayReport): void {
  if (talks.conditions.length === 0) return;
  page.heading('Conditions for relief');
  for (const { condition, text, by, of, judgements } of talks.conditions) {
    const whose = by.map((each) => called(names, each)).join(', ');
    page.text(`${condition} (${whose} to ${called(names, of)}): ${text}`, { hang: 2 });
    const judged = judgements.map(({ on, by: judge, form, substance }) => {
      return `${on} ${called(names, judge)}: in form ${form}, in substance ${substance}`;
    });
    page.quiet(judged.length === 0 ? 'not yet judged' : judged.join('; '), 2);
  }
}

export function renderPositions(page: Page, { contested, names }: ReplayReport): void {
  if (contested.length === 0) return;
  page.heading('Contested: the latest position of each');
  page.table(
    [
      { head: 'matter', least: 16 },
      { head: 'stance' },
      { head: 'who, when', least: 20 },
      { head: 'event', least: 12 },
    ],
    contested.flatMap(({ matter, held }) =>
      held.map(({ actor, stance, on, key }, i) => [
        i === 0 ? spoken(matter) : '',
        stance,
        `${called(names, actor)}, ${on}`,
        key,
      ]),
    ),
  );
}
