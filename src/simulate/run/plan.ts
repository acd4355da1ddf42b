import type { Entry } from '../../../domain/entry.ts';
import type { Day } from '../../../domain/calendar.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Use } from '../luck/draws.ts';
import type { Deed } from './deed.ts';

/** Something that an actor will try this month. */
export interface Plan {
  /** The policy or negotiation. */
  readonly by: string;
  readonly actor: string;
  readonly deed: Deed;
  readonly day: Day;
  readonly key: string;
  /** Place among the plans of its month, as decided. */
  readonly order: number;
  /** The first deed of an act: counts the act. */
  readonly first: boolean;
  readonly month: number;
  readonly draws: readonly PlanDraw[];
  /** Policies, and keys of events of the same run, that it follows from. */
  readonly follows: readonly string[];
}

/** A draw that decided a plan. */
export interface PlanDraw {
  readonly actor: string;
  readonly purpose: string;
  readonly use: Use;
  readonly value: number;
  /** For a chance: what the value had to be below. */
  readonly below?: number;
  /** What came of it: `54 people`, `reservation 0.41`. */
  readonly gives?: string;
}

/** A deed with who does it; the decider makes plans of them. */
export type Step = Pick<Plan, 'actor' | 'deed' | 'key' | 'first' | 'follows' | 'draws'>;

export interface RefusedPlan {
  /** The policy or negotiation that tried. */
  readonly by: string;
  readonly rule: string;
}

/** Watches a run: for telling its story. It changes nothing. */
export interface RunWatcher {
  readonly attempted: (attempt: Attempt) => void;
  readonly happened: (entry: Entry, plan: Plan) => void;
  readonly refused: (entry: Entry, plan: Plan, refusals: readonly Refusal[]) => void;
}

/** A policy whose condition held: what the draw had to be below, and what it was. */
export interface Attempt {
  readonly by: string;
  readonly actor: string;
  /** Since 1970-01. */
  readonly month: number;
  readonly chance: number;
  /** Undefined where the chance was 0 or 1 and nothing had to be drawn. */
  readonly drawn?: number;
  readonly done: boolean;
  /** It found nothing that it could be done with. */
  readonly nothingLeft: boolean;
  /** How talks went. */
  readonly note?: string;
}
