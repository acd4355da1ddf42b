import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../domain/event.ts';
import { foldOwned, initialState } from '../../projections/all.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { diff } from '../../src/history/diff.ts';
import { type LevelEntry, placeOf } from '../../src/history/effective.ts';
import { findKnockOns, knockOns } from '../../src/history/knock-on.ts';
import { Snapshots } from '../../src/history/snapshots.ts';
import {
  entriesOf,
  openTimeline,
  pagesOf,
  parentOf,
  replay,
  type Timeline,
} from '../../src/history/timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { openStore } from '../../src/store/open.ts';
import type { EventStore } from '../../src/store/port.ts';
import { event, STREAM } from '../words.ts';
import { commands, textOf } from './branch-commands.ts';
import { anyHistory, history, LAST } from './history-arbitrary.ts';
import { entryOfSeen, Model } from './model.ts';
import { holds } from './runs.ts';
import { viewsOn } from './views.ts';

const opening = event(
  'CaseOpened',
  'target',
  '2026-01-01',
  { case: 'test', title: 'A case', target: 'target', about: 'Somebody and somebody else.' },
  { key: 'case', provenance: { kind: 'editorial' } },
);

interface Scene {
  readonly model: Model;
  readonly store: EventStore;
}

async function sceneOf(events: readonly Event[]): Promise<Scene> {
  const store = new MemoryStore();
  await store.append(STREAM, [opening, ...events].map(toStored), 'none');
  const model = new Model();
  const lines = events.map((each) => ({ kind: 'event', event: each }) as const);
  model.streams.set('test', { lines: [{ kind: 'opened' }, ...lines] });
  return { model, store };
}

async function timelinesOf({ model, store }: Scene): Promise<Timeline[]> {
  return Promise.all([...model.streams.keys()].map((name) => openTimeline(store, name)));
}

/** A property of what comes of any steps over any record. */
const afterSteps = (look: (scene: Scene) => Promise<void>, from = anyHistory) =>
  fc.asyncProperty(from, commands, async (events, steps) => {
    const scene = await sceneOf(events);
    await fc.asyncModelRun(() => ({ model: scene.model, real: { store: scene.store } }), steps);
    await look(scene);
  });

const MANY = { share: 0.5 };

describe('branches of branches', () => {
  it('should read as the plain model says after any steps', async () => {
    await holds(
      afterSteps(() => Promise.resolve()),
      { share: 1 },
    );
  });

  it('should fold to what the model’s history folds to', async () => {
    await holds(
      afterSteps(async ({ model, store }) => {
        for (const name of model.streams.keys()) {
          const state = await replay(await openTimeline(store, name));
          const plain = foldOwned(initialState(), model.effective(name).map(entryOfSeen));
          expect(viewsOn(state, LAST)).toBe(viewsOn(plain, LAST));
        }
      }),
      MANY,
    );
  });

  it('should cut by date at a prefix, and continue from any place', async () => {
    await holds(
      afterSteps(async (scene) => {
        for (const timeline of await timelinesOf(scene)) {
          const all = await placedIn(timeline);
          const entries = all.map(({ entry }) => entry);
          for (const [i, placed] of all.entries()) {
            const asOf = await entriesOf(timeline, placed.entry.start);
            expect(asOf).toEqual(entries.slice(0, asOf.length));
            expect(asOf.length).toBe(
              entries.filter(({ start }) => start <= placed.entry.start).length,
            );
            const rest = await placedIn(timeline, { after: placeOf(placed) });
            expect(rest.map(({ entry }) => entry)).toEqual(entries.slice(i + 1));
          }
        }
      }),
      { share: 0.2 },
    );
  });

  it('should reach a fixed point in what falls, and name nothing without edits', async () => {
    await holds(
      afterSteps(async (scene) => {
        for (const timeline of await timelinesOf(scene)) {
          const { list, fallen } = await knockOns(timeline);
          const parent = await parentOf(timeline);
          const opened = timeline.lineage.at(-1)?.opened;
          if (parent === undefined || opened === undefined) {
            expect(list).toEqual([]);
            continue;
          }
          const own = scene.model.active(timeline.title).filter(({ kind }) => kind !== 'opened');
          if (own.every(({ kind }) => kind === 'undo')) expect(list).toEqual([]);
          const before = await entriesOf(
            parent,
            opened.mode === 'open' ? opened.forkDay : undefined,
          );
          const after = await entriesOf(timeline);
          // What reads page by page from the first difference finds what looking at all finds.
          expect({ list, fallen }).toEqual(findKnockOns(before, after));
          const rest = after.filter(({ event }) => !fallen.has(event.id));
          expect([...findKnockOns(before, rest).fallen]).toEqual([]);
        }
      }),
      MANY,
    );
  });

  it('should compare alike from either side, and find nothing against itself', async () => {
    await holds(
      afterSteps(async (scene) => {
        const timelines = await Promise.all((await timelinesOf(scene)).map((t) => entriesOf(t)));
        for (const a of timelines) {
          expect(await diff([a], [a])).toEqual({
            shared: a.length,
            onlyA: [],
            onlyB: [],
            moved: [],
            changed: [],
            same: a.length,
          });
          for (const b of timelines) {
            const there = await diff([a], [b]);
            const back = await diff([b], [a]);
            expect(back.shared).toBe(there.shared);
            expect(back.same).toBe(there.same);
            expect(back.onlyA).toEqual(there.onlyB);
            expect(back.onlyB).toEqual(there.onlyA);
            const pairs = (list: typeof there.moved, flip: boolean) =>
              list
                .map((pair) => (flip ? [pair.b, pair.a] : [pair.a, pair.b]).map(textOfEntry))
                .sort();
            expect(pairs(back.moved, true)).toEqual(pairs(there.moved, false));
            expect(pairs(back.changed, true)).toEqual(pairs(there.changed, false));
            expect(
              there.same + there.moved.length + there.changed.length + there.onlyA.length,
            ).toBe(a.length);
          }
        }
      }),
      { share: 0.3 },
    );
  });

  it('should answer any date from a snapshot as a replay does', async () => {
    await holds(
      afterSteps(async (scene) => {
        const snapshots = new Snapshots({ every: 3 });
        const timelines = await timelinesOf(scene);
        for (const timeline of [...timelines, ...timelines]) {
          for (const { start } of (await entriesOf(timeline)).toReversed()) {
            const kept = await snapshots.stateAt(timeline, start);
            expect(viewsOn(kept, start)).toBe(viewsOn(await replay(timeline, start), start));
          }
        }
      }),
      { share: 0.2 },
    );
  });

  it('should read alike from memory and from SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'detente-'));
    let files = 0;
    try {
      await holds(
        afterSteps(async (scene) => {
          files += 1;
          await using copy = await openStore(join(folder, `${files}.sqlite`));
          for await (const page of scene.store.readAll()) {
            for (const event of page) await copy.append(event.stream, [event], 'any');
          }
          for (const name of scene.model.streams.keys()) {
            const here = await entriesOf(await openTimeline(scene.store, name));
            expect(await entriesOf(await openTimeline(copy, name))).toEqual(here);
          }
        }),
        { share: 0.1 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what was known', () => {
  it('should only ever grow while nothing is withdrawn', async () => {
    const moments = [
      '2025-12-31',
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00.999Z',
      '2026-01-01',
      '2026-03-01',
    ];
    await holds(
      fc.asyncProperty(history, async (events) => {
        const { store } = await sceneOf(events);
        let before = new Set<string>();
        for (const known of moments) {
          const entries = await entriesOf(await openTimeline(store, 'test', { known }));
          const now = new Set(entries.map(({ event }) => event.id));
          expect([...before].filter((id) => !now.has(id))).toEqual([]);
          before = now;
        }
        expect(before.size).toBe(events.length);
        const first = await entriesOf(await openTimeline(store, 'test', { known: '2025-12-31' }));
        expect(first).toEqual([]);
      }),
    );
  });
});

const textOfEntry = (entry: { readonly event: Event }): string => textOf([entry])[0] ?? '';

async function placedIn(
  timeline: Timeline,
  window: Parameters<typeof pagesOf>[1] = {},
): Promise<LevelEntry[]> {
  const placed: LevelEntry[] = [];
  for await (const page of pagesOf(timeline, window)) placed.push(...page);
  return placed;
}
