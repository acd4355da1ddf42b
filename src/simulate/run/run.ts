import type { RunSetting } from './setting.ts';
import type { Plan, RefusedPlan, RunWatcher } from './plan.ts';
import { ASSUMPTIONS, wordOf, Luck } from '../luck/draws.ts';
import type { Assumption } from '../model/model-format.ts';
import type { Entry } from '../../../domain/entry.ts';
import { type Event, versionOf } from '../../../domain/event.ts';
import { check } from '../../../domain/rules.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { World } from '../../../domain/world.ts';
import { sortKeyOn } from '../../../domain/vocabulary.ts';
import { copyWorld } from '../../../domain/world.ts';
import { applyTo } from '../../../domain/world.ts';
import { Decider } from './decider.ts';
import type { SlotValues } from '../language/compile.ts';
import { FlowBook } from './flow-book.ts';
import { checkReleased } from './prisoners.ts';
import { type Horizon, horizonOf } from './horizon.ts';
import { Meter } from './meter.ts';
import type { Program } from './program.ts';
import type { Start } from './start.ts';

export type { RunSetting } from './setting.ts';

/** One simulated future. Its arrays are used again by the next run of the same simulator. */
export interface Run {
  readonly number: number;
  /** Month by month, each indicator in the model's order, as at the end of the month. */
  readonly series: Int32Array;
  /** For each outcome the month (0 the first) in which it was first met; -1 when it was not. */
  readonly outcomes: Int32Array;
  readonly refused: readonly RefusedPlan[];
  readonly events: number;
}

/**
 * Runs futures of one model from one start. Deterministic: a run depends on its number alone.
 *
 * ```ts
 * import { unpackStart } from './start.ts';
 * import { programOf } from './program.ts';
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * const [job] = await smallJobs();
 * const simulator = new Simulator(programOf(job.model), unpackStart(job.start), job.setting);
 * simulator.atStart(); // => [100, 0]
 * const { series } = simulator.run(7);
 * [...series.slice(-2)]; // => [ 160, 0 ]
 * ```
 */
export class Simulator {
  readonly program: Program;
  readonly start: Start;
  readonly setting: RunSetting;
  readonly horizon: Horizon;
  readonly #luck: Luck;
  readonly #book: FlowBook;
  readonly #meter: Meter;
  readonly #decider: Decider;
  readonly #values: SlotValues;
  readonly #series: Int32Array;
  readonly #outcomes: Int32Array;

  constructor(program: Program, start: Start, setting: RunSetting) {
    this.program = program;
    this.start = start;
    this.setting = setting;
    this.horizon = horizonOf(start.firstMonth, setting.months);
    this.#luck = new Luck(setting.seed);
    this.#book = new FlowBook(program.flows, setting.months, start.flows);
    this.#meter = new Meter(program.gauges, program.gaugeSlots, this.#book);
    this.#decider = new Decider(program, this.#luck);
    this.#values = new Float64Array(program.slots);
    this.#series = new Int32Array(setting.months * program.indicatorSlots.length);
    this.#outcomes = new Int32Array(program.outcomes.length);
  }

  run(number: number, witness?: RunWatcher): Run {
    const world = copyWorld(this.start.world);
    const values = this.#values.fill(0);
    this.#book.reset();
    this.#decider.begin(number, witness);
    this.#outcomes.fill(-1);
    fillAssumptions(this.program, this.setting, this.start, this.#luck, number, values);
    const refused: RefusedPlan[] = [];
    let events = 0;
    this.#meter.read(world, (this.horizon.months[0]?.firstDay ?? 0) - 1, -1, values);
    for (const [slot, of] of this.program.startSlots) values[slot] = values[of] ?? 0;
    for (const [m, month] of this.horizon.months.entries()) {
      values[this.program.monthSlot] = m + 1;
      values[this.program.calendarSlot] = month.calendar;
      const plans = this.#decider.decide(world, month, values, refused);
      for (const plan of plans) {
        if (this.#attempt(world, plan, m, number, refused, witness)) events += 1;
      }
      this.#meter.read(world, month.lastDay, m, values);
      this.#record(m, values);
    }
    return { number, series: this.#series, outcomes: this.#outcomes, refused, events };
  }

  /** The value of each assumption in a run. */
  assumptionsOf(number: number): Record<string, number> {
    const values = new Float64Array(this.program.slots);
    fillAssumptions(this.program, this.setting, this.start, this.#luck, number, values);
    return Object.fromEntries(
      this.program.assumptions.map(({ assumption }, i) => [assumption, values[i] ?? 0]),
    );
  }

  /** Each indicator as the fork leaves it. */
  atStart(): number[] {
    const values = this.#values.fill(0);
    this.#book.reset();
    this.#meter.read(this.start.world, (this.horizon.months[0]?.firstDay ?? 0) - 1, -1, values);
    return this.program.indicatorSlots.map((slot) => values[slot] ?? 0);
  }

  /** Lets a plan happen unless a rule forbids it. */
  #attempt(
    world: World,
    plan: Plan,
    month: number,
    run: number,
    refused: RefusedPlan[],
    witness: RunWatcher | undefined,
  ): boolean {
    const entry = this.#entryOf(plan, month, run);
    const refusals = refusalsOf(world, entry);
    const [first] = refusals;
    if (first !== undefined) {
      refused.push({ by: plan.by, rule: first.rule });
      this.#book.refused(plan.actor, month);
      witness?.refused(entry, plan, refusals);
      return false;
    }
    applyTo(world, entry);
    this.#book.event(entry.event, month);
    if (plan.first) this.#book.fired(plan.by, month);
    witness?.happened(entry, plan);
    return true;
  }

  /** Id, summary and draws are added when a run is told: no rule and no fold looks at them. */
  #entryOf({ deed, actor, day, key }: Plan, month: number, run: number): Entry {
    const { number, days, firstDay } = this.horizon.months[month] ?? NO_MONTH;
    const event = {
      id: '',
      key,
      type: deed.type,
      v: versionOf(deed.type),
      occurred: days[day - firstDay] ?? '',
      recorded: '',
      actor,
      jointly: [],
      because: [],
      fulfils: deed.fulfils,
      provenance: { kind: 'simulated', model: this.program.model.written.model, run, draws: [] },
      summary: '',
      data: deed.data,
    } as unknown as Event;
    return {
      event,
      start: day,
      end: day,
      sort: sortKeyOn(day, event),
      stream: '',
      revision: number,
    };
  }

  #record(month: number, values: SlotValues): void {
    const { indicatorSlots, outcomes } = this.program;
    const at = month * indicatorSlots.length;
    for (let i = 0; i < indicatorSlots.length; i += 1) {
      this.#series[at + i] = values[indicatorSlots[i] ?? 0] ?? 0;
    }
    const last = month === this.setting.months - 1;
    for (let i = 0; i < outcomes.length; i += 1) {
      const outcome = outcomes[i];
      if (outcome === undefined || this.#outcomes[i] !== -1 || (outcome.atEnd && !last)) continue;
      if (outcome.when(values) !== 0) this.#outcomes[i] = month;
    }
  }
}

function refusalsOf(world: World, entry: Entry): readonly Refusal[] {
  const refusals = check(world, entry);
  const own = refusals.length > 0 ? undefined : checkReleased(world, entry.event);
  return own === undefined ? refusals : [own];
}

const NO_MONTH = { number: 0, days: [] as readonly string[], firstDay: 0 };

const ASSUMPTIONS_WORD = wordOf(ASSUMPTIONS);

/** Fills in the assumptions of a run: what was set, by hand or by a branch, else drawn or default. */
function fillAssumptions(
  { assumptions }: Program,
  { set, vary }: RunSetting,
  start: Start,
  luck: Luck,
  run: number,
  values: SlotValues,
): void {
  for (let i = 0; i < assumptions.length; i += 1) {
    const each = assumptions[i];
    if (each === undefined) continue;
    const given = set[each.assumption] ?? start.set[each.assumption];
    values[i] = given ?? (vary ? drawAssumption(each, luck, run, start.firstMonth) : each.default);
  }
}

function drawAssumption(each: Assumption, luck: Luck, run: number, month: number): number {
  const [low, high] = each.range;
  const drawn = luck.take(run, month, ASSUMPTIONS_WORD, wordOf(each.assumption)).value(1);
  return each.integer ? low + Math.floor(drawn * (high - low + 1)) : low + drawn * (high - low);
}
