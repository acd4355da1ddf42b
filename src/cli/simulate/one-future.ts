import { Page, type Paper } from '../output/page.ts';
import {
  type DrawView,
  type StoryMonth,
  type StoryReport,
  storyReport,
} from '../../report/story.ts';
import { callOf, simulationHead } from './head.ts';
import { nameOf } from '../../history/catalogue.ts';
import { RUN_MAX } from '../../simulate/luck/draws.ts';
import { keepRun, streamOfBranch } from '../../simulate/story/keep.ts';
import { tell } from '../../simulate/story/story.ts';
import { type EventStore } from '../../store/port.ts';
import { type Cli, answer } from '../cli.ts';
import { now } from '../../input/clock.ts';
import { UsageError } from '../../input/usage.ts';
import { type CliSimulation, wholeNumber } from '../arguments/simulation.ts';
import { type SimulateOptions } from './options.ts';
import { slug } from '../../../domain/text.ts';
import { decimal } from '../../report/words.ts';

/** One future by its number: told, or kept as a branch. */
export async function oneFuture(
  cli: Cli,
  options: SimulateOptions,
  store: EventStore,
  prepared: CliSimulation,
): Promise<void> {
  const run = wholeNumber('--run', options.run ?? '', 0, RUN_MAX);
  const { simulator, catalogue } = prepared;
  const telling = {
    recorded: now(cli.env),
    nameOf: (actor: string) => nameOf(catalogue, actor),
  };
  const { keep, question } = options;
  if (keep !== undefined) checkName(keep);
  const { timeline, story } =
    keep === undefined
      ? {
          timeline: undefined,
          story: tell(simulator, run, {
            ...telling,
            stream: streamOfBranch(simulator.start.timeline, `run-${run}`),
          }),
        }
      : await keepRun(store, simulator, {
          ...telling,
          name: keep,
          run,
          ...(question === undefined ? {} : { question }),
        });
  answer(cli, options, storyReport(simulator, story, timeline), (report, paper) =>
    renderStory(report, paper, options.all ?? false),
  );
}

function checkName(name: string): void {
  const result = slug.safeParse(name);
  if (!result.success) {
    const why = result.error.issues[0]?.message ?? '';
    throw new UsageError(`--keep "${name}" cannot name a branch: ${why}`);
  }
}

/** The story of one future, month by month; `all` also tells what was not done. */
function renderStory(report: StoryReport, paper: Paper, all: boolean): Page {
  const page = new Page(paper);
  simulationHead(page, report.title, report.manifest, `run ${report.run}`);
  for (const month of report.months) renderMonth(page, month, all);
  renderEnd(page, report);
  if (report.kept !== undefined) {
    page.heading(`Kept as the branch ${report.kept}`);
    page.command(`replay ${report.kept}`).command(`verify ${report.kept}`);
  } else {
    page.heading('Keep it as a branch');
    page.command(`${callOf(report.manifest)} --run ${report.run} --keep run-${report.run}`);
  }
  return page;
}

function renderMonth(page: Page, month: StoryMonth, all: boolean): void {
  const { happened, refused, notDone, talks, indicators } = month;
  const numbers = Object.entries(indicators).map(([name, value]) => `${name} ${value}`);
  page.heading(month.month);
  let told = '';
  for (const { on, summary, by, draws } of happened) {
    page.dated(on, summary);
    // The steps of one round of talks hang on the same draws: they are told once.
    const why = `${by}${drawsText(draws)}`;
    if (why !== told) page.quiet(why, 13);
    told = why;
  }
  for (const { on, summary, by, draws, rule, reason } of refused) {
    page.dated(on, `Not possible: ${summary}`);
    page.quiet(`${by}${drawsText(draws)}; refused by ${rule}: ${reason}`, 13);
  }
  for (const { by, note } of talks) page.quiet(`${by}: ${note}`, 13);
  if (all) {
    for (const { by, chance, drawn, nothingLeft } of notDone) {
      const why = nothingLeft
        ? 'there was nothing left to do it with'
        : `${inDraw(drawn ?? 0)} was not below ${inDraw(chance)}`;
      page.quiet(`${by}: not done, because ${why}`, 13);
    }
  }
  page.quiet(`at the end: ${numbers.join(', ')}`, 13);
}

function drawsText(draws: readonly DrawView[]): string {
  const parts = draws
    .filter(({ use }) => use !== 'day')
    .map(({ use, value, below, gives }) => {
      if (below !== undefined)
        return `${inDraw(value)} is ${value < below ? '' : 'not '}below ${inDraw(below)}`;
      return gives === undefined ? `${use} ${inDraw(value)}` : `${inDraw(value)} for ${gives}`;
    });
  return parts.length === 0 ? '' : `: drawn ${parts.join(', ')}`;
}

function renderEnd(page: Page, { outcomes }: StoryReport): void {
  if (outcomes.length === 0) return;
  page.heading('Outcomes');
  page.table(
    [{ head: 'outcome', least: 30 }, { head: 'in this run' }],
    outcomes.map(({ title, met }) => [title, met === null ? 'not met' : `met in ${met}`]),
  );
}

const inDraw = (value: number): string => decimal(value, 3);
