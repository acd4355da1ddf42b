import { describe, expect, it } from 'vitest';
import type { Event } from '../../domain/event.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { RefusedEdit } from '../../src/history/failure.ts';
import { openTimeline, readEvent, replay } from '../../src/history/timeline.ts';
import { tableOn } from '../../projections/talks.ts';
import { dayOf } from '../given.ts';
import {
  cites,
  detains,
  event,
  idOf,
  imposes,
  lifts,
  meets,
  offers,
  releases,
  states,
  STREAM,
} from '../words.ts';
import { forks, linesOf, on, recordOf, written } from './scene.ts';
import { streamOf } from '../../src/store/timeline-name.ts';

const named = (key: string, made: Event): Event => ({ ...made, key, id: idOf(key) });
const ban = named('ban', imposes('eu', 'ban', '2020-10-02'));
const arrest = named('arrest', detains(['ales'], '2021-07-14'));
const talks = named('talks', meets(['usa', 'target'], '2025-02-12'));
const release = named('release', releases(['ales'], '2025-12-13'));
const relief = named('relief', lifts('eu', 'ban', 'licence', '2025-12-15'));
const story = [ban, arrest, talks, release, relief];
const all = [
  '2020-10-02 ban',
  '2021-07-14 arrest',
  '2025-02-12 talks',
  '2025-12-13 release',
  '2025-12-15 relief',
];

/** The rule that refuses something, and that the branch's stream has not grown. */
async function refusedBy(
  store: Awaited<ReturnType<typeof recordOf>>,
  branch: string,
  act: () => Promise<unknown>,
): Promise<string> {
  const before = await store.head(streamOf(branch));
  const refusal = await act().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(RefusedEdit);
  expect(await store.head(streamOf(branch))).toEqual(before);
  return (refusal as RefusedEdit).refusal.rule;
}

describe('a branch', () => {
  it('should keep the past and, as asked, the later events of its parent', async () => {
    const store = await recordOf(...story);
    const open = await forks(store, 'open', '2025-02-12', 'open');
    const keep = await forks(store, 'keep', '2025-02-12', 'keep');
    expect(await linesOf(store, open)).toEqual(all.slice(0, 3));
    expect(await linesOf(store, keep)).toEqual(all);
  });

  it('should drop, move, change and add, and leave the record as it was', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-01-01');
    await on(store, b).drops('talks');
    await on(store, b).shifts('release', '2025-12');
    await on(store, b).replaces('relief', { data: { form: 'suspension' }, summary: 'Suspended.' });
    await on(store, b).inserts(written(named('more', imposes('usa', 'more', '2022-03-02'))));
    expect(await linesOf(store, b)).toEqual([
      '2020-10-02 ban',
      '2021-07-14 arrest',
      '2022-03-02 more',
      '2025-12 release',
      '2025-12-15 relief',
    ]);
    const reading = await readEvent(await openTimeline(store, b), 'relief');
    expect(reading).toMatchObject({
      entry: {
        event: { summary: 'Suspended.', data: { form: 'suspension', measures: ['ban'] } },
        amended: [{ kind: 'replaced', before: { data: { form: 'licence' } } }],
      },
    });
    expect(await linesOf(store, 'test')).toEqual(all);
  });

  it('should work on a branch as on the record, nearest edit last', async () => {
    const store = await recordOf(...story);
    const a = await forks(store, 'a', '2021-01-01');
    await on(store, a).shifts('release', '2023-01-01');
    const b = await forks(store, 'b', '2021-01-01', 'keep', a);
    await on(store, b).shifts('release', '2024-01-01');
    await on(store, b).drops('talks');
    const c = await forks(store, 'c', '2024-06-01', 'open', b);
    expect(await linesOf(store, a)).toContain('2023-01-01 release');
    expect(await linesOf(store, b)).toContain('2024-01-01 release');
    expect(await linesOf(store, c)).toEqual([...all.slice(0, 2), '2024-01-01 release']);
  });

  it('should not see what its parent does after the fork', async () => {
    const store = await recordOf(...story);
    const a = await forks(store, 'a', '2021-01-01');
    const b = await forks(store, 'b', '2021-01-01', 'keep', a);
    await on(store, a).drops('talks');
    const late = named('late', states('eu', 'a-matter', 'demands', '2022-01-01'));
    await store.append(STREAM, [toStored(late)], 'any');
    expect(await linesOf(store, b)).toEqual(all);
    expect(await linesOf(store, 'test')).toContain('2022-01-01 late');
  });

  it('should say what there is when a timeline is not', async () => {
    const store = await recordOf(...story);
    await forks(store, 'a', '2021-01-01');
    await expect(openTimeline(store, 'test~b')).rejects.toThrow(
      'no timeline "test~b" in memory:: there are test, test~a',
    );
    await expect(openTimeline(store, 'Test')).rejects.toThrow(/write CASE or CASE~BRANCH/);
  });

  it('should notice a parent with another history at the fork', async () => {
    const store = await recordOf(...story);
    const a = await forks(store, 'a', '2021-01-01');
    const other = await recordOf(...story.slice(0, 4), named('relief', talks));
    for await (const page of store.read(streamOf(a))) await other.append(streamOf(a), page, 'any');
    await expect(openTimeline(other, a)).rejects.toThrow(/another history there/);
  });
});

describe('edits that are refused', () => {
  it('should say why, and write nothing', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-12-31');
    await on(store, b).inserts(written(named('mine', imposes('usa', 'more', '2022-03-02'))));
    await on(store, b).drops('talks');
    const { drops, shifts, inserts, undoes, replaces } = on(store, b);
    const by = (act: () => Promise<unknown>) => refusedBy(store, b, act);
    expect(await by(() => drops('nothing'))).toBe('edit-inherited');
    expect(await by(() => drops('mine'))).toBe('edit-inherited');
    expect(await by(() => drops('talks'))).toBe('edit-inherited');
    expect(await by(() => drops('arrest'))).toBe('edit-after-fork');
    expect(await by(() => shifts('release', '2021-12-31'))).toBe('edit-after-fork');
    expect(await by(() => replaces('release', { occurred: '2020' }))).toBe('edit-after-fork');
    expect(await by(() => inserts({ ...written(ban), key: 'new' }))).toBe('edit-after-fork');
    expect(await by(() => undoes('release'))).toBe('undo-own-edit');
    await expect(on(store, 'test').drops('talks')).rejects.toThrow(/is a record/);
  });

  it('should point at events of the world, not at the record itself', async () => {
    const correction = event(
      'EventCorrected',
      'target',
      '2026-01-01',
      { target: idOf('talks'), changes: { occurred: '2025-02-13' } },
      { key: 'fix', provenance: { kind: 'correction', citations: [{ source: 'a-source' }] } },
    );
    const source = event(
      'SourceAdded',
      'target',
      '2026-01-01',
      { source: 'a-source', title: 'A', publisher: 'B', kind: 'news', language: 'en' },
      { key: 'source', provenance: { kind: 'editorial' } },
    );
    const store = await recordOf(source, ...story, correction);
    const b = await forks(store, 'b', '2021-12-31');
    for (const key of ['fix', 'source']) {
      const { drops, shifts } = on(store, b);
      expect(await refusedBy(store, b, () => drops(key))).toBe('edit-inherited');
      expect(await refusedBy(store, b, () => shifts(key, '2026-02-01'))).toBe('edit-inherited');
    }
    expect(await linesOf(store, b)).toContain('2025-02-13 talks');
  });

  it('should not slip an edit in as an insertion', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-12-31');
    const smuggled = {
      key: 'smuggled',
      type: 'EventDropped',
      occurred: '2022-01-01',
      actor: 'author',
      summary: 'Drops the ban.',
      data: { target: idOf('ban') },
    } as const;
    expect(await refusedBy(store, b, () => on(store, b).inserts(smuggled))).toBe(
      'insert-world-events',
    );
  });

  it('should not give a name that means something else already', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-12-31');
    const more = written(named('mine', imposes('usa', 'more', '2022-03-02')));
    const { inserts, undoes } = on(store, b);
    for (const key of ['release', 'opened', 'drop-2', 'undo-9']) {
      expect(await refusedBy(store, b, () => inserts({ ...more, key }))).toBe('event-named-once');
    }
    await inserts(more);
    await undoes('mine');
    // The same again would be the same event, which is taken back: nothing would come of it.
    expect(await refusedBy(store, b, () => inserts(more))).toBe('event-named-once');
  });

  it('should break no rule where they put an event', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-01-01');
    const { shifts, inserts, replaces } = on(store, b);
    // The release stands after the arrest; before it, nobody would be held.
    expect(await refusedBy(store, b, () => shifts('release', '2021-03-01'))).toBe(
      'release-while-held',
    );
    const again = written(named('again', detains(['ales'], '2022-01-01')));
    expect(await refusedBy(store, b, () => inserts(again))).toBe('detain-the-free');
    expect(
      await refusedBy(store, b, () => replaces('release', { data: { persons: ['maria'] } })),
    ).toBe('release-while-held');
  });

  it('should allow what the record did not keep to either', async () => {
    const odd = named('odd', releases(['nobody'], '2022-01-01'));
    const store = await recordOf(...story, odd);
    const b = await forks(store, 'b', '2021-01-01');
    await on(store, b).shifts('odd', '2023-01-01');
    expect(await linesOf(store, b)).toContain('2023-01-01 odd');
  });

  it('should judge an event at its own place in the day', async () => {
    // Two acts of one type on one day stand as they were recorded: the detention first.
    const first = named('first', detains(['maria'], '2022-05-05'));
    const second = named('second', releases(['maria'], '2022-05-06'));
    const third = named('third', detains(['maria'], '2022-05-07'));
    const store = await recordOf(first, second, third);
    const b = await forks(store, 'b', '2022-01-01');
    // `first` and `third` on one day: `first` still comes first and finds her free.
    await on(store, b).shifts('first', '2022-05-07');
    expect(await linesOf(store, b)).toEqual([
      '2022-05-06 second',
      '2022-05-07 first',
      '2022-05-07 third',
    ]);
  });

  it('should not put an effect before its cause', async () => {
    const caused = {
      ...named('caused', states('eu', 'a-matter', 'supports', '2025-12-20')),
      because: [{ event: idOf('release'), says: 'Reuters' }],
    };
    const store = await recordOf(...story, caused);
    const b = await forks(store, 'b', '2021-01-01');
    const { shifts } = on(store, b);
    expect(await refusedBy(store, b, () => shifts('caused', '2025-12-12'))).toBe(
      'cause-before-effect',
    );
    await shifts('caused', '2025-12-13');
  });
});

describe('undo', () => {
  it('should take back the latest edit that counts, one after another', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-01-01');
    const { drops, shifts, undoes } = on(store, b);
    await drops('talks');
    await shifts('release', '2025-12-14');
    await undoes();
    expect(await linesOf(store, b)).toEqual(all.filter((line) => !line.endsWith('talks')));
    await undoes();
    expect(await linesOf(store, b)).toEqual(all);
    expect(await refusedBy(store, b, () => undoes())).toBe('undo-own-edit');
  });

  it('should redo when an undo is undone, as often as wished', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-01-01');
    const { drops, undoes } = on(store, b);
    await drops('talks');
    const dropped = await linesOf(store, b);
    const first = await undoes();
    const redo = await undoes(first.key);
    expect(await linesOf(store, b)).toEqual(dropped);
    await undoes(redo.key);
    expect(await linesOf(store, b)).toEqual(all);
  });

  it('should refuse where a later edit would fit no longer and lock the branch', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-01-01');
    const { replaces, undoes } = on(store, b);
    const counted = await replaces('arrest', { data: { count: { value: 3, qualifier: 'exact' } } });
    await replaces('arrest', { data: { persons: null } });
    expect(await refusedBy(store, b, () => undoes(counted.key))).toBe('edits-fit-together');
    await undoes();
    await undoes(counted.key);
    expect(await linesOf(store, b)).toEqual(all);
  });
});

describe('corrections', () => {
  const corrects = (
    key: string,
    recorded: string,
    data: Parameters<typeof event<'EventCorrected'>>[3],
  ) =>
    event('EventCorrected', 'target', recorded.slice(0, 10), data, {
      key,
      recorded,
      provenance: { kind: 'correction', citations: [{ source: 'a-paper' }] },
    });

  it('should supersede from the moment they were recorded, and keep what stood before', async () => {
    const store = await recordOf(
      ...story,
      corrects('fix', '2026-03-01T12:00:00.500Z', {
        target: idOf('talks'),
        changes: { occurred: '2025-02-13' },
        citations: [{ source: 'a-paper' }],
      }),
      corrects('gone', '2026-04-01T23:59:59Z', { target: idOf('release'), withdrawn: true }),
    );
    const talksAt = async (known?: string) =>
      (await linesOf(store, 'test', known === undefined ? {} : { known })).filter((line) =>
        /talks|release/.test(line),
      );
    expect(await talksAt()).toEqual(['2025-02-13 talks']);
    expect(await talksAt('2026-02-28')).toEqual(['2025-02-12 talks', '2025-12-13 release']);
    // Half a second later than the moment asked about, though its text sorts before.
    expect(await talksAt('2026-03-01T12:00:00Z')).toContain('2025-02-12 talks');
    expect(await talksAt('2026-03-01T12:00:01Z')).toContain('2025-02-13 talks');
    // A day means its whole, to the last second.
    expect(await talksAt('2026-03-31')).toContain('2025-12-13 release');
    expect(await talksAt('2026-04-01')).not.toContain('2025-12-13 release');
    const reading = await readEvent(await openTimeline(store, 'test'), 'talks');
    expect(reading).toMatchObject({
      entry: {
        event: { provenance: { citations: [{ source: 'a-source' }, { source: 'a-paper' }] } },
        amended: [{ by: 'fix', kind: 'corrected', before: { occurred: '2025-02-12' } }],
      },
    });
  });

  it('should ask for a moment that is one', async () => {
    const store = await recordOf(...story);
    for (const known of [
      '2026-03-01T12:00Z',
      '2026-02-31T12:00:00Z',
      '2026-03-01T12:00:00+01:00',
    ]) {
      await expect(openTimeline(store, 'test', { known })).rejects.toThrow(/not a moment in UTC/);
    }
    await expect(openTimeline(store, 'test', { known: 'yesterday' })).rejects.toThrow(/not a date/);
  });

  it('should leave a branch alone that was opened before', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-01-01');
    const fix = corrects('fix', '2026-07-01T00:00:00Z', { target: idOf('talks'), withdrawn: true });
    await store.append(STREAM, [toStored(fix)], 'any');
    expect(await linesOf(store, b)).toEqual(all);
    expect(await linesOf(store, 'test')).not.toContain('2025-02-12 talks');
  });

  it('should hide the record’s later knowledge, not the author’s branch', async () => {
    const late = {
      ...named('late', states('eu', 'a-matter', 'demands', '2022-01-01')),
      recorded: '2026-05-01T00:00:00Z',
    };
    const store = await recordOf(...story, late);
    const b = await forks(store, 'b', '2021-12-31');
    await on(store, b).inserts(written(named('mine', imposes('usa', 'more', '2022-03-02'))));
    const lines = await linesOf(store, b, { known: '2026-02-01' });
    expect(lines).not.toContain('2022-01-01 late');
    expect(lines).toContain('2022-03-02 mine');
  });
});

describe('states side by side', () => {
  it('should not depend on which other timelines share their table of names', async () => {
    const o = (name: string, on_: string) => named(name, offers('usa', ['target'], name, on_));
    const store = await recordOf(o('b', '2021-01-02'), o('a', '2021-01-02'), o('c', '2021-01-01'));
    const { talks: table } = await replay(await openTimeline(store, 'test'));
    expect(tableOn(table, dayOf('2021-02-01')).openOffers.map(({ offer }) => offer)).toEqual([
      'c',
      'a',
      'b',
    ]);
  });
});

describe('documented events', () => {
  it('should stay documented when a branch moves them, with their citations', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-01-01');
    await on(store, b).shifts('release', '2025-12-20');
    const reading = await readEvent(await openTimeline(store, b), 'release');
    expect(reading).toMatchObject({ entry: { event: { provenance: cites() } } });
  });
});
