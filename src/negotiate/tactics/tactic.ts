import type { Acceptance } from './acceptance.ts';
import type { Concession } from './concession.ts';

/** How a party negotiates, as data: what it demands, what it offers for that, what it accepts. */
export interface Tactic {
  readonly concession: Concession;
  readonly acceptance?: Acceptance | undefined;
  /**
   * Where given, the party keeps a frequency model of the others and offers, among outcomes worth
   * up to this share of its own range more than it demands, the one they seem to like most.
   */
  readonly modelling?: { readonly within: number } | undefined;
}
