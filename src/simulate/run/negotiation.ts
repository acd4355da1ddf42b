import { isoDay } from '../../../domain/calendar.ts';
import { findCommitment } from '../../../domain/talks/fold.ts';
import type { World } from '../../../domain/world.ts';
import type { Course } from '../../negotiate/session.ts';
import { type Deed, deedOf } from './deed.ts';
import { Bargain, type Mood } from './bargain.ts';
import type { Attempt, Step, PlanDraw } from './plan.ts';
import { type Luck, wordOf } from '../luck/draws.ts';
import type { Evaluate, SlotValues } from '../language/compile.ts';
import { type HorizonMonth, monthsAfter } from './horizon.ts';
import type { WrittenNegotiation } from '../model/negotiation-format.ts';

/** A promise that this run's talks brought about, until it is kept, broken or gone. */
export interface Pledge {
  readonly commitment: string;
  readonly by: string;
  readonly byWord: number;
  readonly purposeWord: number;
}

interface Talks {
  readonly day: number;
  readonly steps: readonly Step[];
  readonly pledges: readonly Pledge[];
  readonly attempt: Attempt;
}

interface Bounds {
  readonly low: Evaluate;
  readonly high: Evaluate;
}

/** One negotiation of a model, month by month: whether talks open, and what comes of them. */
export class RunNegotiation {
  readonly written: WrittenNegotiation;
  readonly keptChance: Evaluate;
  readonly brokenChance: Evaluate | undefined;
  readonly when: Evaluate;
  readonly #chance: Evaluate;
  readonly #bargaining: Bargain;
  readonly #parties: readonly string[];
  readonly #partyWords: readonly number[];
  readonly #purpose: number;
  readonly #moods: readonly { readonly reservation: Bounds; readonly beta: Bounds }[];

  constructor(written: WrittenNegotiation, evaluate: (text: string) => Evaluate) {
    this.written = written;
    this.when = evaluate(written.when);
    this.#chance = evaluate(written.chance);
    this.keptChance = evaluate(written.kept.chance);
    this.brokenChance = written.broken === undefined ? undefined : evaluate(written.broken.chance);
    this.#bargaining = new Bargain(written, evaluate);
    this.#parties = written.parties.map(({ party }) => party);
    this.#partyWords = this.#parties.map(wordOf);
    this.#purpose = wordOf(written.negotiation);
    const bounds = (value: string | { low: string; high: string }): Bounds => {
      const { low, high } = typeof value === 'string' ? { low: value, high: value } : value;
      return { low: evaluate(low), high: evaluate(high) };
    };
    this.#moods = written.parties.map(({ reservation, beta }) => ({
      reservation: bounds(reservation),
      beta: bounds(beta),
    }));
  }

  /** Talks of a month; undefined where they could not open at all. */
  decide(
    luck: Luck,
    run: number,
    world: World,
    month: HorizonMonth,
    values: SlotValues,
    isTold: boolean,
  ): Talks | undefined {
    const chance = this.#chance(values);
    if (!(chance > 0)) return undefined;
    const { negotiation } = this.written;
    const actor = this.#parties[0] ?? '';
    luck.take(run, month.number, this.#partyWords[0] ?? 0, this.#purpose);
    const drawn = luck.value(0);
    const day = month.firstDay + Math.floor(luck.value(2) * month.days.length);
    const done = drawn < chance;
    const base = { by: negotiation, actor, month: month.number, chance, done, nothingLeft: false };
    const attempt: Attempt = chance < 1 ? { ...base, drawn } : base;
    if (!done) return { day, steps: [], pledges: [], attempt };
    const draws: PlanDraw[] = [];
    if (isTold) {
      if (chance < 1) draws.push(this.#draw(0, 'chance', drawn, chance));
      draws.push(this.#draw(0, 'day', luck.value(2)));
    }
    const moods = this.#moods.map((mood, party) =>
      this.#moodOf(mood, party, luck, run, month, values, isTold ? draws : undefined),
    );
    const course = this.#bargaining.talk(values, moods);
    const scene = { world, month, values, day, draws };
    return { day, ...this.#stepsOf(course, scene), attempt: { ...attempt, note: noteOf(course) } };
  }

  #moodOf(
    { reservation, beta }: { readonly reservation: Bounds; readonly beta: Bounds },
    party: number,
    luck: Luck,
    run: number,
    month: HorizonMonth,
    values: SlotValues,
    draws: PlanDraw[] | undefined,
  ): Mood {
    luck.take(run, month.number, this.#partyWords[party] ?? 0, this.#purpose);
    const [first, second] = [luck.value(1), luck.value(3)];
    const between = ({ low, high }: Bounds, drawn: number): number =>
      low(values) + drawn * (high(values) - low(values));
    const mood = { reservation: between(reservation, first), beta: between(beta, second) };
    if (draws === undefined) return mood;
    const told = (use: PlanDraw['use'], value: number, what: string, found: number): void => {
      draws.push({ ...this.#draw(party, use, value), gives: `${what} ${found.toFixed(2)}` });
    };
    if (reservation.low !== reservation.high)
      told('size', first, `${this.#parties[party] ?? ''} reservation`, mood.reservation);
    if (beta.low !== beta.high)
      told('other', second, `${this.#parties[party] ?? ''} beta`, mood.beta);
    return mood;
  }

  #draw(party: number, use: PlanDraw['use'], value: number, below?: number): PlanDraw {
    const actor = this.#parties[party] ?? '';
    const draw = { actor, purpose: this.written.negotiation, use, value };
    return below === undefined ? draw : { ...draw, below };
  }

  /** The talks as events: the last offer and its answer, a deal, and a promise from each who gives. */
  #stepsOf(course: Course, scene: Scene): Pick<Talks, 'steps' | 'pledges'> {
    const { month, world, values, day, draws } = scene;
    const { negotiation, title, form } = this.written;
    const name = `${negotiation}-${month.text}`;
    const steps: Step[] = [];
    const add = (actor: string, deed: Deed, follows: readonly string[]): string => {
      const key = steps.length === 0 ? `sim-${name}` : `sim-${name}-${steps.length + 1}`;
      const first = steps.length === 0;
      steps.push({ actor, deed, key, first, follows, draws });
      return key;
    };
    const [a, b] = [this.#parties[0] ?? '', this.#parties[1] ?? ''];
    const met = add(a, deedOf('TalksHeld', { parties: [a, b], form, topics: [title] }), []);
    const last = course.moves.findLast((move) => move.kind === 'offer');
    if (last === undefined) return { steps, pledges: [] };
    const terms = this.#bargaining.terms(last.outcome, values, world, day);
    if (terms.length === 0) return { steps, pledges: [] };
    const [from, to] = last.party === 0 ? [a, b] : [b, a];
    const made = add(from, deedOf('OfferMade', { offer: name, to: [to], terms }), [met]);
    if (course.deal === undefined) {
      add(to, deedOf('OfferRejected', { offer: name }), [made]);
      return { steps, pledges: [] };
    }
    const accepted = add(to, deedOf('OfferAccepted', { offer: name }), [made]);
    const agreed = add(
      a,
      deedOf('AgreementReached', { agreement: name, parties: [a, b], offer: name, terms }),
      [accepted],
    );
    const pledges = [a, b].flatMap((by, i): Pledge[] => {
      const own = terms.filter((term) => term.by === by);
      if (own.length === 0) return [];
      const commitment = `${name}-${by}`;
      const deed = deedOf('CommitmentMade', {
        commitment,
        to: i === 0 ? b : a,
        terms: own,
        ...this.#due(day),
      });
      add(by, deed, [agreed]);
      return [{ commitment, by, byWord: wordOf(by), purposeWord: wordOf(commitment) }];
    });
    return { steps, pledges };
  }

  #due(day: number): { readonly due?: string } {
    const { due } = this.written;
    return due === undefined ? {} : { due: isoDay(monthsAfter(day, due)) };
  }
}

interface Scene {
  readonly world: World;
  readonly month: HorizonMonth;
  readonly values: SlotValues;
  readonly day: number;
  readonly draws: readonly PlanDraw[];
}

function noteOf({ ending, round }: Course): string {
  switch (ending) {
    case 'deal':
      return `a deal in round ${round + 1}`;
    case 'ended':
      return `broken off in round ${round + 1}`;
    case 'deadline':
      return `no deal in ${round + 1} rounds`;
  }
}

/** Whether a pledge still stands. */
export function isOpen(world: World, { commitment }: Pledge): boolean {
  return findCommitment(world.talks, commitment)?.status === 'open';
}
