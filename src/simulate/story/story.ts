import type { Entry } from '../../../domain/entry.ts';
import { type Event, eventSchema } from '../../../domain/event.ts';
import type { Fact } from '../../../domain/refusal.ts';
import { keyedId } from '../../history/event-id.ts';
import type { Plan, PlanDraw, Attempt, RunWatcher } from '../run/plan.ts';
import { describe, type NameOf } from './describe.ts';
import { formatDrawKey } from '../luck/draws.ts';
import type { Simulator } from '../run/run.ts';

/** One simulated future, told: its events in full, the draws behind them, and what was tried in vain. */
export interface Story {
  readonly run: number;
  readonly events: readonly ToldEvent[];
  readonly refused: readonly ToldRefusal[];
  /** Every policy whose condition held, month by month, also where the draw said no. */
  readonly attempts: readonly Attempt[];
  /** Month by month, each indicator in the model's order. */
  readonly series: readonly (readonly number[])[];
  /** For each outcome the month in which it was first met (0 the first); -1: not met. */
  readonly outcomes: readonly number[];
  /** The value of each assumption in this run. */
  readonly assumptions: Readonly<Record<string, number>>;
}

interface ToldEvent {
  readonly event: Event;
  readonly by: string;
  readonly draws: readonly ToldDraw[];
}

export interface ToldDraw extends PlanDraw {
  /** As the event carries it. */
  readonly key: string;
}

interface ToldRefusal {
  readonly by: string;
  readonly actor: string;
  readonly occurred: string;
  readonly summary: string;
  readonly draws: readonly ToldDraw[];
  readonly rule: string;
  readonly reason: string;
  readonly facts: readonly Fact[];
}

interface Telling {
  /** Stream that the events' ids are made for. */
  readonly stream: string;
  /** When they are recorded, as a moment in UTC. */
  readonly recorded: string;
  readonly nameOf: NameOf;
}

/**
 * Runs one future again and tells it. It decides nothing otherwise than the untold run did.
 *
 * ```ts
 * import { shippedCase, shippedSimulator } from '../../../test/simulate/scene.ts';
 * const { simulator } = await shippedSimulator();
 * const story = tell(simulator, 7, { stream: `case-${shippedCase}~run-7`, recorded: '2026-11-24T05:00:00Z', nameOf: (actor) => actor });
 * story.events.length === simulator.run(7).events; // => true
 * story.events[0].draws[0].key.endsWith('/arrests-go-on/size'); // => true
 * ```
 */
export function tell(simulator: Simulator, number: number, telling: Telling): Story {
  const teller = new Teller(simulator, number, telling);
  const run = simulator.run(number, teller);
  const width = simulator.program.indicatorSlots.length;
  return {
    run: number,
    events: teller.events,
    refused: teller.refusals,
    attempts: teller.attempts,
    series: Array.from({ length: simulator.setting.months }, (_, m) =>
      Array.from(run.series.subarray(m * width, (m + 1) * width)),
    ),
    outcomes: Array.from(run.outcomes),
    assumptions: simulator.assumptionsOf(number),
  };
}

class Teller implements RunWatcher {
  readonly events: ToldEvent[] = [];
  readonly refusals: ToldRefusal[] = [];
  readonly attempts: Attempt[] = [];
  readonly #simulator: Simulator;
  readonly #run: number;
  readonly #telling: Telling;
  /** Ids of the events by which each policy acted, with their months. */
  readonly #acts = new Map<string, { readonly id: string; readonly month: number }[]>();
  /** Ids of events by which commitments were made, and of the other events of this run, by name. */
  readonly #ids = new Map<string, string>();

  constructor(simulator: Simulator, run: number, telling: Telling) {
    this.#simulator = simulator;
    this.#run = run;
    this.#telling = telling;
  }

  attempted(attempt: Attempt): void {
    this.attempts.push(attempt);
  }

  happened({ event: bare }: Entry, plan: Plan): void {
    const draws = this.#draws(plan);
    const { stream, recorded, nameOf } = this.#telling;
    const event = eventSchema.parse({
      ...bare,
      id: keyedId(stream, bare.key),
      recorded,
      because: this.#causes(plan),
      provenance: {
        kind: 'simulated',
        model: this.#simulator.program.model.written.model,
        run: this.#run,
        draws: draws.map(({ key, value }) => ({ key, value })),
      },
      summary: describe(plan.deed, plan.actor, bare.occurred.slice(0, 7), nameOf),
    });
    this.events.push({ event, by: plan.by, draws });
    this.#remember(event, plan);
  }

  refused(entry: Entry, plan: Plan, refusals: Parameters<RunWatcher['refused']>[2]): void {
    const [first] = refusals;
    if (first === undefined) return;
    const { rule, reason, facts } = first;
    const { occurred } = entry.event;
    this.refusals.push({
      by: plan.by,
      actor: plan.actor,
      occurred,
      summary: describe(plan.deed, plan.actor, occurred.slice(0, 7), this.#telling.nameOf),
      draws: this.#draws(plan),
      rule,
      reason,
      facts,
    });
  }

  #remember(event: Event, plan: Plan): void {
    const acts = this.#acts.get(plan.by) ?? [];
    acts.push({ id: event.id, month: plan.month });
    this.#acts.set(plan.by, acts);
    this.#ids.set(event.key, event.id);
    if (event.type === 'CommitmentMade') this.#ids.set(event.data.commitment, event.id);
  }

  /** Earlier acts that this one answers, the promise it keeps, the steps of talks before it. */
  #causes(plan: Plan): { event: string; says: string }[] {
    const ids = new Set<string>();
    for (const name of [...plan.follows, ...plan.deed.fulfils]) {
      const act = this.#acts.get(name)?.findLast(({ month }) => month < plan.month);
      const id = act?.id ?? this.#ids.get(name);
      if (id !== undefined) ids.add(id);
    }
    const says = `the model ${this.#simulator.program.model.written.model}`;
    return [...ids].map((event) => ({ event, says }));
  }

  #draws({ draws, month }: Plan): ToldDraw[] {
    const { seed } = this.#simulator.setting;
    return draws.map((draw) => {
      const { actor, purpose, use } = draw;
      return { ...draw, key: formatDrawKey({ seed, run: this.#run, month, actor, purpose, use }) };
    });
  }
}
