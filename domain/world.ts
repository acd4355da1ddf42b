import type { CustodyState } from './custody/fold.ts';
import type { EmergencyState } from './emergency/fold.ts';
import type { MeasuresState } from './sanctions/fold.ts';
import type { TalksState } from './talks/fold.ts';

/** What the rules look at: how things stand just before an event. */
export interface World {
  readonly sanctionsRegister: MeasuresState;
  readonly custody: CustodyState;
  readonly talks: TalksState;
  readonly emergency: EmergencyState;
}
