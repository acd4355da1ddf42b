import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../../domain/edtf.ts';
import { importCase } from '../../src/case/import.ts';
import { readShipped } from '../../src/case/shipped-cases.ts';
import { knockOns } from '../../src/history/knock-on.ts';
import { entriesOf, openTimeline } from '../../src/history/timeline.ts';
import { compareReport } from '../../src/report/compare.ts';
import { openWithCatalogue } from '../../src/report/read-timeline.ts';
import { seriesReport, valueOn } from '../../src/report/series.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { recordOf } from '../history/scene.ts';
import { imposes } from '../words.ts';

const day = (text: string): number => parseEdtf(text).start;

describe('the totals over time', () => {
  it('should be on any day what a comparison counts on it', async () => {
    const store = new MemoryStore();
    await importCase(store, readShipped('belarus'));
    const record = await openWithCatalogue(store, 'belarus');
    const branch = await openWithCatalogue(store, 'belarus~no-december-talks');
    const [a, b] = [await seriesReport(record, true), await seriesReport(branch, true)];
    for (const on of ['2004-01-01', '2020-10-02', '2021-06-24', '2025-12-13', '2026-03-26']) {
      const { states } = await compareReport(record, branch, day(on), true);
      const drawn = states.totals.map(({ name }) => ({
        name,
        a: valueOf(a.series, name, on),
        b: valueOf(b.series, name, on),
      }));
      expect(drawn).toEqual(states.totals);
    }
  });

  it('should be the same where what both begin with is taken over and not counted again', async () => {
    const store = new MemoryStore();
    await importCase(store, readShipped('belarus'));
    const record = await openWithCatalogue(store, 'belarus');
    const branch = await openWithCatalogue(store, 'belarus~no-december-talks');
    const { series } = await seriesReport(record, true);
    const { onlyA } = await compareReport(record, branch, day('2026-03-26'), true);
    const until = Math.min(...onlyA.map(({ on }) => day(on)));
    const counted = await seriesReport(branch, true);
    expect(await seriesReport(branch, true, { series, until })).toEqual(counted);
    // Taken over too far, what the branch leaves out would be counted.
    expect(await seriesReport(branch, true, { series, until: Infinity })).not.toEqual(counted);
  });

  it('should be the same from what was read already', async () => {
    const store = new MemoryStore();
    await importCase(store, readShipped('belarus'));
    const branch = await openWithCatalogue(store, 'belarus~no-december-talks');
    const entries = await entriesOf(branch.timeline);
    const read = { ...branch, entries, knockOns: await knockOns(branch.timeline) };
    expect(await seriesReport(read, true)).toEqual(await seriesReport(branch, true));
    const record = await openWithCatalogue(store, 'belarus');
    for (const on of ['2025-12-12', '2026-03-26'])
      expect(await compareReport(record, read, day(on), true)).toEqual(
        await compareReport(record, branch, day(on), true),
      );
  });

  it('should tell on what month a measure ran out by itself', async () => {
    const store = await recordOf(
      imposes('eu', 'ban', '2020-10-02', { expires: '2021-03-10' }),
      imposes('eu', 'more', '2022-05-05'),
    );
    const { series } = await seriesReport({ timeline: await openTimeline(store, 'test') }, false);
    const standing = series.find(({ name }) => name === 'active measures');
    expect(standing?.points).toEqual([
      { day: day('2020-10-02'), value: 1 },
      { day: day('2021-03-31'), value: 0 },
      { day: day('2022-05-05'), value: 1 },
    ]);
  });
});

const valueOf = (
  series: Awaited<ReturnType<typeof seriesReport>>['series'],
  name: string,
  on: string,
): number =>
  valueOn(series.find((each) => each.name === name) ?? { name, points: [] }, day(on)) ?? 0;
