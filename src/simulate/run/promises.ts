import type { Day } from '../../../domain/calendar.ts';
import type { DataOf } from '../../../domain/event.ts';
import type { ReliefForm } from '../../../domain/sanctions/events.ts';
import type { Term } from '../../../domain/talks/events.ts';
import { statusOn } from '../../../domain/sanctions/measure.ts';
import { findMeasure } from '../../../domain/sanctions/fold.ts';
import { type Commitment, findCommitment } from '../../../domain/talks/fold.ts';
import { findPerson } from '../../../domain/custody/fold.ts';
import type { World } from '../../../domain/world.ts';
import { type Deed, deedOf, exact } from './deed.ts';
import { heldBy, POLITICAL } from './prisoners.ts';

/** How releases and relief that were promised are carried out. */
interface Fulfilment {
  readonly form: ReliefForm;
  readonly basis: DataOf<'PrisonersReleased'>['basis'];
}

/** The actor's open commitment that was made first; of one day the first by name. */
export function oldestPromise({ talks }: World, actor: string): Commitment | undefined {
  let oldest: Commitment | undefined;
  for (const each of talks.commitments) {
    if (each?.status !== 'open' || each.by !== actor) continue;
    const sooner =
      oldest === undefined ||
      each.day < oldest.day ||
      (each.day === oldest.day && each.name < oldest.name);
    if (sooner) oldest = each;
  }
  return oldest;
}

export function fulfilOldest(
  world: World,
  actor: string,
  day: Day,
  by: Fulfilment,
): readonly Deed[] {
  const open = oldestPromise(world, actor);
  return open === undefined ? [] : fulfil(world, open, day, by);
}

export function fulfilNamed(world: World, name: string, day: Day, by: Fulfilment): readonly Deed[] {
  const known = findCommitment(world.talks, name);
  return known === undefined ? [] : fulfil(world, known, day, by);
}

export function breach(commitment: string, how: string): readonly Deed[] {
  return [deedOf('CommitmentBroken', { commitment, how })];
}

/** What by a commitment takes: a deed for each release and each relief that it promises. */
function fulfil(
  world: World,
  { name, terms }: Commitment,
  day: Day,
  by: Fulfilment,
): readonly Deed[] {
  const deeds = terms.flatMap((term): Deed[] => {
    if (term.does === 'release') return releasing(world, term, by);
    return term.does === 'relieve' ? relieving(world, term, day, by) : [];
  });
  // Releases come before relief within a day, and the last deed keeps the promise.
  const inOrder = [
    ...deeds.filter(({ type }) => type === 'PrisonersReleased'),
    ...deeds.filter(({ type }) => type !== 'PrisonersReleased'),
  ];
  return inOrder.map((deed, i) => (i === inOrder.length - 1 ? { ...deed, fulfils: [name] } : deed));
}

function releasing(world: World, term: Term, { basis }: Fulfilment): Deed[] {
  const persons = term.persons.filter((name) => findPerson(world.custody, name)?.held === true);
  const promised = Math.max(term.count?.value ?? 0, persons.length);
  const count = Math.min(promised, Math.max(heldBy(world, POLITICAL), persons.length));
  if (count < 1) return [];
  const parts = { destinations: [], parts: [], refused: [] };
  return [deedOf('PrisonersReleased', { count: exact(count), persons, basis, ...parts })];
}

/** Relief of the measures that can still be given it; what has ended meanwhile is left out. */
function relieving(world: World, term: Term, day: Day, { form }: Fulfilment): Deed[] {
  const measures = term.measures.filter((name) => {
    const measure = findMeasure(world.sanctionsRegister, name);
    if (measure === undefined) return false;
    const { status } = statusOn(measure, day);
    return status !== 'ended' && status !== 'expired';
  });
  if (measures.length === 0) return [];
  return [deedOf('SanctionLifted', { measures, form, named: [] })];
}
