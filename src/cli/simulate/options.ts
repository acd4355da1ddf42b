import type { SimulationOptions } from '../arguments/simulation.ts';
import type { QuestionOptions } from './questions.ts';

/** Everything that `simulate` can be asked with, as typed. */
export interface SimulateOptions extends SimulationOptions, QuestionOptions {
  readonly runs: string;
  readonly run?: string;
  readonly explain?: boolean;
  readonly all?: boolean;
  readonly keep?: string;
  readonly question?: string;
  readonly workers?: string;
  readonly out?: string;
  readonly quick?: boolean;
}
