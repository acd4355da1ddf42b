import type { Command } from 'commander';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { UsageError } from '../../input/usage.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { type EditView, type KnockOnView, type WhyReport, whyReport } from '../../report/why.ts';
import { withStore } from '../store.ts';
import { AFTER_DATE, Page, type Paper } from '../output/page.ts';
import { EDIT_SIGNS, causeSentence, knockOnGroups, whyFinding } from '../../report/why-words.ts';
import { counted } from '../../report/words.ts';

export function addWhy(program: Command, cli: Cli): void {
  const command = program
    .command('why')
    .description(
      "lists a branch's edits, and the events that would be impossible or lose their grounds",
    )
    .argument('<branch>', 'CASE~BRANCH or a branch');
  common(command, cli, ['why {branch}', 'why {case}~{branch} --json']);
  command.action(async (name: string, options: CommonOptions) => {
    await withStore(cli, options, 'read', async (store) => {
      const opened = await openWithCatalogue(store, await resolveTimeline(store, name, cli.call));
      const { timeline } = opened;
      if (timeline.name.branch === undefined) {
        throw new UsageError(
          `${timeline.title} is a record and has no edits: name one of its branches. List them with:\n  ${cli.call} cases`,
        );
      }
      answer(cli, options, await whyReport(opened), renderWhy);
    });
  });
}

function renderWhy(report: WhyReport, paper: Paper): Page {
  const page = new Page(paper);
  const { branch, edits, knockOns, timeline } = report;
  page.title(`${timeline}: ${branch.question}`);
  page.quiet(`leaves ${branch.from} on ${branch.at} (${branch.mode})`);
  page.gap().text(`${whyFinding(report)}.`);
  page.heading(counted(edits.filter(({ undone }) => !undone).length, 'edit'));
  for (const edit of edits) renderEditLine(page, edit);
  for (const { title, list } of knockOnGroups(knockOns)) renderGroup(page, title, list);
  page.gap().command(`compare ${branch.from} ${timeline} --cascade`);
  return page;
}

function renderEditLine(page: Page, edit: EditView): void {
  const { kind, target, to, occurred, summary, reason, undone, key } = edit;
  const what =
    target === undefined
      ? `${occurred ?? ''} ${summary}`
      : `${target.occurred}${to === undefined ? '' : ` → ${to}`} ${target.summary}`;
  page.text(`${EDIT_SIGNS[kind]} ${kind} ${what.trim()}${undone ? ' (undone)' : ''}`, {
    hang: 2,
    ...(undone ? { style: page.paper.ink.quiet } : {}),
  });
  page.quiet(target === undefined ? key : `${key} · ${target.key}`, 2);
  page.quiet(`because: ${reason}`, 2);
}

function renderGroup(page: Page, heading: string, list: readonly KnockOnView[]): void {
  if (list.length === 0) return;
  page.heading(heading);
  for (const { event, rules, causes, chain } of list) {
    page.dated(event.occurred, event.summary);
    page.quiet(`${event.key} · ${event.actorName}`, AFTER_DATE);
    for (const { rule, reason } of rules)
      page.text(`by the rule ${rule}: ${reason}`, { indent: AFTER_DATE, hang: 2 });
    for (const cause of causes) page.text(causeSentence(cause), { indent: AFTER_DATE, hang: 2 });
    if (chain.length > 2) page.text(`chain: ${chain.join(' → ')}`, { indent: AFTER_DATE, hang: 2 });
  }
}
