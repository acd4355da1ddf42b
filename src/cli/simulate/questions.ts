import { type Command, Option } from 'commander';
import { availableParallelism } from 'node:os';
import { WORKERS_MAX } from '../../simulate/many/many.ts';
import type { Model } from '../../simulate/model/model.ts';
import { checkCatalogue } from '../../simulate/model/model-catalogue.ts';
import { measureNamed } from '../../simulate/questions/measure.ts';
import { TaskPool } from '../../simulate/questions/pool.ts';
import type { EventStore } from '../../store/port.ts';
import { answer, type Cli } from '../cli.ts';
import { UsageError } from '../../input/usage.ts';
import { findModel, modelNames } from '../../simulate/model/shipped-models.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { renderQuestion } from './answers.ts';
import { type QuestionKind, questionReport, type QuestionReport } from '../../report/questions.ts';
import { driversOf, othersOf } from '../../report/simulate.ts';
import {
  type CliSimulation,
  RUNS_MAX,
  type SimulationOptions,
  prepareTogether,
  wholeNumber,
  workersFrom,
} from '../arguments/simulation.ts';
import { type FileOptions, writeQuestion } from './files.ts';

/** Questions that many runs can answer, beside the bands. */
export interface QuestionOptions extends SimulationOptions, FileOptions {
  readonly tornado?: boolean;
  readonly morris?: boolean;
  readonly sobol?: boolean;
  readonly regret?: boolean;
  readonly compare: readonly string[];
  readonly discover?: string;
  readonly of?: string;
  readonly samples?: string;
  readonly workers?: string;
  readonly run?: string;
  readonly out?: string;
}

/** Adds their options to the command. */
export function addQuestions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--compare <timeline>',
        'another timeline to run on the same draws; may be repeated',
      )
        .argParser((text: string, list: readonly string[]) => [...list, text])
        .default([], 'none'),
    )
    .option('--tornado', 'which assumptions matter, one at a time')
    .option('--morris', 'which assumptions matter, by screening; also shows interactions')
    .option('--sobol', 'which assumptions matter, as shares of the variance; takes long')
    .option('--regret', 'which of the compared timelines would be regretted least')
    .option('--discover <outcome>', 'under which assumptions this outcome occurs')
    .option(
      '--of <name>',
      'the indicator or outcome to ask about (default: what the model is judged by)',
    )
    .option('--samples <n>', 'trajectories of --morris (20), points of --sobol (128)')
    .option('--svg <file>', 'draw the bands (of --of) or the tornado into a file')
    .option('--csv <file>', 'write the numbers in long form; as JSON if the name ends in .json');
}

/** Runs in each setting where --runs was not given: questions that ask much ask it of fewer. */
const RUNS: Readonly<Record<QuestionKind, number>> = {
  tornado: 200,
  morris: 50,
  sobol: 25,
  compare: 1000,
  regret: 200,
  discover: 2000,
};
const SAMPLES_MAX = 65_536;

/**
 * The question that is asked, if one is. Throws UsageError for two at once: `--regret` alone goes
 * with `--compare`.
 */
export function questionIn(options: QuestionOptions): QuestionKind | undefined {
  const asked = (['tornado', 'morris', 'sobol', 'regret', 'discover'] as const).filter(
    (kind) => options[kind] !== undefined,
  );
  const [kind, second] = asked;
  if (second !== undefined) {
    throw new UsageError(`--${kind ?? ''} and --${second}: ask one question at a time`);
  }
  const compared = options.compare.length > 0;
  if (kind === 'regret' && !compared) {
    throw new UsageError('--regret chooses between timelines: name others with --compare TIMELINE');
  }
  if (compared && kind !== undefined && kind !== 'regret') {
    throw new UsageError(`--${kind} and --compare: ask one question at a time`);
  }
  const found = kind ?? (compared ? 'compare' : undefined);
  checkTogether(found, options);
  return found;
}

/** Options that would be passed over in silence are refused. */
function checkTogether(kind: QuestionKind | undefined, options: QuestionOptions): void {
  if (options.run !== undefined) {
    for (const flag of ['svg', 'csv', 'of', 'samples'] as const) {
      if (options[flag] !== undefined) {
        throw new UsageError(`--${flag} is about many futures: leave out --run`);
      }
    }
    if (kind !== undefined) throw new UsageError(`--${kind} asks many futures: leave out --run`);
  }
  if (kind !== undefined && options.out !== undefined) {
    throw new UsageError(`--out keeps counted futures, not the answer to --${kind}: use --csv`);
  }
  if (kind === undefined && options.samples !== undefined) {
    throw new UsageError('--samples goes with --morris or --sobol');
  }
  if (kind === undefined && options.of !== undefined && options.svg === undefined) {
    throw new UsageError('--of goes with --svg, or with a question such as --tornado');
  }
}

/** Answers a question. `runs`: as typed, undefined where it was not. */
export async function answerQuestion(
  cli: Cli,
  options: QuestionOptions,
  { store, prepared, kind, runs }: QuestionSetting,
): Promise<void> {
  const others: string[] = [];
  for (const name of options.compare) others.push(await resolveTimeline(store, name, cli.call));
  const together = await prepareTogether(store, prepared, others, options);
  const [own] = together;
  if (own === undefined) return;
  const asked = {
    jobs: together.map(({ job }) => job),
    of: measureNamed(own.simulator.program, options.discover ?? options.of),
    runs: runs === undefined ? RUNS[kind] : wholeNumber('--runs', runs, 1, RUNS_MAX),
    ...(options.samples !== undefined && {
      samples: wholeNumber('--samples', options.samples, 2, SAMPLES_MAX),
    }),
  };
  checkAsked(kind, asked.of, options);
  const pool = new TaskPool(asked.jobs, workersOf(options), (done) => {
    if (cli.errIsTerminal) cli.err(`\rasking the model: ${done} answers …`);
  });
  let report: QuestionReport;
  try {
    report = await questionReport(own.simulator, kind, { ...asked, pool });
  } catch (error) {
    // Ranges are checked where they are used; what was typed led there.
    throw error instanceof RangeError ? new UsageError(`--${kind}: ${error.message}`) : error;
  } finally {
    await pool.close();
    if (cli.errIsTerminal) cli.err('\r\u001b[2K');
  }
  writeQuestion(options, report);
  answer(cli, options, report, renderQuestion);
}

interface QuestionSetting {
  readonly store: EventStore;
  readonly prepared: CliSimulation;
  readonly kind: QuestionKind;
  readonly runs: string | undefined;
}

const workersOf = ({ workers }: QuestionOptions): number =>
  workers === undefined ? Math.min(WORKERS_MAX, availableParallelism()) : workersFrom(workers);

function checkAsked(
  kind: QuestionKind,
  of: { readonly name: string; readonly kind: string; readonly better?: string },
  { svg, samples }: QuestionOptions,
): void {
  if (kind === 'discover' && of.kind !== 'outcome') {
    throw new UsageError(`--discover ${of.name}: that is an indicator; name one of the outcomes`);
  }
  if (kind === 'regret' && of.better === undefined) {
    throw new UsageError(
      `--of ${of.name}: the model does not say whether more or less of it is better, so nothing can be regretted`,
    );
  }
  if (samples !== undefined && kind !== 'morris' && kind !== 'sobol') {
    throw new UsageError('--samples goes with --morris or --sobol');
  }
  if (svg !== undefined && kind !== 'tornado') {
    throw new UsageError(`--svg draws the bands, the outcomes or --tornado, not --${kind}`);
  }
}

/** Runs per setting of the two further questions; they cost about as much as the futures themselves. */
const FURTHER_RUNS = 200;
/** Fewer than these are done before a thread has started. */
const FEW_RUNS = 50;

/** The two questions that a sceptic asks first: what drives it, what would the other model say? */
export async function sceptical(
  cli: Cli,
  options: QuestionOptions,
  prepared: CliSimulation,
  wanted: number,
) {
  const runs = Math.min(FURTHER_RUNS, wanted);
  const few = options.workers === undefined && runs < FEW_RUNS;
  const workers = few ? 0 : workersOf(options);
  if (cli.errIsTerminal) cli.err('\rwhat drives it, and what other models say …');
  const pool = new TaskPool([prepared.job], workers);
  try {
    return {
      drivers: await driversOf(prepared, pool, runs),
      others: othersOf(prepared, otherModels(prepared), runs),
    };
  } finally {
    await pool.close();
    if (cli.errIsTerminal) cli.err('\r\u001b[2K');
  }
}

function otherModels({ timeline, catalogue, job }: CliSimulation): Model[] {
  const name = timeline.name.case;
  return modelNames(name)
    .filter((each) => each !== job.model.written.model)
    .map((each) => {
      const { model, file } = findModel(name, each);
      checkCatalogue(model, catalogue, file);
      return model;
    });
}
