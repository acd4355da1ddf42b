import { isoDay } from '../calendar.ts';
import { formatQuantity, leastOf, mostOf } from '../quantity.ts';
import { findPerson } from './fold.ts';
import type { World } from '../world.ts';
import { fact, rule, type Objection } from '../refusal.ts';

function standing(world: World, name: string): string {
  const person = findPerson(world.custody, name);
  if (person === undefined) return 'never detained';
  return person.held
    ? `in custody (${person.basis}) since ${isoDay(person.since)}`
    : `free since ${isoDay(person.since)}`;
}

/** Refuses when any of the named people is not held. */
function mustBeHeld(world: World, names: readonly string[], what: string): Objection | undefined {
  if (names.every((name) => isHeld(world, name))) return undefined;
  const free = names.filter((name) => !isHeld(world, name));
  const held = names.filter((name) => isHeld(world, name));
  return {
    reason: `${free.join(', ')} cannot be ${what}: not in custody`,
    facts: free.map((name) => fact(name, standing(world, name))),
    fix: `leave out ${free.join(', ')}, or move the event to a day on which they are in custody`,
    ...(held.length === 0 ? {} : { remedies: [{ field: 'data.persons', value: held }] }),
  };
}

const isHeld = (world: World, name: string): boolean =>
  findPerson(world.custody, name)?.held === true;

export const custodyRules = [
  rule({
    name: 'detain-the-free',
    says: 'Only a person who is free can be detained; CustodyChanged changes the ground of custody.',
    types: ['PersonDetained'],
    check: (world, event) => {
      const { persons } = event.data;
      if (!persons.some((name) => isHeld(world, name))) return undefined;
      const held = persons.filter((name) => isHeld(world, name));
      return {
        reason: `${held.join(', ')} cannot be detained: already in custody`,
        facts: held.map((name) => fact(name, standing(world, name))),
        fix: 'use CustodyChanged for a new ground, or add a release before the event',
      };
    },
  }),
  rule({
    name: 'change-while-held',
    says: 'The ground of custody can change only while a person is in custody.',
    types: ['CustodyChanged'],
    check: (world, event) =>
      mustBeHeld(world, event.data.persons, 'moved to another ground of custody'),
  }),
  rule({
    name: 'release-while-held',
    says: 'A person can be released only while in custody.',
    types: ['PrisonersReleased'],
    check: (world, event) => mustBeHeld(world, event.data.persons, 'released'),
  }),
  rule({
    name: 'sentence-after-detention',
    says: 'A person can be sentenced only after a detention, unless tried in absentia.',
    types: ['PersonSentenced'],
    check: (world, event) => {
      const { person: name, inAbsentia } = event.data;
      return inAbsentia || findPerson(world.custody, name)?.detained === true
        ? undefined
        : {
            reason: `${name} cannot be sentenced: never detained`,
            facts: [fact(name, standing(world, name))],
            fix: 'add a detention before the event, or mark the sentence as passed in absentia',
          };
    },
  }),
  rule({
    name: 'pardon-before-release',
    says: 'A person can be pardoned only before release, or on the day of release.',
    types: ['PrisonersPardoned'],
    check: (world, event) => mustBeHeld(world, event.data.persons, 'pardoned'),
  }),
  rule({
    name: 'group-counts-its-names',
    says: 'The count of a group is at least the number of people it names.',
    types: ['PrisonersReleased', 'PrisonersPardoned'],
    check: (_world, event) => {
      const named = event.data.persons.length;
      return named <= mostOf(event.data.count)
        ? undefined
        : {
            reason: `a group of ${formatQuantity(event.data.count)} cannot include the ${named} people it names`,
            facts: [fact('count', formatQuantity(event.data.count)), fact('named', named)],
            fix: `raise the count to at least ${named}`,
            remedies: [{ field: 'data.count', value: { value: named, qualifier: 'at-least' } }],
          };
    },
  }),
  rule({
    name: 'destinations-within-count',
    says: 'No more people can reach the destinations than were released.',
    types: ['PrisonersReleased'],
    check: (_world, event) => {
      const arrived = event.data.destinations.reduce((sum, { count }) => sum + leastOf(count), 0);
      return arrived <= mostOf(event.data.count)
        ? undefined
        : {
            reason: `${arrived} people cannot have arrived from a group of ${formatQuantity(event.data.count)}`,
            facts: event.data.destinations.map(({ to, count }) => fact(to, formatQuantity(count))),
            fix: `reduce the destinations to at most ${mostOf(event.data.count)} people in all`,
          };
    },
  }),
];
