import type { Command } from 'commander';
import { parseEdtf } from '../../../domain/edtf.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { today } from '../../input/clock.ts';
import { type StartReport, startReport } from '../../report/start.ts';
import { importMissing, shippedCases } from '../../case/shipped-cases.ts';
import {
  type ServingOptions,
  addPlace,
  placeOf,
  serveUntilStopped,
} from '../serve-until-stopped.ts';
import { withStore } from '../store.ts';
import { Page, type Paper } from '../output/page.ts';
import { renderEvents } from '../layout/events.ts';
import { renderLedger } from '../layout/ledger.ts';
import { renderPrisoners } from '../layout/prisoners.ts';
import { renderHead } from '../layout/replay-head.ts';
import { renderLists } from '../layout/lists.ts';
import { renderRelief } from '../layout/relief.ts';
import { renderSanctions } from '../layout/sanctions.ts';
import { counted, listed } from '../../report/words.ts';

interface Options extends CommonOptions, ServingOptions {
  readonly serve: boolean;
}

export function addStart(program: Command, cli: Cli): void {
  const command = program
    .command('start')
    .description(
      'loads the shipped cases into the store, shows the first one today, and opens the workbench',
    )
    .option('--no-serve', 'print the overview and stop');
  addPlace(command);
  common(command, cli, ['start', 'start --no-serve --store /tmp/try.db']);
  command.action(async (options: Options) => {
    const place = placeOf(options);
    await withStore(cli, options, 'create', async (store) => {
      const imported = await importMissing(store, (name) => {
        if (cli.errIsTerminal) cli.err(`importing ${name} …\n`);
      });
      const day = parseEdtf(today(cli.env)).start;
      const [first = ''] = shippedCases();
      answer(cli, options, await startReport(store, first, day, imported), renderStart);
      const runsOn = cli.stopped !== undefined;
      if (options.serve && options.json !== true && runsOn)
        await serveUntilStopped(cli, store, place);
    });
  });
}

const LEDGER_LINES = 3;

function renderStart(report: StartReport, paper: Paper): Page {
  const page = new Page(paper);
  const { replay, cases, imported, next } = report;
  if (imported.length > 0) {
    page.quiet(`Imported: ${listed(imported)}.`).gap();
  }
  renderHead(page, replay);
  renderSanctions(page, replay, replay.case.target);
  renderLists(page, replay);
  renderRelief(page, replay);
  renderPrisoners(page, replay);
  renderLedger(page, replay, LEDGER_LINES);
  page.heading('Latest events');
  renderEvents(page, replay.latest);
  page.heading('Try next');
  for (const { does, command } of next) page.quiet(`# ${does}`, 2).command(command);
  const branches = cases.reduce((sum, each) => sum + each.branches.length, 0);
  page
    .gap()
    .quiet(
      `The store contains ${counted(cases.length, 'case')} and ${counted(branches, 'branch')}. Every command has --help and --json.`,
    );
  return page;
}
