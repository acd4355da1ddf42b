import { isoDay } from '../calendar.ts';
import { type EmergencyStatus, findEmergency } from './fold.ts';
import { fact, rule } from '../refusal.ts';

const allowedFrom: Readonly<Record<EmergencyStatus, readonly (EmergencyStatus | 'none')[]>> = {
  'in-force': ['none', 'suspended', 'ended'],
  suspended: ['in-force'],
  ended: ['in-force', 'suspended'],
};

const ACTS = { 'in-force': 'declared', suspended: 'suspended', ended: 'ended' } as const;
const WORDS = {
  none: 'not yet declared',
  'in-force': 'in force',
  suspended: 'suspended',
  ended: 'ended',
} as const;

export const emergencyRules = [
  rule({
    name: 'emergency-in-order',
    says: 'Emergency rule is declared, then suspended or ended; after its end it can be declared again.',
    types: ['EmergencyRuleChanged'],
    check: (world, event) => {
      const { emergency: name, status } = event.data;
      const known = findEmergency(world.emergency, name);
      const now = known?.status ?? 'none';
      return allowedFrom[status].includes(now)
        ? undefined
        : {
            reason: `${name} cannot be ${ACTS[status]}: it is ${WORDS[now]}`,
            facts:
              known === undefined
                ? []
                : [fact(name, `${WORDS[known.status]} since ${isoDay(known.since)}`)],
            fix:
              now === 'none'
                ? 'add its declaration before the event'
                : `it can be ${ACTS[status]} while it is ${allowedFrom[status].map((from) => WORDS[from]).join(' or ')}`,
          };
    },
  }),
];
