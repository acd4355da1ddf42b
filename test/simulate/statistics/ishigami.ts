import type { AssumptionValues, Varied } from '../../../src/simulate/statistics/space.ts';

/**
 * Ishigami and Homma's function, a = 7, b = 0.1, on [−π, π]³: the usual test of sensitivity
 * analysis. Mean 3.5, variance 13.844588; x2 alone, x1 alone and with x3, x3 only with x1.
 */
export function ishigami({ x1 = 0, x2 = 0, x3 = 0 }: AssumptionValues): number {
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
}

export const ishigamiSpace: readonly Varied[] = ['x1', 'x2', 'x3'].map((assumption) => ({
  assumption,
  default: 0,
  range: [-Math.PI, Math.PI],
}));
