import { describe, expect, it } from 'vitest';
import type { Job } from '../../../src/simulate/many/job.ts';
import { compareBranches, regretOf, worldsOf } from '../../../src/simulate/questions/timelines.ts';
import {
  discover,
  type Inquiry,
  morrisOf,
  sobolOf,
  spaceOf,
  tornadoOf,
} from '../../../src/simulate/questions/assumptions.ts';
import { measureNamed } from '../../../src/simulate/questions/measure.ts';
import { TaskPool } from '../../../src/simulate/questions/pool.ts';
import { smallJobs, smallModel } from './small-model.ts';

const program = { model: smallModel };
const held = measureNamed(program);

async function inquiry(runs: number): Promise<Inquiry & { jobs: readonly Job[] }> {
  const jobs = await smallJobs();
  const [job] = jobs;
  if (job === undefined) throw new Error('there is a job');
  return { pool: new TaskPool(jobs, 0), at: 0, job, jobs, of: held, runs };
}

describe('which assumptions drive a model', () => {
  it('should find, one at a time, what can be worked out: six months of arrests', async () => {
    const { base, bars } = await tornadoOf(await inquiry(200), [5, 6]);
    const [arrests, mercy, unused] = bars;
    // 100 held, six months of ten arrests and of a half chance that five go.
    expect(Math.abs(base - 145)).toBeLessThan(1);
    // The same draws at both ends: 6 × 20 people apart, to the man.
    expect(arrests).toMatchObject({ assumption: 'arrests', clear: true });
    expect((arrests?.atHigh ?? 0) - (arrests?.atLow ?? 0)).toBeCloseTo(120, 9);
    expect(mercy?.assumption).toBe('mercy');
    expect((mercy?.atLow ?? 0) - (mercy?.atHigh ?? 0)).toBeGreaterThan(15);
    expect(unused).toMatchObject({ assumption: 'unused', swing: 0, clear: false });
    expect(bars).toHaveLength(3);
  });

  it('should screen: arrests on a straight line, nothing from what is not used', async () => {
    const { effects, evaluations } = await morrisOf(await inquiry(20), 8);
    expect(effects.map(({ assumption }) => assumption)).toEqual(['arrests', 'mercy', 'unused']);
    expect(effects[0]?.mu).toBeGreaterThan(100);
    expect(effects[1]?.mu).toBeLessThan(0);
    expect(effects[2]?.muStar).toEqual({ value: 0, low: 0, high: 0 });
    expect(evaluations).toBe(32);
  });

  it('should share the variance out: by the squares of the swings, about', async () => {
    const { indices } = await sobolOf(await inquiry(10), 64);
    const [arrests, mercy, unused] = indices;
    expect(arrests?.total.value).toBeGreaterThan(0.9);
    expect(mercy?.total.value).toBeLessThan(0.1);
    expect(unused?.total.value).toBe(0);
  });

  it('should start from what a branch or the command line has set', async () => {
    const [job] = await smallJobs({ arrests: 3 });
    expect(job && spaceOf(job).find(({ assumption }) => assumption === 'arrests')).toMatchObject({
      default: 3,
      range: [0, 20],
    });
  });
});

describe('two branches on the same draws', () => {
  it('should differ by just what the branch changed, without any luck left', async () => {
    const { pool, jobs } = await inquiry(0);
    const found = await compareBranches(pool, jobs, [0, 1], { runs: 250, otherSeeds: [5, 6, 7] });
    expect([found.a, found.b]).toEqual(['test', 'test~fewer']);
    const [people, freed, crowded] = found.measures;
    expect(people).toMatchObject({ name: 'held', better: 'lower' });
    expect(people?.compared.difference).toEqual({ value: 40, low: 40, high: 40 });
    expect(people?.compared).toMatchObject({ leader: 'A', runs: 250 });
    expect(people?.seeds).toMatchObject({ agreed: 'A', contradicts: false, spread: [40, 40] });
    expect(people?.seeds?.seeds.map(({ seed }) => seed)).toEqual([5, 6, 7]);
    expect(freed?.compared).toMatchObject({ leader: 'neither' });
    expect(crowded?.compared.moreInA.value).toBeGreaterThan(0);
    expect(crowded?.compared.moreInB.value).toBe(0);
  });

  it('should be the same bytes from worker threads as from here', async () => {
    const jobs = await smallJobs();
    const answers = [];
    for (const workers of [0, 1, 2]) {
      const pool = new TaskPool(jobs, workers);
      try {
        answers.push(JSON.stringify(await compareBranches(pool, jobs, [0, 1], { runs: 230 })));
      } finally {
        await pool.close();
      }
    }
    expect(new Set(answers).size).toBe(1);
  });

  it('should refuse to compare two dates', async () => {
    const [a, b] = await smallJobs();
    if (a === undefined || b === undefined) throw new Error('there are two');
    const jobs = [a, { ...b, setting: { ...b.setting, months: 7 } }];
    const asked = compareBranches(new TaskPool(jobs, 0), jobs, [0, 1], { runs: 1 });
    await expect(asked).rejects.toThrow(
      /would end in different months: start them on the same day/,
    );
  });
});

describe('regret over branches', () => {
  it('should favour the branch that is better in every world', async () => {
    const asked = await inquiry(50);
    const worlds = worldsOf(asked.job, await tornadoOf(asked, [5]));
    expect(worlds.map(({ world }) => world)).toEqual([
      'all at default',
      'arrests 0',
      'arrests 20',
      'mercy 0.2',
      'mercy 0.8',
    ]);
    const { table, results } = await regretOf(asked.pool, asked.jobs, {
      worlds,
      of: held,
      runs: 50,
    });
    expect(table.leastRegret).toEqual(['test~fewer']);
    expect(table.options[0]?.worstRegret).toBeCloseTo(40, 9);
    expect(results[0]?.means).toHaveLength(5);
  });

  it('should not guess which end is better', async () => {
    const { pool, jobs } = await inquiry(0);
    const of = measureNamed(program, 'freed');
    await expect(regretOf(pool, jobs, { worlds: [], of, runs: 1 })).rejects.toThrow(
      /more or less of freed is better/,
    );
  });
});

describe('where an outcome comes about', () => {
  it('should be where many are taken: the box limits arrests from below', async () => {
    const { pool, job } = await inquiry(0);
    const outcome = measureNamed(program, 'crowded');
    const { box } = await discover(pool, { at: 0, job, outcome, runs: 600 });
    const arrests = box.limits.find(({ input }) => input === 'arrests');
    expect(arrests?.low).toBeGreaterThanOrEqual(9);
    expect(arrests?.high).toBe(20);
    expect(box.density).toBeGreaterThan(0.95);
    expect(box.limits.map(({ input }) => input)).not.toContain('fixed');
  });

  it('should refuse an indicator', async () => {
    const { pool, job } = await inquiry(0);
    const asked = discover(pool, { at: 0, job, outcome: held, runs: 1 });
    await expect(asked).rejects.toThrow(/held is not an outcome of the model/);
  });
});

describe('a measure', () => {
  it('should be what the model is judged by unless named, and one that there is', () => {
    expect(measureNamed(program).name).toBe('held');
    expect(() => measureNamed(program, 'hled')).toThrow(/name one of held, freed, crowded/);
  });
});

describe('a pool', () => {
  it('should hand on what goes wrong in a worker, and go on', async () => {
    const jobs = await smallJobs();
    const pool = new TaskPool(jobs, 1);
    const sum = { kind: 'sum', seed: 1, set: {}, runs: [0, 1], of: held } as const;
    try {
      await expect(pool.ask({ ...sum, job: 9 })).rejects.toThrow(/there is no job 9/);
      expect(await pool.ask({ ...sum, job: 0 })).toBeGreaterThan(0);
    } finally {
      await pool.close();
    }
  });

  it('should fail, not hang, where a worker cannot even start', async () => {
    const pool = new TaskPool([{} as Job], 1);
    const sum = { kind: 'sum', job: 0, seed: 1, set: {}, runs: [0, 1], of: held } as const;
    const first = pool.ask(sum);
    const second = pool.ask(sum);
    await expect(first).rejects.toThrow();
    await expect(second).rejects.toThrow();
    await expect(pool.ask(sum)).rejects.toThrow();
    await pool.close();
  });

  it('should tell how many tasks are done', async () => {
    const told: number[] = [];
    const pool = new TaskPool(await smallJobs(), 0, (done) => told.push(done));
    const sum = { kind: 'sum', job: 0, seed: 1, set: {}, runs: [0, 1], of: held } as const;
    await Promise.all([pool.ask(sum), pool.ask(sum)]);
    expect(told).toEqual([1, 2]);
  });
});
