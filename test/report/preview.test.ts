import { beforeAll, describe, expect, it } from 'vitest';
import { importCase } from '../../src/case/import.ts';
import { readShipped } from '../../src/case/shipped-cases.ts';
import type { Edit } from '../../src/history/edit/decide.ts';
import { type Preview, previewOf } from '../../src/report/preview.ts';
import { openWithCatalogue } from '../../src/report/read-timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { headlineOf } from '../../src/report/preview-words.ts';
import { forks, on } from '../history/scene.ts';

type Scene = (store: MemoryStore) => Promise<unknown>;
const NOW = '2026-06-01T00:00:00Z';

/** A branch of a record: what edits would do to it, and what stands in its store after. */
function given(started: () => Promise<MemoryStore>, branch: string, ...scenes: Scene[]) {
  const build = async (): Promise<MemoryStore> => {
    const store = await started();
    for (const each of scenes) await each(store);
    return store;
  };
  return {
    when: (...edits: Edit[]) => ({
      then: async (look: (preview: Preview) => void): Promise<void> => {
        const store = await build();
        const requests = edits.map((edit) => ({ branch, edit, reason: 'to see', recorded: NOW }));
        const before = await store.head(`case-${branch}`);
        look(await previewOf(await openWithCatalogue(store, branch), await build(), requests));
        expect(await store.head(`case-${branch}`)).toEqual(before);
      },
    }),
  };
}

let record: MemoryStore;
beforeAll(async () => {
  record = new MemoryStore();
  await importCase(record, readShipped('belarus'));
});

/** The record, in a store to write on. */
async function shipped(): Promise<MemoryStore> {
  const store = new MemoryStore();
  for await (const page of record.read('case-belarus')) {
    await store.append('case-belarus', page, 'any');
  }
  return store;
}

const leaves: Scene = (store) => forks(store, 'mine', '2025-12-12', 'keep', 'belarus');
const keysOf = (events: Preview['falls']) => events.map(({ key }) => key);

describe('what an edit would do to the record of Belarus', () => {
  it('should name what falls with the promise on potash, and say that no count changes by the end', () =>
    given(shipped, 'belarus~mine', leaves)
      .when({ kind: 'drop', target: 'b14-us-potash-promise' })
      .then((preview) => {
        expect(preview).toMatchObject({ added: 0, dropped: 1, moved: 0, changed: 0, rises: [] });
        expect(keysOf(preview.falls)).toEqual([
          'viacorka-on-eu-potash',
          'b17-lithuania',
          'b16-gl-13',
          'b17-kallas',
        ]);
        expect(preview.at).toBe('2026-03-26');
        expect(preview.counts).toEqual([]);
        expect(headlineOf(preview)).toBe(
          'In this branch: drops 1 event; 4 other events fall with it; no total changes by the end.',
        );
      }));

  it('should count what is released without a release', () =>
    given(shipped, 'belarus~mine', leaves)
      .when({ kind: 'drop', target: 'm15-release' })
      .then(({ dropped, counts }) => {
        expect(dropped).toBe(1);
        // With the release goes the relief that was given for it.
        expect(counts).toEqual(
          expect.arrayContaining([
            { name: 'active measures', before: 78, after: 83 },
            { name: 'people released', before: 501, after: 251 },
            { name: 'named persons held', before: 1, after: 4 },
          ]),
        );
      }));

  it('should say what is back when a drop is taken back', () =>
    given(shipped, 'belarus~mine', leaves, (store) =>
      on(store, 'belarus~mine').drops('b14-us-potash-promise'),
    )
      .when({ kind: 'undo' })
      .then((preview) => {
        expect(preview).toMatchObject({ added: 1, dropped: 0, falls: [] });
        expect(preview.rises).toHaveLength(4);
        expect(headlineOf(preview)).toContain(
          'adds 1 event; no other event falls with it; 4 events that had fallen are back',
        );
      }));

  it('should say so when what is dropped fell already', () =>
    given(shipped, 'belarus~mine', leaves, (store) =>
      on(store, 'belarus~mine').drops('b14-us-potash-promise'),
    )
      .when({ kind: 'drop', target: 'b16-gl-13' })
      .then((preview) => {
        expect(preview).toMatchObject({ added: 0, dropped: 0, falls: [], rises: [] });
        expect(headlineOf(preview)).toContain('changes no event that is still in this branch');
      }));
});

describe('what edits would do', () => {
  it('should count to the last day of either, also of an event moved past the end', () =>
    given(shipped, 'belarus~mine', leaves)
      .when({ kind: 'shift', target: 'b19-pardon', to: '2026-05-01' })
      .then(({ moved, dropped, at }) => {
        expect({ moved, dropped, at }).toEqual({ moved: 1, dropped: 0, at: '2026-05-01' });
      }));

  it('should be done one after the other, and counted together', () =>
    given(shipped, 'belarus~mine', leaves)
      .when(
        { kind: 'drop', target: 'm15-release' },
        { kind: 'drop', target: 'm15-us-relief-promise' },
      )
      .then(({ dropped, counts }) => {
        expect(dropped).toBe(2);
        expect(counts.map(({ name }) => name)).toContain('people released');
      }));

  it('should not be counted where a rule forbids them', () =>
    expect(
      given(shipped, 'belarus~mine', leaves)
        .when({ kind: 'shift', target: 'b19-pardon', to: '2019-01-01' })
        .then(() => undefined),
    ).rejects.toThrow(/is not after the fork/));
});
