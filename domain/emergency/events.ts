import { z } from 'zod';
import { eventType } from '../event-type.ts';
import { quantity } from '../quantity.ts';
import { prose, slug } from '../text.ts';

const EMERGENCY_TITLES = {
  'in-force': 'Emergency rule declared',
  suspended: 'Emergency rule suspended',
  ended: 'Emergency rule ended',
} as const;

const ORGANISATION_TITLES = {
  registered: 'Organisation registered',
  suspended: 'Organisation suspended',
  banned: 'Organisation banned',
} as const;

/** Emergency rule, and what it does to organisations. */
export const emergency = {
  /** Emergency rule is declared, suspended or ended; its powers may outlive it (`remains`). */
  EmergencyRuleChanged: eventType({
    title: 'Emergency rule',
    help: 'Emergency rule is declared, suspended or ended.',
    rank: 11,
    plover: ['COERCE', 'restrict'],
    tension: 2,
    byData: ({ status }) => ({
      title: EMERGENCY_TITLES[status],
      tension: status === 'in-force' ? 2 : -1,
    }),
    schema: z.strictObject({
      emergency: slug,
      status: z.enum(['in-force', 'suspended', 'ended']),
      instrument: prose.optional(),
      remains: prose.optional(),
    }),
  }),
  OrganisationStatusChanged: eventType({
    title: 'Status of an organisation',
    help: 'The authorities register, suspend or ban an organisation.',
    rank: 13,
    plover: ['COERCE', 'restrict'],
    tension: 1,
    byData: ({ status }) => ({
      title: ORGANISATION_TITLES[status],
      tension: status === 'registered' ? -1 : 1,
    }),
    schema: z.strictObject({
      organisation: slug,
      status: z.enum(['registered', 'suspended', 'banned']),
      instrument: prose.optional(),
      members: quantity.optional(),
    }),
    names: ({ organisation }) => [organisation],
  }),
} as const;
