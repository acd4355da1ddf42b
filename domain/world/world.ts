import type { CustodyState } from './custody.ts';
import type { EmergencyState } from './emergency.ts';
import type { MeasuresState } from './measures.ts';
import type { TalksState } from './talks.ts';

/** What the rules look at: how things stand just before an event. */
export interface World {
  readonly sanctionsRegister: MeasuresState;
  readonly custody: CustodyState;
  readonly talks: TalksState;
  readonly emergency: EmergencyState;
}
