import type { Command } from 'commander';
import { formatTimelineName } from '../../history/names.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { timelinesOf } from '../../history/timelines.ts';
import { type VerifyReport, verifyReport } from '../../report/verify.ts';
import {
  type SimulatedView,
  type VerifyResultReport,
  verifyResultReport,
} from '../../report/verify-simulation.ts';
import { scenariosFolder } from '../../case/shipped-cases.ts';
import { withStore } from '../store.ts';
import { Page, type Paper } from '../output/page.ts';
import { readResult } from '../../simulate/many/result-file.ts';
import { prepareAgain } from '../arguments/simulation.ts';
import { counted, grouped } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly model?: string;
}

export function addVerify(program: Command, cli: Cli): void {
  const command = program
    .command('verify')
    .description(
      'checks that the store has not been changed or damaged: hash chains, engine, witnesses',
    )
    .argument('[what]', 'a timeline, or a result file from simulate --out (default: all timelines)')
    .option('--model <file>', 'the model, if it does not come with the case');
  common(command, cli, ['verify', 'verify {case} --json']);
  command.action(async (name: string | undefined, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      if (name?.endsWith('.json') === true) {
        const result = readResult(name);
        const { job } = await prepareAgain(store, result.manifest, options.model);
        const found = verifyResultReport(name, result, job);
        if (!found.ok) cli.exitCode = 1;
        answer(cli, options, found, renderVerifyResult);
        return;
      }
      const timelines =
        name === undefined
          ? (await timelinesOf(store)).map(formatTimelineName)
          : [await resolveTimeline(store, name, cli.call)];
      const report = await verifyReport(
        store,
        timelines,
        scenariosFolder(),
        (timeline) => {
          if (cli.errIsTerminal) cli.err(`verifying ${timeline} …\n`);
        },
        options.model,
      );
      if (!report.ok) cli.exitCode = 1;
      answer(cli, options, report, renderVerify);
    });
  });
}

function renderVerify(report: VerifyReport, paper: Paper): Page {
  const { store, ok, timelines, engine, simulated } = report;
  const page = new Page(paper);
  const events = timelines.reduce((sum, view) => sum + view.events, 0);
  const broken = timelines.filter((view) => !view.ok);
  page.text(
    ok
      ? `Intact: ${counted(events, 'event')} of ${counted(timelines.length, 'timeline')} are unchanged since they were written.`
      : `Not intact: ${findingOf(broken.length, engine.length, simulated.filter(({ wrong }) => wrong.length > 0).length)}`,
    { style: ok ? paper.ink.good : paper.ink.bad },
  );
  page.quiet(store).gap();
  page.table(
    [
      { head: 'timeline', least: 16 },
      { head: 'chain' },
      { head: 'events', align: 'right' },
      { head: 'witness' },
      { head: 'head' },
    ],
    timelines.map((view) => [
      view.timeline,
      view.ok ? 'intact' : 'broken',
      grouped(view.events),
      view.witness === 'none' ? '·' : view.witness,
      view.head?.slice(0, 16) ?? '·',
    ]),
  );
  for (const { broken: what } of broken) {
    if (what !== undefined) page.text(what, { hang: 2, style: paper.ink.bad });
  }
  for (const what of engine) page.text(what, { hang: 2, style: paper.ink.bad });
  for (const { timeline } of timelines.filter((view) => view.witness === 'differs')) {
    page.text(
      `${timeline} is not the edition shipped with this version of detente: it was changed, or comes from another version. ` +
        'To see the shipped one, use a new store:',
    );
    page.command('start --store fresh.db');
  }
  addSimulated(page, simulated);
  return page;
}

function findingOf(broken: number, engine: number, simulated: number): string {
  const parts = [
    broken > 0 ? `${counted(broken, 'timeline')} broken` : '',
    simulated > 0 ? `${counted(simulated, 'branch')} with other draws than its run` : '',
    engine > 0 ? `${counted(engine, 'fault')} in the store's own tables` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'a record is not the shipped edition.' : `${parts.join(', ')}.`;
}

const SHOWN = 8;

/** What the check of simulated events adds to `verify`. */
function addSimulated(page: Page, views: readonly SimulatedView[]): void {
  const { good, bad } = page.paper.ink;
  for (const { timeline, events, draws, again, wrong } of views) {
    page.gap();
    const told = `${timeline}: ${counted(draws, 'draw')} of ${counted(events, 'simulated event')}`;
    const rerun = again === 'yes' ? 'the run was run again' : `not run again (${again.slice(4)})`;
    if (wrong.length === 0) {
      page.text(`${told} give the same results; ${rerun}.`, { style: good });
      continue;
    }
    page.text(`${told}: ${counted(wrong.length, 'discrepancy')}; ${rerun}.`, {
      style: bad,
    });
    for (const { key, message } of wrong.slice(0, SHOWN))
      page.text(`${key}: ${message}`, { indent: 2, hang: 2 });
    if (wrong.length > SHOWN) page.text(`and ${wrong.length - SHOWN} more`, { indent: 2 });
  }
}

function renderVerifyResult(report: VerifyResultReport, paper: Paper): Page {
  const { file, ok, manifest, runs, wrong } = report;
  const page = new Page(paper);
  const { good, bad } = paper.ink;
  page.text(
    ok
      ? `${file} is right: ${counted(runs, 'run')} were repeated with the same results.`
      : `${file} is wrong: its runs give other results.`,
    { style: ok ? good : bad },
  );
  page.quiet(
    `${manifest.timeline} after ${manifest.forkDate}, ${manifest.model}, seed ${manifest.seed}`,
  );
  for (const what of wrong.slice(0, SHOWN)) page.text(what, { indent: 2, hang: 2 });
  if (wrong.length > SHOWN) page.text(`and ${wrong.length - SHOWN} more`, { indent: 2 });
  return page;
}
