import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { backTest } from '../../scripts/back-test.ts';
import { countsIn } from '../../scripts/back-test/counts.ts';
import { observe } from '../../scripts/back-test/observation.ts';
import { asKnown, readPlan } from '../../scripts/back-test/plan.ts';
import { missOf, placeOf, verdictOf } from '../../scripts/back-test/score.ts';
import { tryModel } from '../../scripts/back-test/trial.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import { entriesOf, openTimeline } from '../../src/history/timeline.ts';
import { readModel } from '../../src/simulate/model/model-file.ts';
import { startFrom } from '../../src/simulate/run/read-start.ts';
import { recordOf } from '../history/scene.ts';
import { counts, event } from '../words.ts';
import { smallModel } from './questions/small-model.ts';

const cases = parse(readFileSync('scenarios/cases.yaml', 'utf8')) as string[];
const exactly = (value: number) => ({ low: value, high: value, rests: 'record' as const });
const frees = (day: string, count: number) =>
  event('PrisonersReleased', 'target', day, { persons: [], count, basis: 'pardon' });
const pardons = (day: string, count: number) =>
  event('PrisonersPardoned', 'target', day, { persons: [], count, act: 'pardon' });

describe('scores', () => {
  const dice = [1, 2, 3, 4, 5, 6].map((value) => [value, 1] as const);

  it('should place a value by the runs below it, those equal counted by half', () => {
    expect(placeOf(dice, exactly(4))).toEqual({ low: 58, high: 58, inside: true });
    expect(placeOf(dice, exactly(7))).toEqual({ low: 100, high: 100, inside: false });
    expect(
      placeOf(
        [
          [0, 95],
          [5, 5],
        ],
        exactly(0),
      ).inside,
    ).toBe(true);
  });

  it('should take sources that differ at both ends, inside when they reach into the band', () => {
    expect(placeOf(dice, { low: 3, high: 9, rests: 'claims' })).toMatchObject({
      high: 100,
      inside: true,
    });
  });

  it('should miss by the distance when all runs agree, and by less when some were right', () => {
    expect(missOf([[10, 7]], exactly(4))).toBe(6);
    // E|X−y| = 1/2 · 6, and half the mean distance of two runs is 1/2 · 1/2 · 6.
    expect(
      missOf(
        [
          [4, 1],
          [10, 1],
        ],
        exactly(4),
      ),
    ).toBe(1.5);
  });

  it('should call right what is inside four times of five', () => {
    const [yes, no] = [true, false].map((inside) => ({ low: 0, high: 0, inside }));
    expect(verdictOf([yes, yes, yes, yes, no])).toBe('right');
    expect(verdictOf([yes, no, undefined])).toBe('partly');
    expect(verdictOf([yes, no, no])).toBe('wrong');
    expect(verdictOf([undefined])).toBe('not judged');
  });
});

describe('what is on record', () => {
  const span = [parseEdtf('2025-04-01').start, parseEdtf('2025-06-30').end] as const;
  const entries = async (...events: Parameters<typeof recordOf>) =>
    entriesOf(await openTimeline(await recordOf(...events), 'test'));

  it('should carry the last exact count to the end of the quarter', async () => {
    const all = await entries(
      counts('monitor', 'political-prisoners', 100, '2025-04-10'),
      frees('2025-05-02', 30),
    );
    expect(countsIn(all, 'political-prisoners', ...span)).toMatchObject({
      low: 70,
      high: 70,
      exact: true,
    });
  });

  it('should say nothing of a quarter in which nobody counted', async () => {
    const all = await entries(
      counts('monitor', 'political-prisoners', 100, '2025-03-10'),
      frees('2025-05-02', 30),
    );
    expect(countsIn(all, 'political-prisoners', ...span)).toBeUndefined();
  });

  it('should count as freed those of whom only the pardon is on record, and nobody twice', async () => {
    const store = await recordOf(
      counts('monitor', 'political-prisoners', 100, '2025-03-10'),
      pardons('2025-04-05', 40),
      pardons('2025-05-05', 10),
      frees('2025-05-06', 10),
      frees('2025-06-06', 5),
    );
    const timeline = await openTimeline(store, 'test');
    const start = await startFrom(timeline, parseEdtf('2025-03-31').end);
    const months = await observe(timeline, smallModel, start, 3);
    expect(months.map(({ indicators }) => indicators[1]?.low)).toEqual([40, 50, 55]);
  });
});

describe('a trial', () => {
  it('should know nothing of what came after its date', async () => {
    const told = (later: number) =>
      recordOf(
        counts('monitor', 'political-prisoners', 100, '2025-03-10'),
        frees('2025-05-06', later),
        counts('monitor', 'political-prisoners', 100 - later, '2025-09-10'),
      );
    const bands = async (later: number) => {
      const timeline = await openTimeline(await told(later), 'test');
      const options = { from: '2025-03-31', until: '2025-09-30', runs: 50, seed: 3 };
      const { indicators } = await tryModel(timeline, smallModel, options);
      return indicators.map(({ quarters }) => quarters.map((each) => each.bands));
    };
    expect(await bands(5)).toEqual(await bands(60));
  });
});

describe('docs/back-tests.md', () => {
  const page = readFileSync('docs/back-tests.md', 'utf8');

  it.each(cases)('should be of the models and values of %s as they are', (name) => {
    const path = join('scenarios', name, 'back-tests.yaml');
    for (const { models, why } of readPlan(path)) {
      expect(page.replaceAll(/\s+/g, ' ')).toContain(why);
      for (const [model, known] of Object.entries(models)) {
        const file = join('scenarios', name, 'models', `${model}.yaml`);
        const { hash } = asKnown(readModel(readFileSync(file, 'utf8'), file), known, path);
        const again = `run node scripts/back-test.ts --markdown docs/back-tests.md`;
        expect(page.includes(hash.slice(0, 12)), `${model} changed: ${again}`).toBe(true);
      }
    }
  });

  it('should come out the same each time', async () => {
    const [name = ''] = cases;
    const wanted = { model: undefined, from: [], runs: 12, seed: 9, defaults: false };
    expect(await backTest(name, wanted)).toBe(await backTest(name, wanted));
  });
});
