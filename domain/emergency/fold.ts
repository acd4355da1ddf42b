import type { Day } from '../calendar.ts';
import type { Fold } from '../entry.ts';
import { lookUp, Symbols } from '../symbols.ts';

export type EmergencyStatus = 'in-force' | 'suspended' | 'ended';

export interface Emergency {
  readonly name: string;
  /** When it was last declared: ended emergency rule may be declared again. */
  declared: Day;
  status: EmergencyStatus;
  since: Day;
  ended?: Day;
}

export interface EmergencyState {
  readonly symbols: Symbols;
  readonly emergencies: (Emergency | undefined)[];
}

export const findEmergency = (state: EmergencyState, name: string): Emergency | undefined =>
  lookUp(state.symbols, state.emergencies, name);

/** The fold of emergency rule: in force, suspended, ended. */
export const emergencyFold: Fold<EmergencyState> = {
  initial: () => ({ symbols: new Symbols(), emergencies: [] }),
  copy: ({ symbols, emergencies }) => ({
    symbols: symbols.fork(),
    emergencies: emergencies.map((each) => each && { ...each }),
  }),
  handlers: {
    EmergencyRuleChanged: (state, event, entry) => {
      const { emergency: name, status } = event.data;
      const number = state.symbols.of(name);
      const known = state.emergencies[number];
      if (known === undefined) {
        state.emergencies[number] = { name, declared: entry.start, status, since: entry.start };
      } else {
        if (known.status === 'ended' && status === 'in-force') {
          known.declared = entry.start;
          delete known.ended;
        }
        Object.assign(known, { status, since: entry.start });
        if (status === 'ended') known.ended = entry.start;
      }
    },
  },
};
