import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../../domain/edtf.ts';
import { anomaliesIn } from '../../projections/anomalies.ts';
import { remaindersIn } from '../../projections/custody.ts';
import { registerOn } from '../../projections/sanctions-register.ts';
import type { Projected } from '../../projections/all.ts';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { Snapshots } from '../../src/history/snapshots.ts';
import { entriesOf, openTimeline, replay } from '../../src/history/timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

const view = (state: Projected, day: number) =>
  JSON.stringify([
    registerOn(state.sanctionsRegister, day),
    remaindersIn(state.custody),
    anomaliesIn(state.anomalies),
    state.timeline,
    state.tension,
  ]);

describe('snapshots', () => {
  it('should answer any date of the record and of a branch as a replay from the start does', async () => {
    const store = new MemoryStore();
    await importCase(store, readCase('scenarios/poland'));
    const snapshots = new Snapshots({ every: 7 });
    for (const name of ['poland', 'poland~no-union-ban', 'poland']) {
      const timeline = await openTimeline(store, name);
      const days = (await entriesOf(timeline)).map((entry) => entry.start);
      // Backwards and forwards, so that marks are met in every order.
      for (const day of [...days.slice(0, 40).reverse(), ...days, parseEdtf('1990').end]) {
        const kept = await snapshots.stateAt(timeline, day);
        expect(view(kept, day)).toBe(view(await replay(timeline, day), day));
      }
    }
  });

  it('should share states between a branch and its parent before the fork', async () => {
    const store = new MemoryStore();
    await importCase(store, readCase('scenarios/poland'));
    const snapshots = new Snapshots({ every: 4 });
    const record = await openTimeline(store, 'poland');
    const branch = await openTimeline(store, 'poland~no-union-ban');
    const entries = await entriesOf(record);
    // A day whose state is exactly a mark: the fourth entry, when the fifth comes later.
    const index = entries.findIndex(
      (entry, i) => i % 4 === 3 && entries[i + 1]?.start !== entry.start,
    );
    const day = entries[index]?.start ?? 0;
    expect(await snapshots.stateAt(branch, day)).toBe(await snapshots.stateAt(record, day));
  });
});
