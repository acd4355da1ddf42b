import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knockOns } from '../../src/history/knock-on.ts';
import { openTimeline } from '../../src/history/timeline.ts';
import { event, idOf, meets, STREAM, states } from '../words.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { forks, linesOf, on, recordOf, written } from './scene.ts';

/** The examples of docs/notation.md: e1 to e4, of which e4 rests on e3. */
const e1 = { ...meets(['usa', 'target'], '2021-01-01'), key: 'e1', id: idOf('e1') };
const e2 = { ...meets(['usa', 'target'], '2021-02-01'), key: 'e2', id: idOf('e2') };
const e3 = { ...meets(['usa', 'target'], '2021-03-01'), key: 'e3', id: idOf('e3') };
const e4 = {
  ...states('usa', 'a-matter', 'supports', '2021-04-01'),
  key: 'e4',
  id: idOf('e4'),
  because: [{ event: idOf('e3'), says: 'Reuters' }],
};
const x1 = { ...meets(['eu', 'target'], '2021-02-15'), key: 'x1' };
const y1 = { ...meets(['eu', 'target'], '2021-02-20'), key: 'y1' };

const keys = async (...args: Parameters<typeof linesOf>): Promise<string> =>
  (await linesOf(...args)).map((line) => line.split(' ')[1]).join(' ');

describe('the notation for histories', () => {
  const doc = readFileSync('docs/notation.md', 'utf8');

  it('should mean what its examples say', async () => {
    const store = await recordOf(e1, e2, e3, e4);
    const b = await forks(store, 'b', '2021-02-01');
    await on(store, b).drops('e3');
    const c = await forks(store, 'c', '2021-02-01', 'open');
    await on(store, c).inserts(written(x1));
    const d = await forks(store, 'd', '2021-02-15', 'open', c);
    await on(store, d).inserts(written(y1));

    expect(await keys(store, 'test')).toBe('e1 e2 e3 e4');
    expect(await keys(store, b)).toBe('e1 e2 e4');
    const { list } = await knockOns(await openTimeline(store, b));
    expect(list.map(({ entry, verdict }) => [entry.event.key, verdict])).toEqual([['e4', 'falls']]);
    expect(await keys(store, c)).toBe('e1 e2 x1');
    expect(await keys(store, d)).toBe('e1 e2 x1 y1');
    for (const line of ['e1 e2 !e4', 'e1 e2 x1', 'e1 e2 x1 y1']) expect(doc).toContain(line);
  });

  it('should read a record as it was known', async () => {
    const store = await recordOf(e1, e2, e3, e4);
    const fix = event(
      'EventCorrected',
      'target',
      '2026-05-01',
      { target: idOf('e2'), changes: { summary: 'Put right.' } },
      {
        key: 'fix',
        recorded: '2026-05-01T00:00:00Z',
        provenance: { kind: 'correction', citations: [{ source: 'a-paper' }] },
      },
    );
    await store.append(STREAM, [toStored(fix)], 'any');
    expect(await keys(store, 'test', { known: '2026-04-30' })).toBe('e1 e2 e3 e4');
    expect(doc).toContain("e1 e2' e3 e4");
  });
});
