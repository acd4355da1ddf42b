import { type Deed, deedOf, exact } from './deed.ts';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import type { DataOf, EventType } from '../../../domain/event.ts';
import type { World } from '../../../domain/world.ts';
import { choose } from './measure-choice.ts';
import { monthsAfter } from './horizon.ts';
import { fulfilOldest, oldestPromise } from './promises.ts';
import type { Template } from '../model/template-format.ts';

/** What an act can see: how the world stood at the end of the month before, and its own draws. */
interface Occasion {
  readonly world: World;
  readonly actor: string;
  readonly target: string;
  readonly day: Day;
  /** How many, where the policy has a size; at least 1. */
  readonly size: number;
  /** Name for what the act creates, unlike any other of the run: `POLICY-2026-04`. */
  readonly name: string;
}

/** Makes the deeds of a template; none when there is nothing to do it with. */
export type PolicyAct = (occasion: Occasion) => readonly Deed[];

/** What a reader of counts calls an attempt that found nothing to do. */
export const NOTHING_LEFT = 'nothing-to-act-on';

export function actOf(template: Template): PolicyAct {
  const make = makerOf(template);
  const { says } = template;
  return (occasion) => {
    const made = make(occasion);
    if (says === undefined) return made;
    return made.map((deed) => ({ ...deed, says }));
  };
}

const none: readonly Deed[] = [];
const noNames: string[] = [];

function deed<T extends EventType>(type: T, data: DataOf<T>): readonly Deed[] {
  return [deedOf(type, data)];
}

function makerOf(template: Template): PolicyAct {
  switch (template.type) {
    case 'PersonDetained':
    case 'PersonSentenced':
    case 'PrisonersReleased':
    case 'PrisonersPardoned':
      return ofCustody(template);
    case 'SanctionThreatened':
    case 'SanctionImposed':
    case 'CountermeasureImposed':
      return imposing(template);
    case 'SanctionExtended':
    case 'SanctionLifted':
    case 'SanctionReinstated':
      return changing(template);
    default:
      return ofTalks(template);
  }
}

function ofTalks(
  template: Exclude<Template, Of<CustodyType | ImposingType | ChangingType>>,
): PolicyAct {
  switch (template.type) {
    case 'TalksHeld': {
      const { parties, form, topics } = template;
      return () => deed('TalksHeld', { parties, form, topics });
    }
    case 'DemandMade': {
      const { of, demand } = template;
      return () => deed('DemandMade', { of, demand, measures: noNames });
    }
    case 'CommitmentMade':
      return promising(template);
    case 'CommitmentKept':
      return ({ world, actor, day }) => fulfilOldest(world, actor, day, template);
    case 'CommitmentBroken':
      return ({ world, actor }) => {
        const open = oldestPromise(world, actor);
        return open === undefined
          ? none
          : deed('CommitmentBroken', { commitment: open.name, how: template.how });
      };
    case 'ProtestHeld': {
      const { place } = template;
      return () => deed('ProtestHeld', place === undefined ? {} : { place });
    }
    case 'ProtestCrackdown':
      return () => deed('ProtestCrackdown', { against: template.against });
  }
}

type CustodyType = 'PersonDetained' | 'PersonSentenced' | 'PrisonersReleased' | 'PrisonersPardoned';
type ImposingType = 'SanctionThreatened' | 'SanctionImposed' | 'CountermeasureImposed';
type ChangingType = 'SanctionExtended' | 'SanctionLifted' | 'SanctionReinstated';
type Of<T extends Template['type']> = Extract<Template, { type: T }>;

function ofCustody(template: Of<CustodyType>): PolicyAct {
  switch (template.type) {
    case 'PersonDetained': {
      const { basis, of, group } = template;
      return ({ size }) =>
        deed('PersonDetained', {
          persons: noNames,
          count: exact(size),
          ...(group === undefined ? {} : { group }),
          basis,
          ...(of === undefined ? {} : { of }),
        });
    }
    case 'PersonSentenced':
      return ({ world }) => {
        const person = template.person ?? firstUnsentenced(world);
        if (person === undefined) return none;
        return deed('PersonSentenced', { person, years: exact(template.years), inAbsentia: false });
      };
    case 'PrisonersReleased': {
      const { basis, of } = template;
      return ({ size }) =>
        deed('PrisonersReleased', {
          count: exact(size),
          persons: noNames,
          basis,
          ...(of === undefined ? {} : { of }),
          destinations: [],
          parts: [],
          refused: noNames,
        });
    }
    case 'PrisonersPardoned':
      return ({ size }) =>
        deed('PrisonersPardoned', {
          count: exact(size),
          persons: noNames,
          act: template.act,
          parts: [],
        });
  }
}

/** By name, so that the order in which names were met says nothing. */
function firstUnsentenced(world: World): string | undefined {
  let first: string | undefined;
  for (const person of world.custody.persons) {
    if (person?.held !== true || person.sentenced || !person.detained) continue;
    if (first === undefined || person.name < first) first = person.name;
  }
  return first;
}

function imposing(template: Of<ImposingType>): PolicyAct {
  if (template.type === 'SanctionThreatened') {
    const { threat } = template;
    return ({ target }) =>
      deed('SanctionThreatened', { target: template.target ?? target, measures: noNames, threat });
  }
  const { type, kind, list, scope, months, lists } = template;
  return ({ target, name, day, size }) =>
    deed(type, {
      measure: name,
      kind,
      target: template.target ?? target,
      ...(list === undefined ? {} : { list }),
      scope,
      ...(months === undefined ? {} : { expires: isoDay(monthsAfter(day, months)) }),
      ...(lists === undefined ? {} : { [lists]: exact(size) }),
      named: noNames,
    });
}

function changing(template: Of<ChangingType>): PolicyAct {
  return ({ world, actor, day }) => {
    const measures = [...choose(template.measures, actor, world, day)];
    if (measures.length === 0) return none;
    if (template.type === 'SanctionReinstated') return deed('SanctionReinstated', { measures });
    if (template.type === 'SanctionExtended') {
      const until = isoDay(monthsAfter(latestEnd(world, measures, day), template.months));
      return deed('SanctionExtended', { measures, until, named: noNames });
    }
    const { form, months } = template;
    return deed('SanctionLifted', {
      measures,
      form,
      ...(months === undefined ? {} : { expires: isoDay(monthsAfter(day, months)) }),
      named: noNames,
    });
  };
}

function latestEnd(world: World, names: readonly string[], day: Day): Day {
  const { symbols, measures } = world.sanctionsRegister;
  return names.reduce((latest, name) => {
    const number = symbols.find(name);
    const expires = number === undefined ? undefined : measures[number]?.expires;
    return Math.max(latest, expires ?? day);
  }, day);
}

function promising(template: Of<'CommitmentMade'>): PolicyAct {
  const { to, does, text, months } = template;
  return ({ world, actor, day, size, name }) => {
    const measures =
      template.measures === undefined ? [] : [...choose(template.measures, actor, world, day)];
    if (does === 'relieve' && measures.length === 0) return none;
    const counted = does === 'release' ? { count: exact(size) } : {};
    return deed('CommitmentMade', {
      commitment: name,
      to,
      terms: [{ by: actor, does, ...counted, persons: [], measures, text }],
      ...(months === undefined ? {} : { due: isoDay(monthsAfter(day, months)) }),
    });
  };
}
