import { z } from 'zod';
import { quantity } from '../quantity.ts';
import { prose, slug } from '../text.ts';

/** What happens in the target country: votes, protests, their suppression, emergency rule, war. */
export const unrest = {
  ElectionHeld: z.strictObject({
    office: prose,
    /** Official shares in per cent, or as claimed by whom the citation says. */
    results: z.array(z.strictObject({ candidate: slug, percent: quantity })).default([]),
    disputed: z.boolean().default(false),
  }),
  ProtestHeld: z.strictObject({ place: prose.optional(), participants: quantity.optional() }),
  ProtestCrackdown: z.strictObject({
    against: slug,
    detained: quantity.optional(),
    killed: quantity.optional(),
    injured: quantity.optional(),
  }),
  IncidentOccurred: z.strictObject({
    kind: slug,
    place: prose.optional(),
    victims: z.array(slug).default([]),
    killed: quantity.optional(),
  }),
  /** The actor lets its territory be used; `by` attacks `against` from there. */
  InvasionStaged: z.strictObject({ by: slug, against: slug }),
  /** Emergency rule is declared, suspended or ended; its powers may outlive it (`remains`). */
  EmergencyRuleChanged: z.strictObject({
    emergency: slug,
    status: z.enum(['in-force', 'suspended', 'ended']),
    instrument: prose.optional(),
    remains: prose.optional(),
  }),
  OrganisationStatusChanged: z.strictObject({
    organisation: slug,
    status: z.enum(['registered', 'suspended', 'banned']),
    instrument: prose.optional(),
    members: quantity.optional(),
  }),
} as const;
