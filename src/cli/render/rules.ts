import type { RulesReport } from '../commands/rules.ts';
import { Page, type Paper } from '../output/page.ts';

export function renderRules({ world, edits }: RulesReport, paper: Paper): Page {
  const page = new Page(paper);
  page.title('What must hold');
  page.text(
    'A record may break a rule, for its sources do: the event is then marked as out of order. ' +
      'An edit of a branch that breaks one is refused.',
  );
  page.gap();
  const columns = [
    { head: 'rule', style: paper.ink.strong },
    { head: 'says', least: 30 },
  ];
  page.table(
    columns,
    world.map(({ name, says, types }) => [
      name,
      `${says}\n(${types.length === 0 ? 'any event' : types.join(', ')})`,
    ]),
  );
  page.heading('For the edits of a branch');
  page.table(
    columns,
    edits.map(({ name, says }) => [name, says]),
  );
  return page;
}
