import { isoDay } from '../calendar.ts';
import { type EmergencyStatus, findEmergency } from './fold.ts';
import { fact, rule } from '../refusal.ts';

const allowedFrom: Readonly<Record<EmergencyStatus, readonly (EmergencyStatus | 'none')[]>> = {
  'in-force': ['none', 'suspended', 'ended'],
  suspended: ['in-force'],
  ended: ['in-force', 'suspended'],
};

export const emergencyRules = [
  rule({
    name: 'emergency-in-order',
    says: 'Emergency rule is declared, then suspended or ended; an ended one is declared anew.',
    types: ['EmergencyRuleChanged'],
    check: (world, event) => {
      const { emergency: name, status } = event.data;
      const known = findEmergency(world.emergency, name);
      const now = known?.status ?? 'none';
      return allowedFrom[status].includes(now)
        ? undefined
        : {
            reason: `${name} cannot become ${status}: it is ${now === 'none' ? 'not declared' : now}`,
            facts:
              known === undefined
                ? []
                : [fact(name, `${known.status} since ${isoDay(known.since)}`)],
            fix:
              now === 'none'
                ? 'let it be declared first'
                : `allowed from ${allowedFrom[status].join(', ')}`,
          };
    },
  }),
];
