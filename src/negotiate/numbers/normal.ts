import { exp } from './exact-maths.ts';

/** Distributions of the normal kind, the same bits on every engine. */

const ROOT_TWO_PI = 2.5066282746310002;
const TWO_PI = 6.283185307179586;

/** The standard normal distribution function, to about 1e-15. */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 0) return 1 - normalCdf(-x);
  if (x < -38) return 0;
  return x < -2.5 ? tail(-x) : 0.5 + density(x) * series(x);
}

const density = (x: number): number => exp(-0.5 * x * x) / ROOT_TWO_PI;

/** x + x³/3 + x⁵/15 + … (Marsaglia 2004). */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 3; n < 120; n += 2) {
    term *= (x * x) / n;
    const next = sum + term;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** The upper tail, by the continued fraction of Laplace; x ≥ 2.5. */
function tail(x: number): number {
  let fraction = x;
  for (let n = 80; n >= 1; n -= 1) fraction = x + n / fraction;
  return density(x) / fraction;
}

const PANELS = 16;
const SEVENTH = Math.sqrt(10 / 7);
const NODES = [
  [0, 128 / 225],
  [Math.sqrt(5 - 2 * SEVENTH) / 3, (322 + 13 * Math.sqrt(70)) / 900],
  [Math.sqrt(5 + 2 * SEVENTH) / 3, (322 - 13 * Math.sqrt(70)) / 900],
] as const;

/**
 * The probability that two standard normals of correlation ρ are at most h and k: Φ(h) Φ(k) plus
 * the integral of their joint density over correlations from 0 to ρ (Plackett 1954), by Gauss and
 * Legendre. For |ρ| up to about 0.9.
 */
export function bivariateNormalCdf(h: number, k: number, rho: number): number {
  const half = rho / PANELS / 2;
  let sum = 0;
  for (let panel = 0; panel < PANELS; panel += 1) {
    const middle = (2 * panel + 1) * half;
    for (const [node, weight] of NODES) {
      const reach = node * half;
      sum += weight * jointDensity(h, k, middle + reach);
      if (node !== 0) sum += weight * jointDensity(h, k, middle - reach);
    }
  }
  return normalCdf(h) * normalCdf(k) + sum * half;
}

function jointDensity(h: number, k: number, r: number): number {
  const rest = 1 - r * r;
  return exp(-(h * h - 2 * r * h * k + k * k) / (2 * rest)) / (TWO_PI * Math.sqrt(rest));
}
