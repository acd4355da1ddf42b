import { isoDay } from '../calendar.ts';
import { parseEdtf } from '../edtf.ts';
import type { Entry } from '../entry.ts';
import type { EventOf } from '../event.ts';
import {
  listingsOn,
  type Measure,
  partialReliefOn,
  type MeasureStatus,
  statusOn,
} from './measure.ts';
import { findMeasure } from './fold.ts';
import type { World } from '../world.ts';
import { fact, type Remedy, rule, type Objection } from '../refusal.ts';

type Changing =
  EventOf<'SanctionLifted'> | EventOf<'SanctionExtended'> | EventOf<'SanctionReinstated'>;
const changing = ['SanctionLifted', 'SanctionExtended', 'SanctionReinstated'] as const;

/** First measure of the event that something is wrong with. */
function firstWrong(
  world: World,
  event: Changing,
  wrong: (measure: Measure) => Objection | undefined,
): Objection | undefined {
  for (const name of event.data.measures) {
    const measure = findMeasure(world.sanctionsRegister, name);
    const verdict = measure === undefined ? undefined : wrong(measure);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

const effectiveDay = (event: Changing, entry: Entry): number =>
  event.data.effective === undefined
    ? entry.start
    : Math.max(entry.start, parseEdtf(event.data.effective).start);

/** What is true of a measure, as the end of a sentence about it. */
function describe({ status, since }: MeasureStatus): string {
  const day = isoDay(since);
  switch (status) {
    case 'enacted':
      return `was enacted on ${day} and is not yet in force`;
    case 'in-force':
      return `has been in force since ${day}`;
    case 'licensed':
    case 'suspended':
      return `has been ${status} since ${day}`;
    case 'expired':
      return `lapsed at the end of ${isoDay(since - 1)}`;
    case 'ended':
      return `ended on ${day}`;
    case 'end-unknown':
      return `has been missing from the sender's list since ${day}`;
  }
}

const lifts: Readonly<Record<string, readonly MeasureStatus['status'][]>> = {
  // A running licence may be renewed or replaced; ending a measure is possible from any running state.
  licence: ['enacted', 'in-force', 'licensed', 'suspended', 'end-unknown'],
  suspension: ['enacted', 'in-force', 'suspended', 'end-unknown'],
  delisting: ['enacted', 'in-force', 'licensed', 'suspended', 'end-unknown'],
  repeal: ['enacted', 'in-force', 'licensed', 'suspended', 'end-unknown'],
  expiry: ['enacted', 'in-force', 'licensed', 'suspended', 'end-unknown', 'expired'],
};

export const measureRules = [
  rule({
    name: 'measure-imposed-once',
    says: 'A measure is imposed once; later acts extend, lift or reinstate it.',
    types: ['SanctionImposed', 'CountermeasureImposed'],
    check: (world, event) => {
      const known = findMeasure(world.sanctionsRegister, event.data.measure);
      return known === undefined
        ? undefined
        : {
            reason: `the measure ${event.data.measure} has already been imposed`,
            facts: [fact('imposed', isoDay(known.imposed)), fact('by', known.sender)],
            fix: 'extend or reinstate it, or give the new measure another name',
          };
    },
  }),
  rule({
    name: 'measure-exists',
    says: 'Only a measure that was imposed can be lifted, extended or reinstated.',
    types: changing,
    check: (world, event) => {
      const missing = event.data.measures.filter(
        (name) => findMeasure(world.sanctionsRegister, name) === undefined,
      );
      return missing.length === 0
        ? undefined
        : {
            reason: `no such measure has been imposed: ${missing.join(', ')}`,
            facts: [fact('measures named', event.data.measures.join(', '))],
            fix: 'name a measure that is in force, or add its imposition before the event',
          };
    },
  }),
  rule({
    name: 'measure-sender',
    says: 'Only its sender can lift, extend or reinstate a measure.',
    types: changing,
    check: (world, event) =>
      firstWrong(world, event, (measure) =>
        measure.sender === event.actor || event.jointly.includes(measure.sender)
          ? undefined
          : {
              reason: `${measure.name} was imposed by ${measure.sender}, not by ${event.actor}`,
              facts: [fact('sender', measure.sender), fact('actor', event.actor)],
              fix: `let ${measure.sender} act, or name a measure that ${event.actor} imposed`,
              remedies: [{ field: 'actor', value: measure.sender }],
            },
      ),
  }),
  rule({
    name: 'lift-from-force',
    says: 'Relief can be given only for a measure that has not ended.',
    types: ['SanctionLifted'],
    check: (world, event, entry) =>
      firstWrong(world, event, (measure) => {
        const standing = statusOn(measure, effectiveDay(event, entry));
        return lifts[event.data.form]?.includes(standing.status) === true
          ? undefined
          : {
              reason: `${event.data.form} is not possible for ${measure.name}: it ${describe(standing)}`,
              facts: [fact(measure.name, describe(standing))],
              fix: 'move the event to a day on which the measure is active, or drop it',
            };
      }),
  }),
  rule({
    name: 'extend-from-force',
    says: 'Only a measure that has not ended can be extended.',
    types: ['SanctionExtended'],
    check: (world, event, entry) =>
      firstWrong(world, event, (measure) => {
        const standing = statusOn(measure, entry.start);
        return standing.status === 'ended' || standing.status === 'expired'
          ? {
              reason: `${measure.name} cannot be extended: it ${describe(standing)}`,
              facts: [fact(measure.name, describe(standing))],
              fix: 'reinstate it, or impose a new measure',
            }
          : undefined;
      }),
  }),
  rule({
    name: 'reinstate-after-relief',
    says: 'A measure can be reinstated only after a licence, a suspension or its end.',
    types: ['SanctionReinstated'],
    check: (world, event, entry) =>
      firstWrong(world, event, (measure) => {
        const standing = statusOn(measure, entry.start);
        const whole = standing.status === 'in-force' || standing.status === 'enacted';
        return whole && partialReliefOn(measure, entry.start).length === 0
          ? {
              reason: `${measure.name} cannot be reinstated: it ${describe(standing)}, and no relief is in effect`,
              facts: [fact(measure.name, describe(standing))],
              fix: 'drop the event, or move it to a day after the relief',
            }
          : undefined;
      }),
  }),
  rule({
    name: 'lift-within-listings',
    says: 'Relief cannot cover more listings than there are.',
    types: ['SanctionLifted'],
    check: (world, event, entry) =>
      firstWrong(world, event, (measure) => {
        const { persons = { value: 0 }, entities = { value: 0 } } = event.data;
        const standing = listingsOn(measure, effectiveDay(event, entry));
        return persons.value <= standing.persons && entities.value <= standing.entities
          ? undefined
          : {
              reason:
                `the relief covers more than is listed under ${measure.name}: ` +
                `persons ${persons.value} of ${standing.persons}, ` +
                `entities ${entities.value} of ${standing.entities}`,
              facts: [
                fact('persons listed', standing.persons),
                fact('entities listed', standing.entities),
              ],
              fix: `reduce the relief to what is listed: persons ${standing.persons}, entities ${standing.entities}`,
              remedies: tooMany(event.data, standing),
            };
      }),
  }),
];

/** As many as are listed. One value mends it only where one of the two figures is too high. */
function tooMany(
  lifted: EventOf<'SanctionLifted'>['data'],
  standing: { readonly persons: number; readonly entities: number },
): Remedy[] {
  const over = (['persons', 'entities'] as const).filter(
    (each) => (lifted[each]?.value ?? 0) > standing[each],
  );
  return over.length > 1
    ? []
    : over
        .filter((each) => standing[each] > 0)
        .map((each) => ({
          field: `data.${each}`,
          value: { value: standing[each], qualifier: 'exact' },
        }));
}
