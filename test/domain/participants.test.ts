import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { dataSchemas, type Event, type EventType } from '../../domain/event.ts';
import { participantsOf, recipientsOf } from '../../domain/participants.ts';
import { slug } from '../../domain/text.ts';
import { worldTypes } from '../../src/history/edit/schema.ts';

/**
 * Fields that hold a slug and name no actor: things, matters and kinds. A new slug field must be
 * put here or in the table of participants.
 */
const NO_ACTOR: readonly string[] = [
  'IncidentOccurred.kind',
  'EmergencyRuleChanged.emergency',
  'PersonDetained.of',
  'PrisonersReleased.of',
  'PrisonersCounted.of',
  'SanctionThreatened.measures',
  'SanctionImposed.measure',
  'SanctionImposed.list',
  'SanctionImposed.package',
  'SanctionExtended.measures',
  'SanctionLifted.measures',
  'SanctionReinstated.measures',
  'CountermeasureImposed.measure',
  'CountermeasureImposed.list',
  'CountermeasureImposed.package',
  'SanctionsCounted.list',
  'SanctionsCounted.inForce',
  'DemandMade.measures',
  'OfferMade.offer',
  'OfferMade.terms.measures',
  'OfferAccepted.offer',
  'OfferRejected.offer',
  'AgreementReached.agreement',
  'AgreementReached.offer',
  'AgreementReached.terms.measures',
  'CommitmentMade.commitment',
  'CommitmentMade.terms.measures',
  'CommitmentBroken.commitment',
  'ConditionsStated.conditions.condition',
  'ConditionsStated.measures',
  'ConditionJudged.condition',
  'ReliefPlanned.steps.measures',
  'PositionStated.matter',
  'ReportPublished.matter',
];

interface Found {
  readonly path: string;
  readonly slug: string;
}

/** A value for a schema in which every slug differs, and where each slug stands. */
function fill(schema: z.core.$ZodType, path: string, found: Found[]): unknown {
  if (schema === slug) {
    const name = `name-${found.length}`;
    found.push({ path, slug: name });
    return name;
  }
  const { def } = (schema as z.ZodType)._zod as unknown as {
    def: z.core.$ZodTypeDef & Record<string, never>;
  };
  const inner = (key: string): z.core.$ZodType =>
    (def as Record<string, unknown>)[key] as z.core.$ZodType;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((def as unknown as { shape: Record<string, z.core.$ZodType> }).shape).map(
          ([field, value]) => [field, fill(value, `${path}.${field}`, found)],
        ),
      );
    case 'array':
      return [fill(inner('element'), path, found)];
    case 'optional':
    case 'default':
      return fill(inner('innerType'), path, found);
    default:
      return undefined;
  }
}

describe('participants', () => {
  it.each(worldTypes)('should be found wherever a %s names an actor', (type) => {
    const found: Found[] = [];
    const data = fill(dataSchemas[type as EventType], type, found);
    const named = recipientsOf({ type, data, actor: 'actor', jointly: [] } as unknown as Event);
    const expected = found.filter(({ path }) => !NO_ACTOR.includes(path));
    expect([...named].sort()).toEqual(expected.map((each) => each.slug).sort());
  });

  it('should list no field that is not there', () => {
    const found: Found[] = [];
    for (const type of worldTypes) fill(dataSchemas[type], type, found);
    const paths = new Set(found.map(({ path }) => path));
    expect(NO_ACTOR.filter((path) => !paths.has(path))).toEqual([]);
    // The walk reaches into lists and options: were it to stop early, all of the above would be vain.
    expect(paths).toContain('PrisonersReleased.destinations.to');
  });

  it('should name the actor first, then those who acted jointly, nobody twice', () => {
    const event = {
      type: 'TalksHeld',
      actor: 'usa',
      jointly: ['envoy', 'usa'],
      data: { parties: ['target', 'usa', 'target'] },
    } as unknown as Event;
    expect(participantsOf(event)).toEqual(['usa', 'envoy', 'target']);
  });
});
