import { isoDay } from '../calendar.ts';
import { formatQuantity, leastOf, mostOf } from '../quantity.ts';
import { findPerson } from './fold.ts';
import type { World } from '../world.ts';
import { fact, rule, type Objection } from '../refusal.ts';

function standing(world: World, name: string): string {
  const person = findPerson(world.custody, name);
  if (person === undefined) return 'never detained';
  return person.held
    ? `held (${person.basis}) since ${isoDay(person.since)}`
    : `free since ${isoDay(person.since)}`;
}

/** Refuses when any of the named people is not held. */
function mustBeHeld(world: World, names: readonly string[], what: string): Objection | undefined {
  if (names.every((name) => isHeld(world, name))) return undefined;
  const free = names.filter((name) => !isHeld(world, name));
  const held = names.filter((name) => isHeld(world, name));
  return {
    reason: `${free.join(', ')} cannot be ${what}: not held`,
    facts: free.map((name) => fact(name, standing(world, name))),
    fix: `leave out ${free.join(', ')}, or move the event to a day on which they are held`,
    ...(held.length === 0 ? {} : { remedies: [{ field: 'data.persons', value: held }] }),
  };
}

const isHeld = (world: World, name: string): boolean =>
  findPerson(world.custody, name)?.held === true;

export const custodyRules = [
  rule({
    name: 'detain-the-free',
    says: 'Only somebody who is free can be detained; a change of ground is CustodyChanged.',
    types: ['PersonDetained'],
    check: (world, event) => {
      const { persons } = event.data;
      if (!persons.some((name) => isHeld(world, name))) return undefined;
      const held = persons.filter((name) => isHeld(world, name));
      return {
        reason: `${held.join(', ')} cannot be detained: held already`,
        facts: held.map((name) => fact(name, standing(world, name))),
        fix: 'use CustodyChanged for a new ground, or put a release before it',
      };
    },
  }),
  rule({
    name: 'change-while-held',
    says: 'The ground of custody changes only while somebody is held.',
    types: ['CustodyChanged'],
    check: (world, event) =>
      mustBeHeld(world, event.data.persons, 'moved to another ground of custody'),
  }),
  rule({
    name: 'release-while-held',
    says: 'A person is released only while held.',
    types: ['PrisonersReleased'],
    check: (world, event) => mustBeHeld(world, event.data.persons, 'released'),
  }),
  rule({
    name: 'sentence-after-detention',
    says: 'A person is sentenced only once detained, unless tried in absence.',
    types: ['PersonSentenced'],
    check: (world, event) => {
      const { person: name, inAbsentia } = event.data;
      return inAbsentia || findPerson(world.custody, name)?.detained === true
        ? undefined
        : {
            reason: `${name} cannot be sentenced: never detained`,
            facts: [fact(name, standing(world, name))],
            fix: 'let a detention come first, or mark the sentence as passed in absence',
          };
    },
  }),
  rule({
    name: 'pardon-before-release',
    says: 'A person is pardoned before or at release.',
    types: ['PrisonersPardoned'],
    check: (world, event) => mustBeHeld(world, event.data.persons, 'pardoned'),
  }),
  rule({
    name: 'group-counts-its-names',
    says: 'A group counts at least the people it names.',
    types: ['PrisonersReleased', 'PrisonersPardoned'],
    check: (_world, event) => {
      const named = event.data.persons.length;
      return named <= mostOf(event.data.count)
        ? undefined
        : {
            reason: `a group of ${formatQuantity(event.data.count)} cannot hold the ${named} people it names`,
            facts: [fact('count', formatQuantity(event.data.count)), fact('named', named)],
            fix: `count at least ${named}`,
            remedies: [{ field: 'data.count', value: { value: named, qualifier: 'at-least' } }],
          };
    },
  }),
  rule({
    name: 'destinations-within-count',
    says: 'No more people arrive than were released.',
    types: ['PrisonersReleased'],
    check: (_world, event) => {
      const arrived = event.data.destinations.reduce((sum, { count }) => sum + leastOf(count), 0);
      return arrived <= mostOf(event.data.count)
        ? undefined
        : {
            reason: `${arrived} people cannot have arrived from a group of ${formatQuantity(event.data.count)}`,
            facts: event.data.destinations.map(({ to, count }) => fact(to, formatQuantity(count))),
            fix: `let the destinations add up to ${mostOf(event.data.count)} at most`,
          };
    },
  }),
];
