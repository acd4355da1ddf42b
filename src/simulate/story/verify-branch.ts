import { type Event, encodeEvent } from '../../../domain/event.ts';
import { decodeEvent } from '../../../domain/upcast.ts';
import { headOf } from '../../history/lineage.ts';
import { streamOf } from '../../store/timeline-name.ts';
import { openTimeline, parentOf, type Timeline } from '../../history/timeline.ts';
import type { EventStore } from '../../store/port.ts';
import type { NameOf } from './describe.ts';
import { drawOf, parseDrawKey } from '../luck/draws.ts';
import { ABOUT, CONCEDE, OFF, VARIED_FROM } from './run-branch.ts';
import type { Model } from '../model/model.ts';
import { programOf } from '../run/program.ts';
import { Simulator } from '../run/run.ts';
import { startFrom } from '../run/read-start.ts';
import { tell } from './story.ts';
import { variant } from '../model/variant-format.ts';

/** What is wrong with one simulated event. */
export interface Discrepancy {
  readonly key: string;
  readonly message: string;
}

interface DrawsChecked {
  readonly events: number;
  readonly draws: number;
  readonly wrong: readonly Discrepancy[];
}

/**
 * Computes the draws of a branch's own simulated events again, from their keys alone.
 *
 * ```ts
 * import { shippedCase, shippedSimulator } from '../../../test/simulate/scene.ts';
 * const { store, simulator } = await shippedSimulator();
 * import { keepRun } from './run-branch.ts';
 * const nameOf = (actor) => actor;
 * await keepRun(store, simulator, { name: 'run-7', run: 7, recorded: '2026-11-24T05:00:00Z', nameOf });
 * (await verifyDraws(store, `${shippedCase}~run-7`)).wrong; // => []
 * ```
 */
export async function verifyDraws(store: EventStore, timeline: string): Promise<DrawsChecked> {
  const wrong: Discrepancy[] = [];
  let events = 0;
  let draws = 0;
  for (const event of await simulatedIn(
    store,
    streamOf((await openTimeline(store, timeline)).name),
  )) {
    if (event.provenance.kind !== 'simulated') continue;
    events += 1;
    for (const draw of event.provenance.draws) {
      draws += 1;
      const message = wrongDraw(draw, event.provenance.run);
      if (message !== undefined) wrong.push({ key: event.key, message });
    }
  }
  return { events, draws, wrong };
}

function wrongDraw(
  { key, value }: { readonly key: string; readonly value: number },
  run: number,
): string | undefined {
  try {
    const parsed = parseDrawKey(key);
    if (parsed.run !== run)
      return `the draw ${key} belongs to run ${parsed.run}, the event to run ${run}`;
    const again = drawOf(parsed);
    return again === value ? undefined : `the draw ${key} is ${again}, not ${value}`;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return error.message;
  }
}

async function simulatedIn(store: EventStore, stream: string): Promise<Event[]> {
  const { revision: upTo } = await headOf(store, stream);
  const events: Event[] = [];
  for await (const page of store.readOrdered(stream, { role: 'world', upTo })) {
    for (const { text } of page) {
      const event = decodeEvent(text);
      if (event.provenance.kind === 'simulated') events.push(event);
    }
  }
  return events;
}

/** What a kept branch says of where it comes from; undefined for any other timeline. */
export interface About {
  readonly model: string;
  readonly modelHash: string;
  readonly seed: number;
  readonly run: number;
  readonly months: number;
  /** Every assumption by name. */
  readonly assumptions: Readonly<Record<string, number>>;
  /** What its actors do otherwise than a model that comes with the case. */
  readonly varied?: NonNullable<Model['varied']>;
}

/**
 * What a branch that was kept from a simulation says of it; undefined for any other timeline.
 *
 * ```ts
 * import { shippedCase, shippedSimulator } from '../../../test/simulate/scene.ts';
 * const { store, simulator } = await shippedSimulator();
 * import { keepRun } from './run-branch.ts';
 * const nameOf = (actor) => actor;
 * await keepRun(store, simulator, { name: 'run-7', run: 7, recorded: '2026-11-24T05:00:00Z', nameOf });
 * import { openTimeline } from '../../history/timeline.ts';
 * const { model, seed, run } = aboutOf(await openTimeline(store, `${shippedCase}~run-7`));
 * [model, seed, run]; // => ['ladder', 1, 7]
 * aboutOf(await openTimeline(store, shippedCase)); // => undefined
 * ```
 */
export function aboutOf(timeline: Timeline): About | undefined {
  const values = new Map<string, number | string>();
  for (const event of timeline.lineage.at(-1)?.amendments ?? []) {
    if (event.type === 'AssumptionSet') values.set(event.data.assumption, event.data.value);
  }
  const number = (name: string): number => Number(values.get(ABOUT + name));
  const model = values.get(`${ABOUT}model`);
  const [seed, run, months] = [number('seed'), number('run'), number('months')];
  // Somebody may have set only some of them by hand.
  if (typeof model !== 'string' || ![seed, run, months].every(Number.isSafeInteger))
    return undefined;
  const assumptions: Record<string, number> = {};
  for (const [name, value] of values) {
    if (typeof value === 'number' && !name.startsWith(ABOUT)) assumptions[name] = value;
  }
  return {
    model,
    modelHash: String(values.get(`${ABOUT}model-hash`)),
    seed,
    run,
    months,
    assumptions,
    ...variedIn(values),
  };
}

/** Reads what keeping a run of a varied model wrote; nothing where somebody has changed it. */
function variedIn(values: ReadonlyMap<string, number | string>): Pick<About, 'varied'> {
  const from = values.get(ABOUT + VARIED_FROM);
  if (typeof from !== 'string') return {};
  const numbered = (prefix: string): string[] => {
    const found: string[] = [];
    for (let i = 1; values.has(`${ABOUT}${prefix}${i}`); i += 1) {
      found.push(String(values.get(`${ABOUT}${prefix}${i}`)));
    }
    return found;
  };
  const concede = numbered(CONCEDE).map((line) => {
    const [, party, how, name] = /^(\S+) (\S+) in (\S+)$/.exec(line) ?? [];
    return { party, how, in: name };
  });
  const read = variant.safeParse({ off: numbered(OFF), concede });
  return read.success ? { varied: { from, variant: read.data } } : {};
}

/**
 * Runs a kept branch's model again and compares event by event, draws, sizes and texts included.
 * The branch must hold what the run gives, nothing else simulated, and nothing otherwise.
 *
 * ```ts
 * import { shippedCase, shippedSimulator } from '../../../test/simulate/scene.ts';
 * const { store, simulator } = await shippedSimulator();
 * import { keepRun } from './run-branch.ts';
 * const nameOf = (actor) => actor;
 * await keepRun(store, simulator, { name: 'run-7', run: 7, recorded: '2026-11-24T05:00:00Z', nameOf });
 * import { openTimeline } from '../../history/timeline.ts';
 * const timeline = await openTimeline(store, `${shippedCase}~run-7`);
 * await verifyRun(timeline, aboutOf(timeline), simulator.program.model, nameOf); // => []
 * ```
 */
export async function verifyRun(
  timeline: Timeline,
  about: About,
  model: Model,
  nameOf: NameOf,
): Promise<Discrepancy[]> {
  const parent = await parentOf(timeline);
  const forkDay = timeline.lineage.at(-1)?.opened?.forkDay;
  if (parent === undefined || forkDay === undefined) return [];
  const start = await startFrom(parent, forkDay);
  const { seed, months, run, assumptions } = about;
  const simulator = new Simulator(programOf(model), start, {
    seed,
    months,
    set: assumptions,
    vary: false,
  });
  const stream = streamOf(timeline.name);
  const stored = new Map(
    (await simulatedIn(timeline.store, stream)).map((event) => [event.id, event]),
  );
  const recorded = [...stored.values()][0]?.recorded ?? '2000-01-01T00:00:00Z';
  const wrong: Discrepancy[] = [];
  for (const { event } of tell(simulator, run, { stream, recorded, nameOf }).events) {
    const found = stored.get(event.id);
    stored.delete(event.id);
    if (found === undefined) wrong.push({ key: event.key, message: 'is missing from the branch' });
    else if (encodeEvent(found) !== encodeEvent(event))
      wrong.push({
        key: event.key,
        message: `differs from the run, which gives: ${event.summary}`,
      });
  }
  for (const { key } of stored.values()) wrong.push({ key, message: 'does not happen in the run' });
  return wrong;
}
