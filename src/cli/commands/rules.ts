import type { Command } from 'commander';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { Page, type Paper } from '../output/page.ts';
import { rulesReport, type RulesReport } from '../../report/rules.ts';

export function addRules(program: Command, cli: Cli): void {
  const command = program.command('rules').description('lists the rules that events must keep');
  common(command, cli, ['rules', 'rules --json']);
  command.action((options: CommonOptions) => {
    answer(cli, options, rulesReport(), renderRules);
  });
}

function renderRules({ world, edits }: RulesReport, paper: Paper): Page {
  const page = new Page(paper);
  page.title('Rules');
  page.text(
    'A record may break a rule, because its sources contradict each other: the event is then marked. ' +
      'An edit of a branch that breaks a rule is refused.',
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
  page.heading('Rules for the edits of a branch');
  page.table(
    columns,
    edits.map(({ name, says }) => [name, says]),
  );
  return page;
}
