import { bivariateNormalCdf, normalCdf } from '../numbers/normal.ts';

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

interface CrisisEquilibrium {
  /** Probabilities that A challenges, that B then resists, and that A then stands firm. */
  readonly challenge: number;
  readonly resist: number;
  readonly standFirm: number;
}

/**
 * All equilibria, by the probability of resistance: the fixed points of B's answer to the beliefs
 * that it would give rise to. B resists when its own draw is below some z; the search goes over z,
 * so that probabilities next to 0 and 1 are found too. There is always one; of two that lie closer
 * together than the points of the search both may be missed.
 *
 * ```ts
 * const fight = { fightA: -1.9, fightB: -2.9, backDownA: -1.2, backDownB: 1 };
 * const found = crisisEquilibria({ statusQuoA: 0, concessionA: 1, concessionB: 0, ...fight });
 * found.map(({ resist }) => resist.toFixed(8)); // => ['0.25110462', '0.59472283', '0.81332172']
 * ```
 */
export function crisisEquilibria(payoffs: CrisisPayoffs): CrisisEquilibrium[] {
  const miss = (z: number): number => answer(payoffs, z).margin - z;
  const roots: number[] = [];
  let before = -REACH;
  let missBefore = miss(before);
  for (const at of SEARCHED) {
    const missed = miss(at);
    if (missed === 0) roots.push(at);
    else if (missBefore > 0 ? missed < 0 : missBefore < 0 && missed > 0)
      roots.push(root(miss, before, at));
    [before, missBefore] = [at, missed];
  }
  return roots.map((z) => {
    const { challenge, standFirm } = answer(payoffs, z);
    return { challenge, resist: normalCdf(z), standFirm };
  });
}

/** Beyond this a normal probability is 0 or 1 in doubles. */
const REACH = 38;
const MARGIN_MAX = 37.9;
/** As good as without end, but its square is still a number. */
const CUT_MAX = 1e6;
const DENSE = 4;

/** Points that the search looks at: every 0.002 where probabilities move, every 0.1 beyond. */
const SEARCHED: readonly number[] = [
  ...steps(-REACH, -DENSE, 340),
  ...steps(-DENSE, DENSE, 4_000),
  ...steps(DENSE, REACH, 340),
];

function steps(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 1)) / count);
}

interface Answer {
  readonly challenge: number;
  readonly standFirm: number;
  /** The z below which B then resists, kept within doubles' reach. */
  readonly margin: number;
}

/** What A does if it expects resistance with probability Φ(z), and how B answers that. */
function answer(payoffs: CrisisPayoffs, z: number): Answer {
  const { statusQuoA, concessionA, concessionB, fightA, fightB, backDownA, backDownB } = payoffs;
  // What A must expect after resistance for a challenge to pay.
  const needed = (statusQuoA - normalCdf(-z) * concessionA) / normalCdf(z);
  const cut = Math.min(CUT_MAX, Math.max(-CUT_MAX, needed));
  const [fights, backs] = [normalCdf(fightA - cut), normalCdf(backDownA - cut)];
  // 1 − Φ(cut − W_A) Φ(cut − a), without losing the digits of a rare challenge.
  const challenge = fights + backs - fights * backs;
  const both = bivariateNormalCdf((fightA - backDownA) / ROOT_2, fightA - cut, 1 / ROOT_2);
  // Who would challenge even where nobody does is whoever gets more by it.
  const rare = fightA > backDownA ? 1 : 0;
  const standFirm = challenge === 0 ? rare : Math.min(1, Math.max(0, both / challenge));
  const gain = standFirm * fightB + (1 - standFirm) * backDownB - concessionB;
  const margin = gain === 0 ? 0 : gain / standFirm;
  return { challenge, standFirm, margin: Math.min(MARGIN_MAX, Math.max(-MARGIN_MAX, margin)) };
}

const ROOT_2 = Math.sqrt(2);
const BISECTIONS = 100;

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
