import type { Command } from 'commander';
import { type Edit, editBranch } from '../../history/edit/decide.ts';
import { HistoryError, RefusedEdit } from '../../history/failure.ts';
import { openTimeline } from '../../history/timeline.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { now } from '../../input/clock.ts';
import { type EditOptions, type Words, editFrom } from '../arguments/edit-request.ts';
import { UsageError } from '../../input/usage.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { type EditReport, editReport, refusedReport } from '../../report/edit.ts';
import { withStore } from '../store.ts';
import { Page, type Paper } from '../output/page.ts';
import { verdictInWords } from '../../report/why-words.ts';
import { agreeing, counted, grouped } from '../../report/words.ts';

interface Options extends CommonOptions, EditOptions {
  readonly reason?: string;
}

const collect = (value: string, before: string[]): string[] => [...before, value];

export function addEdit(program: Command, cli: Cli): void {
  const command = program
    .command('edit')
    .summary('changes a branch: drop, shift, replace, insert, undo')
    .description(
      'changes a branch: drop, shift, replace, insert, undo\n\n' +
        '  drop EVENT             removes an inherited event\n' +
        '  shift EVENT DATE       moves it to another date\n' +
        '  replace EVENT          changes its fields: --set PATH=VALUE …\n' +
        '  insert TYPE            adds an event: --on, --actor, --summary, --set PATH=VALUE …\n' +
        '  insert                 adds an event from --file event.yaml\n' +
        '  undo [EDIT]            undoes an edit; without a name the latest',
    )
    .argument('<branch>', 'CASE~BRANCH or a branch')
    .argument('<kind>', 'drop, shift, replace, insert or undo')
    .argument('[what]', 'the event, the type of event, or the edit')
    .argument('[date]', 'for shift: the new date')
    .option('--reason <text>', 'why you assume it; required for all but undo')
    .option(
      '--set <path=value>',
      'sets a field of its data, or occurred, actor, summary',
      collect,
      [],
    )
    .option('--on <date>', 'insert: when it happens')
    .option('--actor <actor>', 'insert: who acts')
    .option('--summary <text>', 'insert: what happens, in a sentence')
    .option('--key <key>', 'insert: a name for it (default: made from type and date)')
    .option('--because <event>', 'insert: an event that causes it; may be repeated', collect, [])
    .option(
      '--fulfils <commitment>',
      'insert: a commitment that it fulfils; may be repeated',
      collect,
      [],
    )
    .option('--file <path>', 'insert: the whole event as YAML');
  common(command, cli, [
    'edit {branch} drop {event} --reason "Suppose it had not happened"',
    'edit {branch} insert TYPE --on DATE --actor ACTOR --summary "…" --set FIELD=VALUE --reason "…"',
    'edit {branch} undo',
  ]);
  command.action(
    async (branch: string, kind: string, what?: string, date?: string, options?: Options) => {
      await edit(cli, branch, { kind, what, date }, options ?? NO_OPTIONS);
    },
  );
}

const NO_OPTIONS: Options = { set: [], because: [], fulfils: [] };

async function edit(cli: Cli, branch: string, words: Words, options: Options): Promise<void> {
  await withStore(cli, options, 'write', async (store) => {
    const title = await resolveTimeline(store, branch, cli.call);
    const timeline = await openTimeline(store, title);
    if (timeline.name.branch === undefined) throw new UsageError(notABranch(title, cli.call));
    const asked = await editFrom(timeline, words, options);
    const reason = reasonOf(asked, options.reason);
    const recorded = now(cli.env);
    try {
      const event = await editBranch(store, { branch: title, edit: asked, reason, recorded });
      answer(cli, options, await editReport(store, title, event), renderEdit);
    } catch (error) {
      if (!(error instanceof RefusedEdit)) throw told(error, asked);
      cli.exitCode = 1;
      const report = await refusedReport(timeline, asked, error.refusal, reason);
      answer(options.json === true ? cli : onTheSide(cli), options, report, renderEdit);
    }
  });
}

/** A refusal in words is a message, not a result. */
function onTheSide(cli: Cli): Cli {
  return { ...cli, out: cli.err, outIsTerminal: cli.errIsTerminal };
}

function notABranch(title: string, call: string): string {
  return (
    `${title} is a record, and the record cannot be edited. To ask “what if”, open a branch:\n` +
    `  ${call} branch NAME --from ${title} --at DATE --question "…"`
  );
}

function reasonOf(edit: Edit, reason: string | undefined): string {
  if (reason !== undefined && reason.trim() !== '') return reason;
  if (edit.kind === 'undo') return 'undone';
  throw new UsageError(`an edit needs a reason: add --reason "why you assume it"`);
}

/** A bad shape is told with the option that sets it. */
function told(error: unknown, { kind }: Edit): unknown {
  if (!(error instanceof HistoryError)) return error;
  const how = kind === 'insert' || kind === 'replace' ? '. Set fields with --set PATH=VALUE' : '';
  return new UsageError(`${error.message}${how}`);
}

function renderEdit(report: EditReport, paper: Paper): Page {
  const page = new Page(paper);
  const { timeline, edit, refused, knockOns } = report;
  if (refused !== null) {
    renderRefused(page, refused);
    return page;
  }
  if (edit !== null) {
    page.text(`${edit.key} in ${timeline}: ${edit.summary}.`, { style: paper.ink.good });
    page.quiet(`because: ${edit.reason}`);
  }
  const falls = knockOns.filter(({ verdict }) => verdict === 'falls');
  const weakened = knockOns.length - falls.length;
  page.gap();
  if (knockOns.length === 0) {
    page.text('No other event depends on the edits of this branch, by a rule or a stated cause.');
  } else {
    page.text(
      `With the branch's edits so far ${counted(falls.length, 'recorded event')} ` +
        `could no longer have happened${weakened === 0 ? '.' : `, and ${grouped(weakened)} ${agreeing(weakened, 'is', 'are')} weakened.`}`,
    );
    for (const { key, verdict, because } of knockOns) {
      page.text(`${key} ${verdictInWords(verdict)}: ${because}`, {
        indent: 2,
        hang: 2,
      });
    }
  }
  page.gap().command(`why ${timeline}`);
  page.command(
    edit?.type === 'EditUndone' ? `replay ${timeline}` : `edit ${timeline} undo ${edit?.key ?? ''}`,
  );
  return page;
}

function renderRefused(page: Page, refused: NonNullable<EditReport['refused']>): void {
  const { rule, reason, facts, fix, commands } = refused;
  page.text(`Refused: ${reason}.`, { style: page.paper.ink.bad });
  page.text(`Rule: ${rule}`);
  for (const { label, value } of facts) page.text(`${label}: ${value}`, { indent: 2, hang: 2 });
  if (fix !== undefined)
    page.text(`What to do: ${fix.replace(/ with: .*$/, ' with the command below')}`, { hang: 2 });
  for (const command of commands) page.command(command);
  page.quiet('Nothing was saved.');
}
