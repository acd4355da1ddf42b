import type { Catalogue } from '../history/catalogue.ts';
import type { Timeline } from '../history/timeline.ts';
import { UsageError } from '../input/usage.ts';
import { openWithCatalogue } from '../report/read-timeline.ts';
import { WORKERS_MAX } from '../simulate/many/many.ts';
import { joined, type Ranges } from '../simulate/many/ranges.ts';
import { findModel } from '../simulate/model/shipped-models.ts';
import { prepare as prepareRequest, type ReadySimulation } from '../simulate/prepare.ts';
import {
  RefusedRequest,
  type RequestFault,
  RUN_MAX,
  RUNS_MAX,
  type TypedRequest,
  typedWhole,
  whole,
} from '../simulate/request.ts';
import type { EventStore } from '../store/port.ts';
import type { CommonOptions } from './cli.ts';

/** What a simulation is asked with, as typed. */
export interface SimulationOptions extends CommonOptions {
  readonly model?: string;
  readonly at?: string;
  readonly months?: string;
  readonly seed?: string;
  readonly assume?: readonly string[];
  readonly vary?: boolean;
}

/** A simulation ready to run, with the timeline and the model file that it was asked of. */
export interface CliSimulation extends ReadySimulation {
  readonly timeline: Timeline;
  readonly catalogue: Catalogue;
}

/** Opens the timeline, reads the model, and makes both ready to run. Throws UsageError. */
export async function prepare(
  store: EventStore,
  title: string,
  options: SimulationOptions,
): Promise<CliSimulation> {
  const scene = await openWithCatalogue(store, title);
  const found = findModel(scene.timeline.name.case, options.model);
  try {
    return { ...scene, ...(await prepareRequest(scene, found, typedIn(options))) };
  } catch (error) {
    if (!(error instanceof RefusedRequest)) throw error;
    throw new UsageError(error.faults.map((fault) => refusal(fault, options)).join('\n'));
  }
}

function typedIn({ at, months, seed, assume = [], vary }: SimulationOptions): TypedRequest {
  return {
    at,
    months: months === undefined ? undefined : typedWhole(months),
    seed: seed === undefined ? undefined : typedWhole(seed),
    assume: Object.fromEntries(assume.map((text) => [nameIn(text), valueIn(text)])),
    vary,
  };
}

/** `--assume relief-rate=0.8`. */
const nameIn = (text: string): string => text.split('=', 1)[0] ?? '';

function valueIn(text: string): number {
  const value = text.slice(nameIn(text).length + 1);
  return value.trim() === '' ? Number.NaN : Number(value);
}

function refusal({ path, message }: RequestFault, options: SimulationOptions): string {
  const [field = '', name] = path;
  const typed =
    field === 'assume'
      ? options.assume?.findLast((text) => nameIn(text) === name)
      : options[field as keyof SimulationOptions];
  const quoted = `"${String(typed)}"`;
  // What is wrong with a date quotes it already.
  return message.startsWith(quoted) ? `--${field} ${message}` : `--${field} ${quoted}: ${message}`;
}

export function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const read = whole(least, most).safeParse(typedWhole(text));
  if (read.success) return read.data;
  throw new UsageError(`${flag} "${text}": ${read.error.issues[0]?.message ?? ''}`);
}

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
