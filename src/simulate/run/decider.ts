import type { Day } from '../../../domain/calendar.ts';
import { vocabulary } from '../../../domain/vocabulary.ts';
import type { World } from '../../../domain/world.ts';
import { NOTHING_LEFT } from './acts.ts';
import type { Deed } from './deed.ts';
import type { Plan, PlanDraw, RefusedPlan, RunWatcher, Step } from './plan.ts';
import type { Luck, Use } from '../luck/draws.ts';
import type { SlotValues } from '../language/compile.ts';
import type { HorizonMonth } from './horizon.ts';
import { isOpen, type RunNegotiation, type Pledge } from './negotiation.ts';
import type { Policy, Program, Size } from './program.ts';
import { breach, fulfilNamed } from './promises.ts';

/**
 * Decides what is tried in a month. All decide on how the world stood at the end of the month
 * before; what they try then happens in the order of its days, each checked by the rules as it comes.
 */
export class Decider {
  readonly #program: Program;
  readonly #luck: Luck;
  readonly #plans: Plan[] = [];
  #run = 0;
  #witness: RunWatcher | undefined;
  /** For each negotiation, the promises that its talks have brought about in this run. */
  #pledges: Pledge[][] = [];

  constructor(program: Program, luck: Luck) {
    this.#program = program;
    this.#luck = luck;
  }

  begin(run: number, witness: RunWatcher | undefined): void {
    this.#run = run;
    this.#witness = witness;
    this.#pledges = this.#program.negotiations.map(() => []);
  }

  /** Plans of a month, in the order in which they are tried. The list is used again next month. */
  decide(
    world: World,
    month: HorizonMonth,
    values: SlotValues,
    refused: RefusedPlan[],
  ): readonly Plan[] {
    const plans = this.#plans;
    plans.length = 0;
    for (const policy of this.#program.policies) {
      if (policy.when(values) !== 0) this.#consider(policy, world, month, values, refused);
    }
    for (const [i, each] of this.#program.negotiations.entries()) {
      this.#fulfilPledges(each, this.#pledges[i] ?? [], world, month, values, refused);
      if (each.when(values) !== 0)
        this.#negotiate(each, this.#pledges[i] ?? [], world, month, values);
    }
    return plans.length > 1 ? plans.sort(byDay) : plans;
  }

  #consider(
    policy: Policy,
    world: World,
    month: HorizonMonth,
    values: SlotValues,
    refused: RefusedPlan[],
  ): void {
    const chance = policy.chance(values);
    // `!(> 0)` also holds for what is no number.
    if (!(chance > 0)) return;
    const luck = this.#luck.take(this.#run, month.number, policy.actorWord, policy.purposeWord);
    const drawn = luck.value(0);
    const done = drawn < chance;
    const deeds = done ? this.#deedsOf(policy, world, month, values) : [];
    const nothingLeft = done && deeds.length === 0;
    if (nothingLeft) refused.push({ by: policy.name, rule: NOTHING_LEFT });
    this.#witness?.attempted({
      by: policy.name,
      actor: policy.actor,
      month: month.number,
      chance,
      ...(chance < 1 ? { drawn } : {}),
      done,
      nothingLeft,
    });
  }

  #deedsOf(policy: Policy, world: World, month: HorizonMonth, values: SlotValues): readonly Deed[] {
    const luck = this.#luck;
    const { actor, name } = policy;
    const size = policy.size === undefined ? 1 : sizeOf(policy.size, values, luck.value(1));
    if (size < 1) return [];
    const day = month.firstDay + Math.floor(luck.value(2) * month.days.length);
    const draws = this.#witness === undefined ? NO_DRAWS : this.#draws(policy, values, size);
    const named = `${name}-${month.text}`;
    const occasion = { world, actor, target: this.#program.target, day, size, name: named };
    const deeds = policy.acts.flatMap((act) => act(occasion));
    for (const [i, deed] of deeds.entries()) {
      const key = i === 0 ? `sim-${named}` : `sim-${named}-${i + 1}`;
      const step = { actor, deed, key, first: i === 0, follows: policy.answers, draws };
      this.#add(name, step, day, month);
    }
    return deeds;
  }

  #negotiate(
    negotiating: RunNegotiation,
    pledges: Pledge[],
    world: World,
    month: HorizonMonth,
    values: SlotValues,
  ): void {
    const talks = negotiating.decide(
      this.#luck,
      this.#run,
      world,
      month,
      values,
      this.#witness !== undefined,
    );
    if (talks === undefined) return;
    for (const step of talks.steps)
      this.#add(negotiating.written.negotiation, step, talks.day, month);
    pledges.push(...talks.pledges);
    this.#witness?.attempted(talks.attempt);
  }

  /** Each open promise may be kept or broken this month; one that is neither stays open. */
  #fulfilPledges(
    { written, keptChance, brokenChance }: RunNegotiation,
    pledges: readonly Pledge[],
    world: World,
    month: HorizonMonth,
    values: SlotValues,
    refused: RefusedPlan[],
  ): void {
    for (const pledge of pledges) {
      if (!isOpen(world, pledge)) continue;
      const { commitment, by, byWord, purposeWord } = pledge;
      const luck = this.#luck.take(this.#run, month.number, byWord, purposeWord);
      const [kept, broken] = [luck.value(0), luck.value(3)];
      const day = month.firstDay + Math.floor(luck.value(2) * month.days.length);
      const [keepBelow, breakBelow] = [keptChance(values), brokenChance?.(values) ?? 0];
      const keeps = kept < keepBelow;
      if (!keeps && !(broken < breakBelow)) continue;
      const draw = { actor: by, purpose: commitment };
      const draws: PlanDraw[] = [
        { ...draw, use: 'chance', value: kept, below: keepBelow },
        ...(keeps ? [] : [{ ...draw, use: 'other' as const, value: broken, below: breakBelow }]),
        { ...draw, use: 'day', value: luck.value(2) },
      ];
      const deeds = keeps
        ? fulfilNamed(world, commitment, day, written.kept)
        : breach(commitment, written.broken?.how ?? '');
      if (deeds.length === 0) refused.push({ by: written.negotiation, rule: NOTHING_LEFT });
      for (const [i, deed] of deeds.entries()) {
        const key = `sim-${commitment}-${month.text}${i === 0 ? '' : `-${i + 1}`}`;
        const step = { actor: by, deed, key, first: false, follows: [commitment], draws };
        this.#add(written.negotiation, step, day, month);
      }
    }
  }

  #add(by: string, step: Step, day: Day, month: HorizonMonth): void {
    this.#plans.push({ ...step, by, day, order: this.#plans.length, month: month.number });
  }

  /** What the block that the luck holds decided. */
  #draws({ actor, name, chance, size }: Policy, values: SlotValues, many: number): PlanDraw[] {
    const luck = this.#luck;
    const below = chance(values);
    const draw = (use: Use, value: number): PlanDraw => ({ actor, purpose: name, use, value });
    return [
      ...(below < 1 ? [{ ...draw('chance', luck.value(0)), below }] : []),
      ...(size?.drawn === true ? [{ ...draw('size', luck.value(1)), gives: String(many) }] : []),
      draw('day', luck.value(2)),
    ];
  }
}

/** Order of plans within a month: as a timeline orders events. */
function byDay(a: Plan, b: Plan): number {
  return a.day - b.day || rankOf(a) - rankOf(b) || a.order - b.order;
}

const rankOf = ({ deed }: Plan): number => vocabulary[deed.type].rank;

const NO_DRAWS: readonly PlanDraw[] = [];

/** A whole number between the bounds, both included; fewer where there are not so many. */
function sizeOf(
  { low, high, lean, drawn: isDrawn }: Size,
  values: SlotValues,
  drawn: number,
): number {
  const most = Math.floor(high(values));
  if (!isDrawn || !(most >= 1)) return most >= 1 ? most : 0;
  const least = Math.min(most, Math.max(1, Math.ceil(low(values))));
  let leaning = drawn;
  for (let i = 1; i < lean; i += 1) leaning *= drawn;
  return least + Math.floor(leaning * (most - least + 1));
}
