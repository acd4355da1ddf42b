import { type Day, isoDay } from '../../domain/calendar.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import type { Entry } from '../../domain/entry.ts';
import { applyTo, noWorld, type World } from '../../domain/world.ts';
import { personsIn, remaindersIn } from '../../projections/custody.ts';
import { emergenciesOn } from '../../projections/emergency.ts';
import { registerOn } from '../../projections/sanctions-register.ts';
import { tableOn } from '../../projections/talks.ts';
import { entriesIn, pagesOf, type Timeline } from '../history/timeline.ts';

/** Something that an event changed: how it stood just before, and just after. */
export interface Effect {
  readonly what: 'measure' | 'person' | 'count' | 'commitment' | 'offer' | 'emergency';
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export interface EffectReport {
  /** The day on which the states are read: the event's, or that on which its act takes effect. */
  readonly on: string;
  readonly effects: readonly Effect[];
  /** Later events that name it as a cause. */
  readonly leadsTo: readonly Entry[];
}

/** Folds a timeline up to an event, and over it, and tells what differs. */
export async function effectOf(timeline: Timeline, target: Entry): Promise<EffectReport> {
  const day = effectDay(target);
  const world = noWorld();
  const leadsTo: Entry[] = [];
  let before: Standings | undefined;
  let after: Standings | undefined;
  for await (const page of pagesOf(timeline)) {
    for (const entry of entriesIn(page)) {
      if (entry.event.because.some(({ event }) => event === target.event.id)) leadsTo.push(entry);
      if (after !== undefined) continue;
      if (entry.event.id === target.event.id) before = standings(world, day);
      applyTo(world, entry);
      if (before !== undefined) after = standings(world, day);
    }
  }
  return { on: isoDay(day), effects: differences(before, after), leadsTo };
}

/** The day on which an event's act takes effect, or on which it happens. */
export function effectDay({ event, start }: Entry): Day {
  const effective = (event.data as { effective?: string }).effective;
  return effective === undefined ? start : Math.max(start, parseEdtf(effective).start);
}

export type Standings = ReadonlyMap<string, { what: Effect['what']; name: string; says: string }>;

/** Everything that can change, each as one line of words. */
export function standings(state: World, day: Day): Standings {
  const lines = new Map<string, { what: Effect['what']; name: string; says: string }>();
  const put = (what: Effect['what'], name: string, says: string): void => {
    lines.set(`${what} ${name}`, { what, name, says });
  };
  for (const row of registerOn(state.sanctionsRegister, day)) {
    const listed =
      row.persons + row.entities === 0
        ? ''
        : `, ${row.persons} persons and ${row.entities} entities listed`;
    const until = row.expires === undefined ? '' : `, until ${row.expires}`;
    const part = row.partial.map((each) => `, ${each.form} for a part`).join('');
    const promised = row.promised.map((each) => `, relief promised (${each.commitment})`).join('');
    put('measure', row.measure, `${row.status}${listed}${until}${part}${promised}`);
  }
  for (const { person, held, basis } of personsIn(state.custody)) {
    put('person', person, held ? `held (${basis})` : 'free');
  }
  for (const { of, computed } of remaindersIn(state.custody))
    put('count', of, `${computed} computed`);
  const { commitments, openOffers } = tableOn(state.talks, day);
  for (const { commitment, status } of commitments) put('commitment', commitment, status);
  for (const { offer } of openOffers) put('offer', offer, 'open');
  for (const { emergency, status } of emergenciesOn(state.emergency, day))
    put('emergency', emergency, status);
  return lines;
}

const ABSENT: Readonly<Record<Effect['what'], string>> = {
  measure: 'not imposed',
  person: 'never detained',
  count: 'not counted',
  commitment: 'not made',
  offer: 'not open',
  emergency: 'not declared',
};

/** What says something else before and after; none where one of them is missing. */
export function differences(before?: Standings, after?: Standings): Effect[] {
  if (before === undefined || after === undefined) return [];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Effect[] => {
    const was = before.get(key);
    const is = after.get(key);
    const known = is ?? was;
    if (known === undefined || was?.says === is?.says) return [];
    const { what, name } = known;
    return [{ what, name, before: was?.says ?? ABSENT[what], after: is?.says ?? ABSENT[what] }];
  });
}
