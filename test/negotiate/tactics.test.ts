import { describe, expect, it } from 'vitest';
import { answering, conceded } from '../../src/negotiate/tactics/demand.ts';
import { type BehaviourDependent, accepts } from '../../src/negotiate/tactics/tactic.ts';
import { FrequencyModel } from '../../src/negotiate/tactics/frequency-model.ts';
import { tabulate } from '../../src/negotiate/preferences/table.ts';
import { problem } from './problems.ts';

describe('time-dependent tactics (Faratin, Sierra, Jennings 1998, RAS 24:159–182)', () => {
  it.each([
    ['polynomial', 0.2, 0, 0.5, 0.03125],
    ['polynomial', 5, 0, 0.5, 0.870550563],
    ['polynomial', 0.5, 0.1, 0.5, 0.325],
    ['exponential', 2, 0.1, 0.5, 0.562341325],
    ['exponential', 0.5, 0.1, 0.5, 0.19628776],
  ] as const)('%s, β = %d, k = %d: a(%d) = %d', (shape, beta, k, t, expected) => {
    expect(conceded({ kind: 'time', shape, beta, k }, t)).toBeCloseTo(expected, 8);
  });

  it.each(['polynomial', 'exponential'] as const)('%s: should go from k to 1', (shape) => {
    for (const beta of [0.1, 0.5, 1, 2, 10]) {
      const at = (t: number): number => conceded({ kind: 'time', shape, beta, k: 0.1, by: 0.8 }, t);
      expect(at(0)).toBeCloseTo(0.1, 14);
      expect([at(0.8), at(1)]).toEqual([1, 1]);
      for (let t = 0; t < 1; t += 0.05) expect(at(t + 0.05)).toBeGreaterThanOrEqual(at(t));
    }
  });

  it.each([
    { beta: 0, k: 0 },
    { beta: 1, k: 2 },
    { beta: Number.NaN, k: 0 },
    { beta: 1, k: 0, by: 0 },
  ])('should refuse %o', (wrong) => {
    expect(() => conceded({ kind: 'time', shape: 'polynomial', ...wrong }, 0.5)).toThrow(
      RangeError,
    );
    expect(() => conceded({ kind: 'time', shape: 'exponential', beta: 1, k: 0 }, 0.5)).toThrow(
      'k above 0',
    );
  });
});

describe('behaviour-dependent tactics (the same paper)', () => {
  const theirs = [100, 95, 88, 80];
  const tactic = (mode: BehaviourDependent['mode'], lag = 1): BehaviourDependent => ({
    kind: 'behaviour',
    mode,
    lag,
    window: 3,
  });
  it.each([
    ['relative', 26.4],
    ['averaged', 30],
    ['absolute', 32],
  ] as const)('%s: offers 100, 95, 88, 80 against 24 are answered with %d', (mode, expected) => {
    expect(answering(tactic(mode), theirs, 24)).toBeCloseTo(expected, 12);
  });

  it('should answer an earlier concession with a lag', () => {
    expect(answering(tactic('absolute', 2), theirs, 24)).toBe(31);
  });

  it('should wait while there is nothing to answer', () => {
    expect(answering(tactic('relative'), [100], 24)).toBeUndefined();
    expect(answering(tactic('averaged'), [100, 95, 88], 24)).toBeUndefined();
  });

  it('should stand still where a ratio says nothing', () => {
    expect(answering(tactic('relative'), [10, 0], 24)).toBe(24);
  });
});

describe('AC_next (Baarslag)', () => {
  const evaluations = [[0, 5, 5, 8, 10]];
  const table = tabulate(
    problem({ weights: [1], evaluations, reservation: 5 }, { weights: [1], evaluations }),
  );
  const standing = table.standing(0);
  const next = { a: 1, b: 0 };

  it('should accept what is worth as much as what I would offer next', () => {
    expect(accepts(next, standing, 3, 3)).toBe(true);
    expect(accepts(next, standing, 3, 4)).toBe(false);
    expect(accepts(next, standing, 1, 2)).toBe(true);
  });

  it('should take a and b into account', () => {
    expect(accepts({ a: 1.25, b: 0 }, standing, 3, 4)).toBe(true);
    expect(accepts({ a: 1, b: 0.2 }, standing, 3, 4)).toBe(true);
    expect(accepts({ a: 1, b: 0.19 }, standing, 3, 4)).toBe(false);
  });

  it('should never accept what is worth less than no deal', () => {
    expect(accepts({ a: 1, b: 1 }, standing, 0, 3)).toBe(false);
  });
});

describe('the frequency model', () => {
  const evaluations = [
    [0, 1],
    [0, 1, 2],
  ];
  const { space } = tabulate(
    problem({ weights: [1, 1], evaluations }, { weights: [1, 1], evaluations }),
  );

  it('should weigh an issue by how much it is kept to, a value by how often it comes', () => {
    const model = new FrequencyModel(space);
    expect(model.estimate(0)).toBe(0);
    // Always the first value of the first issue; each of the second issue's values once.
    for (const outcome of [0, 1, 2]) model.heard(outcome);
    // Weights 1 and 1/3: (1 × 1 + 1/3 × 1) / (4/3), and with the other first value (1/3) / (4/3).
    expect(model.estimate(1)).toBeCloseTo(1, 14);
    expect(model.estimate(4)).toBeCloseTo(0.25, 14);
  });
});
