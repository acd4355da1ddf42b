import { describe, expect, it } from 'vitest';
import { isoDay } from '../../domain/calendar.ts';
import { entryOf } from '../../domain/entry.ts';
import type { Event } from '../../domain/event.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { compare, placeOf, type LevelEntry } from '../../src/history/effective.ts';
import { openTimeline, pagesOf, type Timeline } from '../../src/history/timeline.ts';
import { PAGE_SIZE } from '../../src/store/port.ts';
import { keyedId } from '../../src/history/event-id.ts';
import { dayOf } from '../given.ts';
import { event, states } from '../words.ts';
import { forks, on, recordOf, written } from './scene.ts';
import { streamOf } from '../../src/store/timeline-name.ts';

const FIRST = dayOf('2020-01-01');

/** Many statements, several a day, recorded out of order. */
function crowd(count: number, prefix: string, stream = 'case-test'): Event[] {
  return Array.from({ length: count }, (_, i) => {
    const day = FIRST + ((i * 7919) % Math.ceil(count / 3));
    const key = `${prefix}-${i}`;
    const made = states('somebody', 'a-matter', 'supports', isoDay(day), { key });
    return { ...made, id: keyedId(stream, key) };
  });
}

async function placedIn(timeline: Timeline, window: Parameters<typeof pagesOf>[1] = {}) {
  const placed: LevelEntry[] = [];
  for await (const page of pagesOf(timeline, window)) placed.push(...page);
  return placed;
}

describe('long histories', () => {
  const record = crowd(3 * PAGE_SIZE + 7, 'r');
  const own = crowd(2 * PAGE_SIZE + 3, 'b', 'case-test~b');
  const untouched = [
    ...record.map((each) => [each, 0] as const),
    ...own.map((each) => [each, 1] as const),
  ];
  const place = ([each, level]: readonly [Event, number], i: number) => {
    const revision = level === 0 ? i : i - record.length + 1;
    return placeOf({ entry: entryOf(each, '', revision), level });
  };
  const order = untouched
    .map((each, i) => ({ id: each[0].id, place: place(each, i) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ id }) => id);

  async function scene(): Promise<Timeline> {
    const store = await recordOf(...record);
    const b = await forks(store, 'b', '2019-12-31');
    await store.append(streamOf(b), own.map(toStored), 'any');
    return openTimeline(store, b);
  }

  it('should merge the pages of all levels into one order', async () => {
    const placed = await placedIn(await scene());
    expect(placed.map(({ entry }) => entry.event.id)).toEqual(order);
  });

  it('should continue after any place, at the edges of pages too', async () => {
    const timeline = await scene();
    const placed = await placedIn(timeline);
    for (const at of [0, PAGE_SIZE - 1, PAGE_SIZE, 2 * PAGE_SIZE, 4000, placed.length - 1]) {
      const after = placeOf(placed[at] as LevelEntry);
      const rest = await placedIn(timeline, { after });
      expect(rest.map(({ entry }) => entry.event.id)).toEqual(order.slice(at + 1));
    }
  });

  it('should stay in order when edits move events across pages', async () => {
    const timeline = await scene();
    const { store } = timeline;
    const b = timeline.title;
    await on(store, b).drops('r-5');
    await on(store, b).shifts('r-6', '2022-12-31');
    await on(store, b).shifts('r-7', '2020-01-01');
    const placed = await placedIn(await openTimeline(store, b));
    expect(placed).toHaveLength(order.length - 1);
    for (const [i, each] of placed.entries()) {
      const next = placed[i + 1];
      if (next !== undefined && compare(placeOf(each), placeOf(next)) >= 0) expect.fail(`at ${i}`);
    }
    expect(placed.at(-1)?.entry.event.key).toBe('r-6');
  });

  it('should cut at a day, not at a page', async () => {
    const timeline = await scene();
    const day = FIRST + 600;
    const placed = await placedIn(timeline, { at: day });
    expect(placed.every(({ entry }) => entry.start <= day)).toBe(true);
    const expected = untouched.filter(([each]) => dayOf(each.occurred) <= day).length;
    expect(placed).toHaveLength(expected);
  });
});

describe('the order of a day', () => {
  it('should say nothing on another day, where an event was moved', async () => {
    const release = event(
      'PrisonersReleased',
      'target',
      '2025-09-11',
      { persons: ['ales'], count: 1, basis: 'pardon' },
      { key: 'release' },
    );
    // Told to be the third of its day; moved, it stands where its type does: before a release.
    const arrest = event(
      'PersonDetained',
      'target',
      '2025-09-10',
      { persons: ['ales'], basis: 'arrest' },
      { key: 'arrest', orderInDay: 3 },
    );
    const store = await recordOf(arrest, release);
    const b = await forks(store, 'b', '2020-01-01');
    await on(store, b).shifts('arrest', '2025-09-11');
    const placed = await placedIn(await openTimeline(store, b));
    expect(placed.map(({ entry }) => entry.event.key)).toEqual(['arrest', 'release']);
  });

  it('should put the record before its branch where all else is equal', async () => {
    const store = await recordOf(
      states('eu', 'a-matter', 'supports', '2020-05-05', { key: 'theirs' }),
    );
    const b = await forks(store, 'b', '2020-01-01');
    await on(store, b).inserts({
      ...written(states('eu', 'a-matter', 'denies', '2020-05-05')),
      key: 'mine',
    });
    const placed = await placedIn(await openTimeline(store, b));
    expect(placed.map(({ entry }) => entry.event.key)).toEqual(['theirs', 'mine']);
  });

  it('should follow the order that sources tell before the rank of types', async () => {
    const release = event(
      'PrisonersReleased',
      'target',
      '2025-09-11',
      { count: 51, basis: 'pardon' },
      { key: 'release', orderInDay: 1 },
    );
    const talks = event(
      'TalksHeld',
      'usa',
      '2025-09-11',
      { parties: ['usa', 'target'], form: 'visit' },
      { key: 'talks', orderInDay: 2 },
    );
    const store = await recordOf(talks, release);
    const placed = await placedIn(await openTimeline(store, 'test'));
    expect(placed.map(({ entry }) => entry.event.key)).toEqual(['release', 'talks']);
  });
});
