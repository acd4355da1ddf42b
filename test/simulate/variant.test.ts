import { describe, expect, it } from 'vitest';
import { importCase } from '../../src/case/import.ts';
import { readShipped } from '../../src/case/shipped-cases.ts';
import { openTimeline } from '../../src/history/timeline.ts';
import { readModel } from '../../src/simulate/model/model-file.ts';
import { programOf } from '../../src/simulate/run/program.ts';
import { Simulator } from '../../src/simulate/run/run.ts';
import { findModel, modelNames } from '../../src/simulate/model/shipped-models.ts';
import { startFrom } from '../../src/simulate/run/read-start.ts';
import { tell } from '../../src/simulate/story/story.ts';
import { variantOf } from '../../src/simulate/model/variant.ts';
import { AS_WRITTEN } from '../../src/simulate/model/variant-format.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

const { model } = findModel('belarus', 'easing');
const store = new MemoryStore();
await importCase(store, readShipped('belarus'));
const start = await startFrom(await openTimeline(store, 'belarus'));

const told = (of: typeof model, run: number) =>
  tell(new Simulator(programOf(of), start, { seed: 1, months: 24, set: {}, vary: false }), run, {
    stream: 'case-belarus~x',
    recorded: '2026-01-01T00:00:00Z',
    nameOf: (actor) => actor,
  });

describe('a variant of a model', () => {
  it('should be the model itself where nothing is changed', () => {
    expect(variantOf(model, AS_WRITTEN)).toBe(model);
  });

  it.each(
    modelNames('belarus').flatMap((name) => {
      const { written } = findModel('belarus', name).model;
      return [
        ...written.policies.map(({ policy }) => policy),
        ...written.negotiations.map(({ negotiation }) => negotiation),
      ].map((off) => ({ name, off }));
    }),
  )(
    'should never do what is switched off, and read back as a model file: $name $off',
    ({ name, off }) => {
      const of = variantOf(findModel('belarus', name).model, { off: [off], concede: [] });
      for (const run of [0, 1, 2]) {
        const { events, attempts } = told(of, run);
        expect(events.filter(({ by }) => by === off)).toEqual([]);
        expect(attempts.filter(({ by }) => by === off)).toEqual([]);
      }
      expect(of.written.title).toContain(`without ${off}`);
      expect(readModel(JSON.stringify(of.written), 'varied.yaml').hash).toBe(of.hash);
    },
  );

  it('should leave the luck of everybody else as it is', () => {
    const drawsOf = (of: typeof model) =>
      new Map(
        told(of, 3).events.flatMap(({ draws }) => draws.map(({ key, value }) => [key, value])),
      );
    const before = drawsOf(model);
    const after = drawsOf(variantOf(model, { off: ['us-lists'], concede: [] }));
    const both = [...after.keys()].filter((key) => before.has(key));
    expect(both.length).toBeGreaterThan(20);
    expect(both.filter((key) => before.get(key) !== after.get(key))).toEqual([]);
  });

  it('should give the better deals to whoever holds out', () => {
    const freedWhen = (usa: 'late' | 'early', blr: 'late' | 'early'): number => {
      const concede = [
        { in: 'minsk-talks', party: 'usa', how: usa },
        { in: 'minsk-talks', party: 'blr', how: blr },
      ];
      const of = variantOf(model, { off: [], concede });
      return [0, 1, 2, 3, 4, 5, 6, 7]
        .flatMap((run) => told(of, run).events)
        .filter(({ by }) => by === 'minsk-talks')
        .reduce(
          (sum, { event }) =>
            sum + (event.type === 'PrisonersReleased' ? event.data.count.value : 0),
          0,
        );
    };
    expect(freedWhen('late', 'early')).toBeGreaterThan(freedWhen('early', 'late'));
  });

  it('should refuse what the model does not have', () => {
    expect(() => variantOf(model, { off: ['no-such'], concede: [] })).toThrow(
      'no policy "no-such"',
    );
    const concede = [{ in: 'minsk-talks', party: 'pol', how: 'late' as const }];
    expect(() => variantOf(model, { off: [], concede })).toThrow('no party "pol"');
  });
});
