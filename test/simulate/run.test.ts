import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryOf } from '../../domain/entry.ts';
import type { World } from '../../domain/world.ts';
import { check } from '../../domain/rules.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import { foldOwned } from '../../projections/all.ts';
import { openTimeline, replay } from '../../src/history/timeline.ts';
import { type Job, simulatorOf } from '../../src/simulate/many/job.ts';
import { readModel } from '../../src/simulate/model/model-file.ts';
import type { Simulator } from '../../src/simulate/run/run.ts';
import { type Story, tell } from '../../src/simulate/story/story.ts';
import { FORK, HAGGLING, hagglingJob, record } from './haggling.ts';

const telling = {
  stream: 'case-test~told',
  recorded: '2026-01-01T00:00:00Z',
  nameOf: (actor: string) => actor,
};
const told = (job: Job, run: number): Story => tell(simulatorOf(job), run, telling);
const lines = ({ events }: Story): string[] =>
  events.map(({ event }) => `${event.occurred} ${event.key} ${JSON.stringify(event.data)}`);

let job: Job;
let simulator: Simulator;
beforeAll(async () => {
  job = await hagglingJob();
  simulator = simulatorOf(job);
});

describe('one run', () => {
  it('should depend on seed and number alone, whatever ran before it', async () => {
    const alone = Array.from(simulatorOf(job).run(5).series);
    for (const number of [9, 0, 4711]) simulator.run(number);
    expect(Array.from(simulator.run(5).series)).toEqual(alone);
    expect(lines(told(job, 5))).not.toEqual(lines(told(job, 6)));
    expect(lines(told(await hagglingJob({ seed: 12 }), 5))).not.toEqual(lines(told(job, 5)));
  });

  it('should decide nothing otherwise when it is told', () => {
    for (let run = 0; run < 50; run += 1) {
      const { series, outcomes, events, refused } = simulator.run(run);
      const plain = { series: Array.from(series), outcomes: Array.from(outcomes), events };
      const story = told(job, run);
      expect(story.series.flat()).toEqual(plain.series);
      expect(story.outcomes).toEqual(plain.outcomes);
      expect(story.events).toHaveLength(plain.events);
      const nothing = story.attempts.filter(({ nothingLeft }) => nothingLeft).length;
      expect(story.refused.length + nothing).toBeLessThanOrEqual(refused.length);
    }
  });

  it('should never break a rule, and begin after the fork (property)', async () => {
    const before = await replay(await openTimeline(await record(), 'test'), parseEdtf(FORK).start);
    const start = JSON.stringify(before);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2 ** 32 - 1 }), fc.nat({ max: 1e6 }), async (run, seed) => {
        const state = await replay(
          await openTimeline(await record(), 'test'),
          parseEdtf(FORK).start,
        );
        expect(JSON.stringify(state)).toBe(start);
        const { events } = told({ ...job, setting: { ...job.setting, seed } }, run);
        let last = -Infinity;
        for (const [i, { event }] of events.entries()) {
          const entry = entryOf(event, telling.stream, i);
          expect(check(state as World, entry)).toEqual([]);
          expect(entry.sort).toBeGreaterThanOrEqual(last);
          expect(event.occurred > FORK).toBe(true);
          expect(event.provenance.kind).toBe('simulated');
          last = entry.sort;
          foldOwned(state, [entry]);
        }
        expect(state.anomalies.length).toBe(before.anomalies.length);
      }),
      { numRuns: 25 },
    );
  });

  it('should count what was tried in vain, with the rule that stood against it', () => {
    const stories = Array.from({ length: 60 }, (_, run) => told(job, run));
    const rules = new Set(stories.flatMap(({ refused }) => refused.map(({ rule }) => rule)));
    expect(rules).toContain('measure-sender');
    expect(rules).toContain('lift-from-force');
    for (const { refused, series } of stories) {
      const column = job.model.written.indicators.findIndex(
        ({ indicator }) => indicator === 'vain',
      );
      expect(series.at(-1)?.[column]).toBe(refused.length);
    }
  });

  it('should hold deals, promises kept and promises broken', () => {
    const stories = Array.from({ length: 60 }, (_, run) => told(job, run));
    const types = new Set(stories.flatMap(({ events }) => events.map(({ event }) => event.type)));
    for (const type of [
      'TalksHeld',
      'OfferMade',
      'OfferAccepted',
      'OfferRejected',
      'AgreementReached',
      'CommitmentMade',
      'CommitmentBroken',
      'SanctionReinstated',
      'SanctionExtended',
      'PersonSentenced',
    ] as const) {
      expect(types).toContain(type);
    }
    const keeping = stories.flatMap(({ events }) =>
      events.filter(({ event }) => event.fulfils.length > 0),
    );
    expect(keeping.length).toBeGreaterThan(0);
    // What keeps a promise names the event that made it.
    for (const { event } of keeping) expect(event.because.length).toBeGreaterThan(0);
  });

  it('should tell each draw with its key and, for a chance, what it had to be below', () => {
    for (const { event, draws } of told(job, 3).events) {
      if (event.provenance.kind !== 'simulated') throw new Error('not simulated');
      expect(event.provenance.draws).toEqual(draws.map(({ key, value }) => ({ key, value })));
      for (const { use, value, below } of draws) {
        if (use === 'chance' && below !== undefined && event.type !== 'CommitmentBroken')
          expect(value).toBeLessThan(below);
      }
    }
  });
});

describe('luck', () => {
  const without = (name: string): string =>
    HAGGLING.replace(new RegExp(`  - policy: ${name}\\n(?:    .*\\n)+`), '');

  it('should not move when a policy that never acts is added', () => {
    const idle = HAGGLING.replace(
      'policies:\n',
      `policies:
  - policy: idle
    actor: sender
    title: It could, and never does.
    chance: 0
    then: { type: DemandMade, of: target, demand: nothing }
  - policy: never-meant
    actor: target
    title: Its time never comes.
    when: month > 100
    then: { type: ProtestHeld }
`,
    );
    const with2 = { ...job, model: readModel(idle, 'idle.yaml') };
    for (let run = 0; run < 20; run += 1) {
      expect(lines(told(with2, run))).toEqual(lines(told(job, run)));
    }
  });

  it('should stay the same for everybody else when a policy is taken out', () => {
    const model = readModel(without('of-another'), 'without.yaml');
    expect(model.written.policies).toHaveLength(job.model.written.policies.length - 1);
    for (let run = 0; run < 20; run += 1) {
      // It never succeeds, so nothing else in the story may change.
      expect(lines(told({ ...job, model }, run))).toEqual(lines(told(job, run)));
    }
  });

  it('should be shared by branches: the same month, the same draws', async () => {
    const later = await hagglingJob();
    const chances = (story: Story) =>
      new Map(story.attempts.map(({ by, month, drawn }) => [`${by} ${month}`, drawn]));
    const a = chances(told(job, 8));
    const b = chances(
      told({ ...later, start: { ...later.start, firstMonth: job.start.firstMonth + 1 } }, 8),
    );
    const shared = [...a].filter(([key, drawn]) => b.has(key) && drawn !== undefined);
    expect(shared.length).toBeGreaterThan(10);
    for (const [key, drawn] of shared) expect(b.get(key) ?? drawn).toBe(drawn);
  });
});

describe('assumptions', () => {
  it('should be taken as set, else drawn from their ranges where runs vary', async () => {
    const set = simulatorOf(await hagglingJob({ set: { mercy: 0.9 }, vary: true }));
    const drawn = Array.from({ length: 50 }, (_, run) => set.assumptionsOf(run));
    expect(new Set(drawn.map(({ mercy }) => mercy))).toEqual(new Set([0.9]));
    const arrests = new Set(drawn.map((each) => each['arrests']));
    expect(arrests.size).toBeGreaterThan(8);
    for (const each of arrests) {
      expect(Number.isInteger(each)).toBe(true);
      expect(each).toBeLessThanOrEqual(20);
    }
    expect(simulator.assumptionsOf(1)).toEqual({ mercy: 0.4, arrests: 8 });
  });

  it('should change what follows from them', async () => {
    const cruel = simulatorOf(await hagglingJob({ set: { mercy: 0 } }));
    const freed = (each: Simulator) =>
      Array.from({ length: 40 }, (_, run) => each.run(run).series.at(-9) ?? 0).reduce(
        (sum, value) => sum + value,
      );
    expect(freed(cruel)).toBeLessThan(freed(simulator));
  });
});
