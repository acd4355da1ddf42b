import { type Day, isoDay } from '../../domain/calendar.ts';
import type { Cause } from '../../domain/event.ts';
import type { Draws } from './draws.ts';
import type { Recorder } from './record.ts';

/** Who takes part in a generated case. */
export interface Company {
  readonly target: string;
  readonly senders: readonly string[];
  readonly observers: readonly string[];
  readonly people: readonly string[];
}

/** What every act needs: chance, the record, who there is, and what could be a cause. */
export interface Stage {
  readonly draws: Draws;
  readonly record: Recorder;
  readonly company: Company;
  readonly recent: Recent;
  readonly promises: Promises;
}

/** One kind of thing that happens; answers false when it cannot happen today. */
export type CaseAct = (stage: Stage) => boolean;

/** Nothing changes twice on one day: within a day the order would be the rank's, not the act's. */
export interface Touched {
  touched: Day;
}

const RECENT_MAX = 64;

/** Latest events by kind, as causes of later ones. */
export class Recent {
  readonly #ids = new Map<string, { readonly id: string; readonly day: Day }[]>();

  add(kind: string, id: string, day: Day): void {
    const known = this.#ids.get(kind) ?? [];
    known.push({ id, day });
    if (known.length > RECENT_MAX) known.shift();
    this.#ids.set(kind, known);
  }

  /** At times, somebody says that an earlier event of a kind was the cause. */
  causes({ draws, record, company }: Stage, kind: string, probability: number): Cause[] {
    const known = this.#ids.get(kind) ?? [];
    if (known.length === 0 || !draws.chance(probability)) return [];
    const { id, day } = draws.pick(known);
    return day < record.today ? [{ event: id, says: draws.pick(company.observers) }] : [];
  }
}

/** Commitments that are open, by who made them. */
export class Promises {
  readonly #open = new Map<string, { readonly name: string; readonly made: Day }[]>();

  add(actor: string, name: string, made: Day): void {
    const known = this.#open.get(actor);
    if (known === undefined) this.#open.set(actor, [{ name, made }]);
    else known.push({ name, made });
  }

  /** The oldest one of an actor's, made before today; it is open no longer. */
  take(actor: string, today: Day): string | undefined {
    const known = this.#open.get(actor);
    const first = known?.[0];
    if (first === undefined || first.made >= today) return undefined;
    known?.shift();
    return first.name;
  }

  /** At times, what an actor does keeps one of its promises. */
  kept({ draws, record }: Stage, actor: string, probability: number): string[] {
    const name = draws.chance(probability) ? this.take(actor, record.today) : undefined;
    return name === undefined ? [] : [name];
  }
}

/** Dates as sources give them where nothing depends on the day: a month, about, a span. */
export function looseDate({ draws, record: { today } }: Stage): string {
  const day = isoDay(today);
  if (draws.chance(0.8)) return day;
  if (draws.chance(0.5)) return draws.chance(0.5) ? day.slice(0, 7) : `${day.slice(0, 7)}~`;
  return `${day}/${isoDay(today + draws.between(1, 6))}`;
}

/** A list to take members of at random, in constant time. */
export class Pool<T extends Touched> {
  readonly members: T[] = [];
  readonly #places = new Map<T, number>();

  add(member: T): void {
    this.#places.set(member, this.members.length);
    this.members.push(member);
  }

  remove(member: T): void {
    const place = this.#places.get(member);
    const last = this.members.pop();
    this.#places.delete(member);
    if (place === undefined || last === undefined || last === member) return;
    this.members[place] = last;
    this.#places.set(last, place);
  }

  /** Up to `count` different members that nothing has happened to today; marks them. */
  take(draws: Draws, count: number, today: Day, fits: (member: T) => boolean = () => true): T[] {
    const taken: T[] = [];
    for (let tries = count + 6; tries > 0 && taken.length < count; tries -= 1) {
      const member = this.members[draws.below(this.members.length)];
      if (member === undefined || member.touched >= today || !fits(member)) continue;
      member.touched = today;
      taken.push(member);
    }
    return taken;
  }
}
