import { type Day, isoDay } from '../domain/calendar.ts';
import { emergencyFold, type EmergencyState } from '../domain/emergency/fold.ts';
import { byName, type Projection } from './projection.ts';

/** Emergency rule: in force, suspended, ended, and for how long. */
export const emergency: Projection<EmergencyState> = {
  name: 'emergency',
  version: 1,
  initial: emergencyFold.initial,
  apply: emergencyFold.handlers,
  summary: (state, { day }) => ({
    emergencies: byName(emergenciesOn(state, day), (each) => each.emergency),
  }),
};

/** Emergencies declared by a day, with the days from declaration to end (or to that day). */
export function emergenciesOn(state: EmergencyState, day: Day) {
  const known = state.emergencies.filter((each) => each !== undefined);
  // By name, not by number: numbers depend on what else the table of names has seen.
  known.sort((a, b) => a.declared - b.declared || (a.name < b.name ? -1 : 1));
  return known.map(({ name, declared, status, since, ended }) => ({
    emergency: name,
    status,
    declared: isoDay(declared),
    since: isoDay(since),
    days: (ended ?? day) - declared,
  }));
}
