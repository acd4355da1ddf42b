import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Job, runRange, simulatorOf } from '../../src/simulate/many/job.ts';
import { runMany } from '../../src/simulate/many/many.ts';
import {
  mergeResults,
  encodeResult,
  type Result,
  resultOf,
} from '../../src/simulate/many/result.ts';
import { readResult } from '../../src/simulate/many/result-file.ts';
import { countOf, joined, type Ranges, without } from '../../src/simulate/many/ranges.ts';
import { mismatch, verifyResult } from '../../src/simulate/many/verify-result.ts';
import { hagglingJob } from './haggling.ts';

let job: Job;
let whole: string;
const folder = mkdtempSync(join(tmpdir(), 'detente-many-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const RUNS: Ranges = [[0, 299]];
async function bytes(runs: Ranges, workers: number): Promise<string> {
  return encodeResult(await result(runs, workers));
}
async function result(runs: Ranges, workers = 0): Promise<Result> {
  return resultOf(simulatorOf(job), await runMany(job, { runs, workers }));
}

beforeAll(async () => {
  job = await hagglingJob();
  whole = await bytes(RUNS, 0);
});

describe('many runs', () => {
  it.each([1, 2, 4])('should give the same bytes with %i workers', async (workers) => {
    expect(await bytes(RUNS, workers)).toBe(whole);
  });

  it('should give the same bytes in shards, merged in any order', async () => {
    const parts = await Promise.all(
      ([[[200, 299]], [[0, 0]], [[1, 120]], [[121, 199]]] as Ranges[]).map((runs) => result(runs)),
    );
    const named = parts.map((part, i) => ({ file: `part-${i}.json`, result: part }));
    expect(encodeResult(mergeResults(named))).toBe(whole);
    expect(encodeResult(mergeResults([...named].reverse()))).toBe(whole);
    const [a, b, c, d] = named;
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error();
    const pair = { file: 'pair.json', result: mergeResults([d, a]) };
    expect(encodeResult(mergeResults([c, pair, b]))).toBe(whole);
  });

  it('should give the same bytes when a broken off job goes on', async () => {
    const stop = new AbortController();
    const broken = await runMany(job, {
      runs: RUNS,
      workers: 0,
      signal: stop.signal,
      onProgress: (done) => {
        if (done > 100) stop.abort();
      },
    });
    expect(countOf(broken.runs)).toBeLessThan(300);
    const first = resultOf(simulatorOf(job), broken);
    const path = join(folder, 'broken.json');
    writeFileSync(path, encodeResult(first));
    const rest = await result(without(RUNS, readResult(path).runs));
    const merged = mergeResults([
      { file: path, result: readResult(path) },
      { file: 'rest.json', result: rest },
    ]);
    expect(encodeResult(merged)).toBe(whole);
  });

  it('should name the lowest run that ends on each value', () => {
    const { indicators, manifest } = JSON.parse(whole) as Result;
    const simulator = simulatorOf(job);
    const [held] = indicators;
    for (const [value, run] of held?.examples.slice(0, 5) ?? []) {
      const { series } = simulator.run(run);
      expect(series[(manifest.months - 1) * indicators.length]).toBe(value);
    }
  });

  it('should keep as much for many runs as for few, but for values not met before', () => {
    const simulator = simulatorOf(job);
    const size = (to: number) => JSON.stringify(runRange(simulator, 0, to)).length;
    expect(size(1999)).toBeLessThan(3 * size(499));
  });
});

describe('ranges of runs', () => {
  it('should join neighbours, refuse overlaps and find what is left', () => {
    expect(
      joined([
        [5, 9],
        [0, 4],
        [20, 20],
      ]),
    ).toEqual([
      [0, 9],
      [20, 20],
    ]);
    expect(() =>
      joined([
        [0, 5],
        [5, 9],
      ]),
    ).toThrow('the runs 5 to 5 would be counted twice');
    expect(
      without(
        [[0, 9]],
        [
          [2, 3],
          [7, 20],
        ],
      ),
    ).toEqual([
      [0, 1],
      [4, 6],
    ]);
  });
});

describe('results', () => {
  const path = () => join(folder, 'result.json');
  const tampered = (change: (result: Result) => void): Result => {
    const copy = JSON.parse(whole) as Result;
    change(copy);
    return copy;
  };

  it('should be read back as they were written', () => {
    writeFileSync(path(), whole);
    expect(encodeResult(readResult(path()))).toBe(whole);
    expect(readFileSync(path(), 'utf8')).toBe(whole);
  });

  it('should be found right when run again', () => {
    expect(verifyResult(job, JSON.parse(whole) as Result)).toMatchObject({ wrong: [] });
    expect(verifyResult(job, JSON.parse(whole) as Result, 20)).toEqual({ runs: 20, wrong: [] });
    expect(mismatch(job, JSON.parse(whole) as Result)).toBeUndefined();
  });

  it('should be found wrong where counts were changed', () => {
    const moved = tampered(({ indicators }) => {
      const histogram = indicators[0]?.months.at(-1);
      const [first, second] = [histogram?.[0], histogram?.[1]];
      if (first === undefined || second === undefined) throw new Error();
      second[1] += first[1];
      histogram?.shift();
    });
    expect(verifyResult(job, moved, 300).wrong.join()).toMatch(/held, month 18: .* reach/);
    const example = tampered(({ indicators }) => {
      const [first, second] = indicators[0]?.examples ?? [];
      if (first === undefined || second === undefined) throw new Error();
      [first[1], second[1]] = [second[1], first[1]];
    });
    expect(verifyResult(job, example, 5).wrong).not.toEqual([]);
  });

  it('should say why they cannot be checked here', () => {
    const of = (change: (manifest: Result['manifest']) => void): string | undefined =>
      mismatch(
        job,
        tampered(({ manifest }) => {
          change(manifest);
        }),
      );
    expect(of((m) => (m.modelHash = '0'.repeat(64)))).toMatch(/the model has changed since/);
    expect(of((m) => (m.history = '0'.repeat(64)))).toMatch(
      /the events of the timeline have changed/,
    );
    expect(of((m) => (m.engine = 0))).toMatch(/made by engine 0, this is engine \d/);
  });

  it.each([
    ['', /this is not JSON/],
    ['{}', /detente/],
    [() => JSON.stringify(tampered((r) => (r.events = -1))), /events/],
    [() => JSON.stringify(tampered((r) => (r.runs = [[0, 298]]))), /counts 300 of 299 runs/],
  ])('should be refused with what is wrong: %#', (text, message) => {
    writeFileSync(path(), typeof text === 'string' ? text : text());
    expect(() => readResult(path())).toThrow(message);
  });

  it('should not be merged with parts of another simulation, or twice', async () => {
    const one = { file: 'one.json', result: JSON.parse(whole) as Result };
    const other = { file: 'two.json', result: tampered((r) => (r.manifest.seed = 12)) };
    expect(() => mergeResults([one, other])).toThrow(
      'two.json, manifest.seed: it belongs to another simulation than one.json: seed differs',
    );
    expect(() => mergeResults([one, one])).toThrow('the runs 0 to 299 would be counted twice');
    expect(await result([[0, 0]])).toBeDefined();
  });
});
