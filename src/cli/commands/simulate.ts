import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { slug } from '../../../domain/text.ts';
import { nameOf } from '../../history/catalogue.ts';
import { RUN_MAX } from '../../simulate/luck/draws.ts';
import { keepRun, streamOfBranch } from '../../simulate/story/keep.ts';
import { runMany, workersFor } from '../../simulate/many/many.ts';
import { differing, mergeResults } from '../../simulate/many/merge.ts';
import { manifestOf, type Result, resultOf } from '../../simulate/many/result.ts';
import { readResult, writeResult } from '../../simulate/many/result-file.ts';
import { tell } from '../../simulate/story/story.ts';
import { countOf, type Ranges, without } from '../../simulate/many/tally.ts';
import type { EventStore } from '../../store/port.ts';
import { answer, type Cli, common } from '../cli.ts';
import { now } from '../../input/clock.ts';
import { UsageError } from '../../input/usage.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { renderSimulate } from '../simulate/futures.ts';
import { renderStory } from '../simulate/one-future.ts';
import { simulateReport } from '../../report/simulate.ts';
import { storyReport } from '../../report/story.ts';
import {
  prepare,
  type CliSimulation,
  runsOf,
  type SimulationOptions,
  wholeNumber,
  workersFrom,
} from '../arguments/simulation.ts';
import { writeBands } from '../simulate/files.ts';
import { withStore } from '../store.ts';
import {
  addQuestions,
  answerQuestion,
  questionIn,
  type QuestionOptions,
  sceptical,
} from '../simulate/questions.ts';

interface Options extends SimulationOptions, QuestionOptions {
  readonly runs: string;
  readonly run?: string;
  readonly explain?: boolean;
  readonly all?: boolean;
  readonly keep?: string;
  readonly question?: string;
  readonly workers?: string;
  readonly out?: string;
  readonly quick?: boolean;
}

export function addSimulate(program: Command, cli: Cli): void {
  const command = program
    .command('simulate')
    .description("lets a model's actors go on from a timeline: one future told, or many counted")
    .argument('<timeline>', 'CASE, CASE~BRANCH or a branch')
    .option(
      '--model <model>',
      'a model of the case (default: the first), or a file of yours (docs/models.md)',
    )
    .option('--at <day>', 'the last day of the past (default: that of the last event)')
    .option('--months <n>', "how far (default: the model's own)")
    .option('--seed <n>', 'which luck: the same seed gives the same futures (default: 1)')
    .option('--assume <name=value>', 'another value for an assumption; may be repeated', add)
    .option('--vary', 'let each run draw its assumptions from their ranges')
    .option('--runs <n>', 'how many futures, or a shard of them as FIRST..LAST', '1000')
    .option('--workers <n>', 'worker threads (default: one a core)')
    .option('--out <file>', 'write the counts to a file; goes on where an earlier call stopped')
    .option('--quick', 'leave out what drives it and what other models say')
    .option('--run <n>', 'one future by its number')
    .option('--explain', 'tell that future, with the draws that decided each event')
    .option('--all', 'with --explain: also what was not done')
    .option('--keep <name>', 'append that future to the store as a branch')
    .option('--question <text>', "with --keep: the branch's question");
  addQuestions(command);
  common(command, cli, [
    'simulate {case} --runs 1000',
    'simulate {case} --run 4711 --explain',
    'simulate {case} --run 4711 --keep run-4711',
    'simulate {case} --runs 5000..9999 --out part-2.json',
    'simulate {case} --runs 1000 --svg bands.svg --csv bands.csv',
    'simulate {case} --compare {branch}',
    'simulate {case} --tornado --svg tornado.svg',
  ]);
  command.action(async (name: string, options: Options) => {
    const access = options.keep === undefined ? 'read' : 'write';
    await withStore(cli, options, access, async (store) => {
      const prepared = await prepare(store, await resolveTimeline(store, name, cli.call), options);
      const kind = questionIn(options);
      if (kind !== undefined) {
        const typed = command.getOptionValueSource('runs') === 'default' ? undefined : options.runs;
        await answerQuestion(cli, options, { store, prepared, kind, runs: typed });
      } else if (options.run !== undefined) await one(cli, options, store, prepared);
      else await many(cli, options, prepared);
    });
  });
}

const add = (text: string, list: readonly string[] = []): string[] => [...list, text];

async function one(
  cli: Cli,
  options: Options,
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

async function many(cli: Cli, options: Options, prepared: CliSimulation): Promise<void> {
  for (const flag of ['explain', 'keep', 'all', 'question'] as const) {
    if (options[flag] !== undefined)
      throw new UsageError(`--${flag} is about one future: say which with --run N`);
  }
  const wanted = runsOf(options.runs);
  const result = await count(cli, options, prepared, wanted);
  const report = simulateReport(prepared.simulator, result);
  writeBands(options, report, prepared.simulator);
  const further =
    options.quick === true ? undefined : await sceptical(cli, options, prepared, countOf(wanted));
  answer(
    cli,
    options,
    {
      ...report,
      ...(further?.drivers === undefined ? {} : { drivers: further.drivers }),
      others: further?.others ?? [],
      ...(options.out === undefined ? {} : { out: options.out }),
    },
    renderSimulate,
  );
}

/** Counts the runs that a file does not hold yet, and keeps the file up to date on the way. */
async function count(
  cli: Cli,
  options: Options,
  { simulator, job }: CliSimulation,
  wanted: Ranges,
): Promise<Result> {
  const { out } = options;
  const before = out === undefined ? undefined : earlier(out, simulator);
  const runs = before === undefined ? wanted : without(wanted, before.runs);
  const total = (part: Result): Result =>
    before === undefined
      ? part
      : mergeResults([
          { file: out ?? '', result: before },
          { file: out ?? '', result: part },
        ]);
  const workers =
    options.workers === undefined ? workersFor(countOf(runs)) : workersFrom(options.workers);
  let written = 0;
  const all = countOf(runs);
  let latest = 0;
  const tallied = await runMany(job, {
    runs,
    workers,
    onProgress: (done, of) => {
      latest = done;
      if (cli.errIsTerminal) cli.err(`\rsimulating: ${done} of ${of} runs …`);
    },
    // A killed job goes on from the last tenth that was written.
    onPart: (soFar) => {
      if (out === undefined || (latest - written) * 10 < all) return;
      written = latest;
      writeResult(out, total(resultOf(simulator, soFar())));
    },
  });
  if (cli.errIsTerminal) cli.err('\r\u001b[2K');
  const result = total(resultOf(simulator, tallied));
  if (out !== undefined) writeResult(out, result);
  return result;
}

function earlier(out: string, simulator: CliSimulation['simulator']): Result | undefined {
  if (!existsSync(out)) return undefined;
  const result = readResult(out);
  const field = differing(manifestOf(simulator), result.manifest);
  if (field === undefined) return result;
  throw new UsageError(
    `--out ${out}: this file is of another simulation (${field} differs): name another file, or remove it`,
  );
}
