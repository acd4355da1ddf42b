import { isoDay } from '../../../domain/calendar.ts';
import type { Event } from '../../../domain/event.ts';
import { branchEvent } from '../../history/edit/branch-event.ts';
import { parseTimelineName, streamOf } from '../../store/timeline-name.ts';
import type { EventStore } from '../../store/port.ts';
import { appendRunBranch, type RunBranch } from './append-run.ts';
import type { NameOf } from './describe.ts';
import type { Model } from '../model/model.ts';
import type { Simulator } from '../run/run.ts';
import { type Story, tell } from './story.ts';

/**
 * What a kept branch says of the simulation it comes from, as assumptions of its own: enough to run
 * it again. The names begin with this, which no assumption of a model does.
 */
export const ABOUT = 'simulation-';

/** The same of a model that was varied: from which, and each switch, numbered from 1. */
export const VARIED_FROM = 'varied-from';
export const OFF = 'off-';
export const CONCEDE = 'concede-';

interface RunBranchRequest {
  /** The branch's own name; it will be called `CASE~name`. */
  readonly name: string;
  readonly run: number;
  /** Now, as a moment in UTC. */
  readonly recorded: string;
  readonly question?: string;
  readonly nameOf: NameOf;
}

/**
 * Tells one simulated future as a branch: blank after the fork, then the run's events.
 *
 * ```ts
 * import { shippedCase, shippedSimulator } from '../../../test/simulate/scene.ts';
 * const { simulator } = await shippedSimulator();
 * const branch = branchOfRun(simulator, { name: 'run-7', run: 7, recorded: '2026-11-24T05:00:00Z', nameOf: (actor) => actor });
 * branch.opening.from; // => shippedCase
 * branch.events[0].data; // => { assumption: 'simulation-model', value: 'ladder' }
 * ```
 */
export function branchOfRun(
  simulator: Simulator,
  keeping: RunBranchRequest,
): RunBranch & { readonly story: Story } {
  const { start, program } = simulator;
  const { model, title: about } = program.model.written;
  const { name, run, recorded, nameOf } = keeping;
  const at = isoDay(start.forkDay);
  const question = keeping.question ?? `Run ${run} of the model ${model}: ${about}`;
  const stream = streamOfBranch(start.timeline, name);
  const story = tell(simulator, run, { stream, recorded, nameOf });
  return {
    opening: { from: start.timeline, name, at, mode: 'open', question, recorded },
    events: [
      ...assumptionEvents(simulator, story, stream, { at, recorded }),
      ...story.events.map((told) => told.event),
    ],
    story,
  };
}

/**
 * Tells a run and appends it as a branch.
 *
 * ```ts
 * import { shippedCase, shippedSimulator } from '../../../test/simulate/scene.ts';
 * const { store, simulator } = await shippedSimulator();
 * const request = { name: 'run-7', run: 7, recorded: '2026-11-24T05:00:00Z', nameOf: (actor) => actor };
 * (await keepRun(store, simulator, request)).timeline; // => `${shippedCase}~run-7`
 * ```
 */
export async function keepRun(
  store: EventStore,
  simulator: Simulator,
  keeping: RunBranchRequest,
): Promise<{ readonly timeline: string; readonly story: Story }> {
  const kept = branchOfRun(simulator, keeping);
  return { timeline: await appendRunBranch(store, kept), story: kept.story };
}

/**
 * Stream that a branch of a timeline would have.
 *
 * ```ts
 * import { shippedCase } from '../../../test/simulate/scene.ts';
 * streamOfBranch(`${shippedCase}~eased`, 'run-7'); // => `case-${shippedCase}~run-7`
 * ```
 */
export function streamOfBranch(timeline: string, name: string): string {
  return streamOf({ case: parseTimelineName(timeline).case, branch: name });
}

/** What the actors do otherwise than the model has it that comes with the case, line by line. */
function variedLines({ varied }: Model): (readonly [name: string, value: string])[] {
  if (varied === undefined) return [];
  const { off, concede } = varied.variant;
  return [
    [VARIED_FROM, varied.from],
    ...off.map((name, i) => [`${OFF}${i + 1}`, name] as const),
    ...concede.map(
      (each, i) => [`${CONCEDE}${i + 1}`, `${each.party} ${each.how} in ${each.in}`] as const,
    ),
  ];
}

function assumptionEvents(
  simulator: Simulator,
  story: Story,
  stream: string,
  { at, recorded }: { readonly at: string; readonly recorded: string },
): Event[] {
  const { program, setting } = simulator;
  const { model, assumptions } = program.model.written;
  const one = (assumption: string, value: number | string, reason: string): Event =>
    branchEvent(stream, {
      key: `assumes-${assumption}`,
      type: 'AssumptionSet',
      occurred: at,
      recorded,
      actor: 'author',
      reason,
      summary: `${assumption}: ${value}`,
      data: { assumption, value },
    });
  const about = `says how to simulate this branch again`;
  return [
    one(`${ABOUT}model`, model, about),
    one(`${ABOUT}model-hash`, program.model.hash, about),
    one(`${ABOUT}seed`, setting.seed, about),
    one(`${ABOUT}run`, story.run, about),
    one(`${ABOUT}months`, setting.months, about),
    ...variedLines(program.model).map(([name, value]) => one(ABOUT + name, value, about)),
    ...assumptions.map(({ assumption, reason }) =>
      one(assumption, story.assumptions[assumption] ?? 0, reason),
    ),
  ];
}
