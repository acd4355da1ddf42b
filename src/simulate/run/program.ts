import { type PolicyAct, actOf } from './acts.ts';
import { wordOf } from '../luck/draws.ts';
import { compile, type Evaluate } from '../language/compile.ts';
import { namesIn, type Expression, parseExpression } from '../language/expression.ts';
import { clockNames, type Gauge, parseGauge, START } from '../language/gauges.ts';
import type { Model } from '../model/model.ts';
import type { Assumption, WrittenPolicy } from '../model/model-format.ts';
import { RunNegotiation } from './negotiation.ts';

/** A model ready to run: names became slots, expressions closures, templates acts. */
export interface Program {
  readonly model: Model;
  readonly target: string;
  readonly assumptions: readonly Assumption[];
  readonly gauges: readonly Gauge[];
  /** Slot of each gauge's value, and of the clock. Assumptions come first, in order. */
  readonly gaugeSlots: readonly number[];
  readonly monthSlot: number;
  readonly calendarSlot: number;
  readonly slots: number;
  /** Flows that gauges ask about. */
  readonly flows: readonly string[];
  /** For each `start:INDICATOR` its slot, and the slot it is filled from at the fork. */
  readonly startSlots: readonly (readonly [slot: number, of: number])[];
  /** Slot of each indicator. */
  readonly indicatorSlots: readonly number[];
  readonly policies: readonly Policy[];
  readonly outcomes: readonly { readonly when: Evaluate; readonly atEnd: boolean }[];
  readonly negotiations: readonly RunNegotiation[];
}

export interface Policy {
  readonly name: string;
  readonly actor: string;
  readonly actorWord: number;
  readonly purposeWord: number;
  readonly when: Evaluate;
  readonly chance: Evaluate;
  readonly size?: Size;
  readonly acts: readonly PolicyAct[];
  readonly answers: readonly string[];
}

export interface Size {
  readonly low: Evaluate;
  readonly high: Evaluate;
  /** Power of the draw: above 1 leans to the low end. */
  readonly lean: number;
  readonly drawn: boolean;
}

/** Compiles a checked model. */
export function programOf(model: Model): Program {
  const { written } = model;
  const slots = new Slots(
    written.assumptions.map(({ assumption }) => assumption),
    new Map(written.indicators.map(({ indicator, from }) => [indicator, from])),
  );
  const evaluate = (text: string): Evaluate => slots.compile(text);
  const indicatorSlots = written.indicators.map(({ from }) => slots.of(from));
  const policies = written.policies.map((policy) => policyOf(policy, evaluate));
  const outcomes = written.outcomes.map(({ when, at }) => ({
    when: evaluate(when),
    atEnd: at === 'end',
  }));
  const negotiations = written.negotiations.map((each) => new RunNegotiation(each, evaluate));
  const target = written.actors.find(({ role }) => role === 'target')?.actor ?? '';
  return {
    model,
    target,
    assumptions: written.assumptions,
    gauges: slots.gauges,
    gaugeSlots: slots.gaugeSlots,
    monthSlot: slots.of('month'),
    calendarSlot: slots.of('calendar-month'),
    slots: slots.count,
    flows: [...new Set(slots.gauges.flatMap((each) => ('flow' in each ? [each.flow] : [])))],
    startSlots: slots.startSlots,
    indicatorSlots,
    policies,
    outcomes,
    negotiations,
  };
}

function policyOf(policy: WrittenPolicy, evaluate: (text: string) => Evaluate): Policy {
  const { policy: name, actor, when, chance, size, then, answers } = policy;
  return {
    name,
    actor,
    actorWord: wordOf(actor),
    purposeWord: wordOf(name),
    when: evaluate(when),
    chance: evaluate(chance),
    ...(size === undefined ? {} : { size: sizeOf(size, evaluate) }),
    acts: (Array.isArray(then) ? then : [then]).map(actOf),
    answers,
  };
}

function sizeOf(
  size: Exclude<WrittenPolicy['size'], undefined>,
  evaluate: (text: string) => Evaluate,
): Size {
  if (typeof size === 'string') {
    const value = evaluate(size);
    return { low: value, high: value, lean: 1, drawn: false };
  }
  return { low: evaluate(size.low), high: evaluate(size.high), lean: size.lean, drawn: true };
}

class Slots {
  readonly gauges: Gauge[] = [];
  readonly gaugeSlots: number[] = [];
  readonly startSlots: [number, number][] = [];
  count = 0;
  readonly #slots = new Map<string, number>();
  readonly #indicators: ReadonlyMap<string, string>;

  constructor(assumptions: readonly string[], indicators: ReadonlyMap<string, string>) {
    this.#indicators = indicators;
    for (const name of [...assumptions, ...clockNames]) this.#give(name);
  }

  of(name: string): number {
    const known = this.#slots.get(name);
    if (known !== undefined) return known;
    const from = this.#indicators.get(name);
    if (from !== undefined && from !== name) return this.of(from);
    if (name.startsWith(START)) {
      const of = this.of(name.slice(START.length));
      const slot = this.#give(name);
      this.startSlots.push([slot, of]);
      return slot;
    }
    const gauge = parseGauge(name);
    if (gauge === undefined) throw new RangeError(`nothing is called ${name}`);
    const slot = this.#give(name);
    this.gauges.push(gauge);
    this.gaugeSlots.push(slot);
    return slot;
  }

  compile(text: string): Evaluate {
    const expression: Expression = parseExpression(text);
    // Names are given their slots in the order of reading, so that a model always gets the same.
    for (const name of namesIn(expression)) this.of(name);
    return compile(expression, (name) => this.of(name));
  }

  #give(name: string): number {
    const slot = this.count;
    this.count += 1;
    this.#slots.set(name, slot);
    return slot;
  }
}
