import { z } from 'zod';
import type { Day } from '../../domain/calendar.ts';
import { OPEN_END, parseEdtf } from '../../domain/edtf.ts';
import { edtf, slug } from '../../domain/text.ts';
import { didYouMean } from '../input/suggest.ts';
import { formatPath, parsing, problemsOf } from '../input/wording.ts';
import { RUN_MAX, SEED_MAX } from './luck/draws.ts';
import type { Model } from './model/model.ts';
import { AS_WRITTEN, concession, variant, type Variant } from './model/variant-format.ts';
import { variantFaults } from './model/variant.ts';
import type { RunSetting } from './run/setting.ts';

export { RUN_MAX, SEED_MAX };

/** Most runs of one request: a bigger job is shared out. */
export const RUNS_MAX = 10_000_000;
export const MONTHS_MAX = 120;

/**
 * A whole number within bounds, both included, which says in one way everywhere what to write.
 *
 * ```ts
 * whole(1, 120).parse(24); // => 24
 * whole(1, 120).parse(121); // throws 'write a whole number from 1 to 120'
 * ```
 */
export function whole(least: number, most: number) {
  const words = `write a whole number from ${least} to ${most}`;
  return z.int(words).min(least, words).max(most, words);
}

/** What a simulation is asked with beside its timeline and its model, whoever asks. */
export const simulationRequest = z.strictObject({
  at: edtf.optional().describe('the last day of the past (default: that of the last event)'),
  months: whole(1, MONTHS_MAX).optional().describe("default: the model's own"),
  seed: whole(0, SEED_MAX).default(1).describe('the same seed gives the same futures'),
  first: whole(0, RUN_MAX).default(0).describe('number of the first run'),
  runs: whole(1, RUNS_MAX).default(1000).describe('how many futures'),
  variant: variant.default(AS_WRITTEN).describe('what actors do differently from the model'),
  assume: z.record(slug, z.number()).default({}).describe('other values for assumptions'),
  vary: z.boolean().default(false).describe('let each run draw its assumptions'),
});
export type SimulationRequest = z.infer<typeof simulationRequest>;

/** Something asked for that cannot be: where in the request, and what to write instead. */
export interface RequestFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * A request that cannot be run. Each face says in its own syntax where the fault lies.
 *
 * ```ts
 * new RefusedRequest([{ path: ['assume', 'mercy'], message: 'write a number' }]).message; // => 'assume.mercy: write a number'
 * ```
 */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly faults: readonly RequestFault[];
  constructor(faults: readonly RequestFault[]) {
    super(faults.map(({ path, message }) => `${formatPath(path)}: ${message}`).join('; '));
    this.faults = faults;
  }
}

/** Fields as somebody has typed or sent them; what is absent has its default. */
export type TypedRequest = Readonly<Partial<Record<keyof SimulationRequest, unknown>>>;

/**
 * Reads a request field by field. What cannot be is left out and told as a fault, in the same words
 * whoever asks: the command line and the server refuse it then, the page takes the default.
 *
 * ```ts
 * import { shippedCase } from '../../test/simulate/scene.ts';
 * import { findModel } from './model/shipped-models.ts';
 * const { model } = findModel(shippedCase, 'ladder');
 * const { request, faults } = readRequest({ months: 500, seed: 7 }, model);
 * request.seed; // => 7
 * faults; // => [{ path: ['months'], message: 'write a whole number from 1 to 120' }]
 * ```
 */
export function readRequest(
  typed: TypedRequest,
  model: Model,
  shape: RequestShape = simulationRequest.shape,
): { readonly request: SimulationRequest; readonly faults: readonly RequestFault[] } {
  const faults: RequestFault[] = [];
  const read = <T>(path: RequestFault['path'], one: z.ZodType<T>, sent: unknown): T | undefined => {
    const result = one.safeParse(sent, parsing);
    if (result.success) return result.data;
    faults.push({ path, message: withoutFound(problemsOf('', result.error)[0]?.message ?? '') });
    return undefined;
  };
  /** The default stands in for what is absent or cannot be. */
  const field = <T>(name: keyof SimulationRequest, one: z.ZodType<T>): T =>
    read([name], one, typed[name]) ?? one.parse(undefined);
  const at = field('at', shape.at);
  const months = field('months', shape.months);
  const [first, runs] = [field('first', shape.first), field('runs', shape.runs)];
  const last = first + runs - 1;
  if (last > RUN_MAX)
    faults.push({ path: ['first'], message: `the last run would be ${last}: at most ${RUN_MAX}` });
  const request = {
    seed: field('seed', shape.seed),
    first,
    runs,
    vary: field('vary', shape.vary),
    assume: readAssumptions(typed.assume, model, faults),
    variant: readVariant(typed.variant, model, read, faults),
    ...(at === undefined ? {} : { at }),
    ...(months === undefined ? {} : { months }),
  };
  return { request, faults };
}

type RequestShape = typeof simulationRequest.shape;
type Read = <T>(path: RequestFault['path'], one: z.ZodType<T>, sent: unknown) => T | undefined;

/** Each face shows what was found where it was typed. */
const withoutFound = (message: string): string => message.replace(/, found [^,]*$/, '');

function readAssumptions(
  sent: unknown,
  { written }: Model,
  faults: RequestFault[],
): Record<string, number> {
  const set: Record<string, number> = {};
  const isObject = typeof sent === 'object' && sent !== null;
  for (const [name, value] of isObject ? Object.entries(sent) : []) {
    const fault = assumptionFault(name, value, written);
    if (fault !== undefined) faults.push({ path: ['assume', name], message: fault });
    else set[name] = value as number;
  }
  return set;
}

function assumptionFault(name: string, value: unknown, written: Model['written']) {
  const found = written.assumptions.find(({ assumption }) => assumption === name);
  if (found === undefined) {
    const names = written.assumptions.map(({ assumption }) => assumption);
    const has = names.length === 0 ? 'It has none' : `It has ${names.join(', ')}`;
    return `the model ${written.model} has no assumption "${name}".${didYouMean(name, names)} ${has}`;
  }
  const { integer, unit } = found;
  const [low, high] = found.range;
  const fits =
    typeof value === 'number' &&
    value >= low &&
    value <= high &&
    (!integer || Number.isInteger(value));
  if (fits) return undefined;
  const kind = integer ? 'a whole number' : 'a number';
  return `write ${kind} from ${low} to ${high} (${unit}), the range that the model gives ${name}`;
}

/** Entry by entry, so that one that cannot be takes no other with it. */
function readVariant(sent: unknown, model: Model, read: Read, faults: RequestFault[]): Variant {
  const lists = (sent ?? {}) as { readonly [list in keyof Variant]?: readonly unknown[] };
  const entries = <T extends keyof Variant>(
    list: T,
    one: z.ZodType<Variant[T][number]>,
  ): Variant[T][number][] =>
    (lists[list] ?? []).flatMap((each, i): Variant[T][number][] => {
      const path = ['variant', list, i];
      const entry = read(path, one, each);
      if (entry === undefined) return [];
      const [fault] = variantFaults(model, { ...AS_WRITTEN, [list]: [entry] });
      if (fault === undefined) return [entry];
      faults.push({ path, message: fault.message });
      return [];
    });
  return { off: entries('off', slug), concede: entries('concede', concession) };
}

/**
 * A number as typed: digits are a whole number, anything else stays text, which is refused.
 *
 * ```ts
 * typedWhole('24'); // => 24
 * typedWhole('2e1'); // => '2e1'
 * ```
 */
export const typedWhole = (text: string): number | string =>
  /^\d+$/.test(text) ? Number(text) : text;

/**
 * The last day of the past that a date means: a month or a year means its end, an open interval
 * its beginning.
 *
 * ```ts
 * import { isoDay } from '../../domain/calendar.ts';
 * isoDay(forkDayOf('1984-06')); // => '1984-06-30'
 * ```
 */
export function forkDayOf(at: string): Day {
  const { start, end } = parseEdtf(at);
  return end === OPEN_END ? start : end;
}

/**
 * What the runs of a request have in common.
 *
 * ```ts
 * import { shippedCase } from '../../test/simulate/scene.ts';
 * import { findModel } from './model/shipped-models.ts';
 * const { model } = findModel(shippedCase, 'ladder');
 * const { request } = readRequest({ seed: 7, months: 6 }, model);
 * settingOf(request, model); // => { seed: 7, months: 6, set: {}, vary: false }
 * ```
 */
export function settingOf(
  { seed, months, assume, vary }: SimulationRequest,
  { written }: Model,
): RunSetting {
  return { seed, months: months ?? written.months, set: assume, vary };
}
