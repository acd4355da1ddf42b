import { bivariateNormalCdf, normalCdf } from './normal.ts';

/**
 * The crisis-signalling game of Lewis and Schultz (2003, Political Analysis 11:345–367), as in
 * Crisman-Cox and Gibilisco (2019, doi 10.1017/psrm.2019.58). A challenges or not (S_A, 0); B
 * concedes (V_A, C_B) or resists; A then stands firm (W_A + ε_A, W_B + ε_B) or backs down
 * (a + ε_a, V_B). Each ε is known to its side only, standard normal. Of sanctions: threaten, resist,
 * impose; a is what backing down costs, the audience's price.
 */
export interface CrisisPayoffs {
  readonly statusQuoA: number;
  readonly concessionA: number;
  readonly concessionB: number;
  readonly fightA: number;
  readonly fightB: number;
  readonly backDownA: number;
  readonly backDownB: number;
}

export interface CrisisEquilibrium {
  /** Probabilities that A challenges, that B then resists, and that A then stands firm. */
  readonly challenge: number;
  readonly resist: number;
  readonly standFirm: number;
}

/** Points at which the search looks for a change of sign. */
const POINTS = 4_000;
const BISECTIONS = 200;

/**
 * All equilibria, by the probability of resistance: the fixed points of B's answer to the beliefs
 * that it would give rise to. Two that lie closer than 1/4000 may be missed (both, or neither).
 */
export function crisisEquilibria(payoffs: CrisisPayoffs): CrisisEquilibrium[] {
  const miss = (resist: number): number => answer(payoffs, resist).resist - resist;
  const roots: number[] = [];
  let before = pointAt(0);
  let missBefore = miss(before);
  for (let i = 1; i <= POINTS; i += 1) {
    const at = pointAt(i);
    const missed = miss(at);
    if (missBefore === 0) roots.push(before);
    else if (missBefore > 0 !== missed > 0 && missed !== 0) roots.push(root(miss, before, at));
    [before, missBefore] = [at, missed];
  }
  return roots.map((resist) => ({ ...answer(payoffs, resist), resist }));
}

/** From almost 0 to almost 1, closer together at both ends, where equilibria crowd. */
function pointAt(i: number): number {
  const t = i / POINTS;
  const smooth = t * t * (3 - 2 * t);
  return 1e-9 + (1 - 2e-9) * smooth;
}

/** What A does if it expects resistance with some probability, and how B answers that. */
function answer(payoffs: CrisisPayoffs, resist: number): CrisisEquilibrium {
  const { statusQuoA, concessionA, concessionB, fightA, fightB, backDownA, backDownB } = payoffs;
  // What A must expect after resistance for a challenge to pay.
  const cut = (statusQuoA - (1 - resist) * concessionA) / resist;
  const [fights, backs] = [normalCdf(fightA - cut), normalCdf(backDownA - cut)];
  // 1 − Φ(cut − W_A) Φ(cut − a), without losing the digits of a rare challenge.
  const challenge = fights + backs - fights * backs;
  const both = bivariateNormalCdf((fightA - backDownA) / ROOT_2, fightA - cut, 1 / ROOT_2);
  const standFirm = Math.min(1, both / challenge);
  const margin = standFirm * fightB + (1 - standFirm) * backDownB - concessionB;
  return { challenge, standFirm, resist: normalCdf(margin / standFirm) };
}

const ROOT_2 = Math.sqrt(2);

function root(miss: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const rising = miss(low) < 0;
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (miss(middle) < 0 === rising) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
