import type { Catalogue } from '../../history/catalogue.ts';
import type { Timeline } from '../../history/timeline.ts';
import { RUN_MAX, SEED_MAX } from '../../simulate/luck/draws.ts';
import type { Job } from '../../simulate/many/job.ts';
import { WORKERS_MAX } from '../../simulate/many/many.ts';
import { checkCatalogue } from '../../simulate/model/model-catalogue.ts';
import { programOf } from '../../simulate/run/program.ts';
import { Simulator } from '../../simulate/run/run.ts';
import { packStart } from '../../simulate/run/packed-start.ts';
import { startFrom } from '../../simulate/run/start.ts';
import { joined, type Ranges } from '../../simulate/many/tally.ts';
import type { EventStore } from '../../store/port.ts';
import type { CommonOptions } from '../cli.ts';
import { lastDay } from './dates.ts';
import { UsageError } from '../../input/usage.ts';
import { findModel } from '../../simulate/model/shipped-models.ts';
import { openWithCatalogue } from '../../report/read-timeline.ts';
import { didYouMean } from '../../input/suggest.ts';
import { isoDay } from '../../../domain/calendar.ts';
import { type Manifest } from '../../simulate/many/result.ts';

/** What a simulation is asked with, as typed. */
export interface SimulationOptions extends CommonOptions {
  readonly model?: string;
  readonly at?: string;
  readonly months?: string;
  readonly seed?: string;
  readonly assume?: readonly string[];
  readonly vary?: boolean;
}

export interface CliSimulation {
  readonly timeline: Timeline;
  readonly catalogue: Catalogue;
  readonly file: string;
  readonly simulator: Simulator;
  readonly job: Job;
}

const MONTHS_MAX = 120;

/** Opens the timeline, reads the model, and makes both ready to run. */
export async function prepare(
  store: EventStore,
  title: string,
  options: SimulationOptions,
): Promise<CliSimulation> {
  const { timeline, catalogue } = await openWithCatalogue(store, title);
  const { model, file } = findModel(timeline.name.case, options.model);
  checkCatalogue(model, catalogue, file);
  const at = options.at === undefined ? undefined : lastDay('--at', options.at);
  const start = await startFrom(timeline, at);
  const setting = {
    seed: options.seed === undefined ? 1 : wholeNumber('--seed', options.seed, 0, SEED_MAX),
    months:
      options.months === undefined
        ? model.written.months
        : wholeNumber('--months', options.months, 1, MONTHS_MAX),
    set: assumptionsSet(options.assume ?? [], model.written.assumptions),
    vary: options.vary ?? false,
  };
  const job: Job = { model, start: packStart(start), setting };
  const simulator = new Simulator(programOf(model), start, setting);
  return { timeline, catalogue, file, simulator, job };
}

/** The simulation of a result file once more, from the timeline and the model that it names. */
export async function prepareAgain(
  store: EventStore,
  { timeline, model, forkDate, months, seed, set, vary }: Manifest,
  modelFile: string | undefined,
): Promise<CliSimulation> {
  return await prepare(store, timeline, {
    model: modelFile ?? model,
    at: forkDate,
    months: String(months),
    seed: String(seed),
    assume: Object.entries(set).map(([name, value]) => `${name}=${value}`),
    vary,
  });
}

export function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(`${flag} "${text}": write a whole number from ${least} to ${most}`);
}

/** Most runs of one call: a bigger job is shared out as shards. */
export const RUNS_MAX = 10_000_000;

/** `10000` are the runs 0 to 9999; `5000..9999` a shard, both ends included. */
export function runsOf(text: string): Ranges {
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) {
    return [[0, wholeNumber('--runs', text, 1, RUNS_MAX) - 1]];
  }
  const first = wholeNumber('--runs', from, 0, RUN_MAX);
  const last = wholeNumber('--runs', to, 0, RUN_MAX);
  if (last < first || last - first >= RUNS_MAX) {
    throw new UsageError(
      `--runs "${text}": write FIRST..LAST, the first not above the last, at most ${RUNS_MAX} runs`,
    );
  }
  return joined([[first, last]]);
}

export const workersFrom = (text: string): number => wholeNumber('--workers', text, 0, WORKERS_MAX);

/** `--assume relief-rate=0.8`, each within the range that the model gives. */
function assumptionsSet(
  typed: readonly string[],
  known: CliSimulation['simulator']['program']['assumptions'],
): Record<string, number> {
  const set: Record<string, number> = {};
  for (const text of typed) {
    const [name = '', value = '', ...rest] = text.split('=');
    const found = known.find(({ assumption }) => assumption === name);
    if (found === undefined) {
      const names = known.map(({ assumption }) => assumption);
      throw new UsageError(
        `--assume "${text}": the model has no assumption "${name}".${didYouMean(name, names)} It has ${names.join(', ')}`,
      );
    }
    const number = value.trim() === '' || rest.length > 0 ? Number.NaN : Number(value);
    const [low, high] = found.range;
    const fits = number >= low && number <= high && (!found.integer || Number.isInteger(number));
    if (!fits) {
      const kind = found.integer ? 'a whole number' : 'a number';
      throw new UsageError(
        `--assume "${text}": write ${name}=VALUE with ${kind} from ${low} to ${high} (${found.unit}), the range that the model gives`,
      );
    }
    set[name] = number;
  }
  return set;
}

/**
 * The timelines to compare, ready to run from the same day: the latest last day of any, unless one
 * was asked for. Throws UsageError for timelines of another case.
 */
export async function prepareTogether(
  store: EventStore,
  own: CliSimulation,
  others: readonly string[],
  options: SimulationOptions,
): Promise<CliSimulation[]> {
  const all = [own];
  for (const title of others) {
    const other = await prepare(store, title, options);
    if (other.timeline.name.case !== own.timeline.name.case) {
      throw new UsageError(
        `--compare ${title}: it belongs to another case than ${own.timeline.title}, so the two share no draws`,
      );
    }
    all.push(other);
  }
  const latest = Math.max(...all.map(({ simulator }) => simulator.start.forkDay));
  const together: CliSimulation[] = [];
  for (const each of all) {
    const late = each.simulator.start.forkDay === latest;
    const at = isoDay(latest);
    together.push(late ? each : await prepare(store, each.timeline.title, { ...options, at }));
  }
  return together;
}
