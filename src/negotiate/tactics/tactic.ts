import type { Ranking } from '../preferences/party-ranking.ts';

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

/** AC_next (Baarslag 2014): accept iff a × U(their offer) + b ≥ U(my next one), U from 0 to 1. */
export interface Acceptance {
  readonly a: number;
  readonly b: number;
}

/** Exact for a = 1, b = 0. What is worth less than the reservation value is never accepted. */
export function accepts(
  { a, b }: Acceptance,
  { grade, share, acceptable }: Ranking,
  offer: number,
  next: number,
): boolean {
  const theirs = grade[offer] ?? Infinity;
  if (theirs >= acceptable) return false;
  if (a === 1 && b === 0) return theirs <= (grade[next] ?? 0);
  return a * (share[offer] ?? 0) + b >= (share[next] ?? 1);
}

/** How much a party demands as time passes: what is written down, before any negotiation. */
export type Concession =
  TimeDependent | BehaviourDependent | { readonly kind: 'mixed'; readonly parts: readonly Part[] };

/** Faratin, Sierra, Jennings 1998: β < 1 Boulware, 1 linear, > 1 Conceder. */
export interface TimeDependent {
  readonly kind: 'time';
  readonly shape: 'polynomial' | 'exponential';
  readonly beta: number;
  /** What is conceded at once, from 0 to 1 (exponential: above 0). */
  readonly k: number;
  /** Time by which all is conceded, from 0 to 1; 1 by default. */
  readonly by?: number | undefined;
}

/** The same paper's tit-for-tat: an answer to the other's last concessions. */
export interface BehaviourDependent {
  readonly kind: 'behaviour';
  readonly mode: 'relative' | 'absolute' | 'averaged';
  /** Relative and absolute: how many offers back the answered concession lies; 1 is the last. */
  readonly lag: number;
  /** Averaged: over how many offers. */
  readonly window: number;
}

/** A part of a mixture, with its weight (the paper's strategies are such mixtures). */
export interface Part {
  readonly weight: number;
  readonly of: TimeDependent | BehaviourDependent;
}

export const named = {
  boulware: { kind: 'time', shape: 'polynomial', beta: 0.2, k: 0 },
  linear: { kind: 'time', shape: 'polynomial', beta: 1, k: 0 },
  conceder: { kind: 'time', shape: 'polynomial', beta: 5, k: 0 },
  'tit-for-tat': {
    kind: 'mixed',
    // Two that only answer each other would never move.
    parts: [
      { weight: 0.5, of: { kind: 'behaviour', mode: 'absolute', lag: 1, window: 1 } },
      { weight: 0.5, of: { kind: 'time', shape: 'polynomial', beta: 1, k: 0 } },
    ],
  },
} as const satisfies Readonly<Record<string, Concession>>;
export type NamedConcession = keyof typeof named;
