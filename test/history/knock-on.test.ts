import { describe, expect, it } from 'vitest';
import type { Event } from '../../domain/event.ts';
import { findKnockOns, type KnockOns, knockOns } from '../../src/history/knock-on.ts';
import { openTimeline } from '../../src/history/timeline.ts';
import { timelineOf } from '../given.ts';
import {
  type Around,
  detains,
  idOf,
  imposes,
  lifts,
  meets,
  pardons,
  promises,
  releases,
  states,
} from '../words.ts';
import { forks, on, recordOf } from './scene.ts';
import { explain } from '../../src/report/why-words.ts';

const named = (key: string, made: Event, around: Around = {}): Event =>
  ({ ...made, ...around, key, id: idOf(key) }) as Event;
const because = (...keys: string[]): Around => ({
  because: keys.map((key) => ({ event: idOf(key), says: 'Reuters' })),
});
const verdicts = ({ list }: KnockOns) =>
  Object.fromEntries(list.map(({ entry, verdict }) => [entry.event.key, verdict]));

const arrest = named('arrest', detains(['ales'], '2021-07-14'));
const talks = named('talks', meets(['usa', 'target'], '2025-12-12'));
const promise = named(
  'promise',
  promises('usa', 'target', 'relief', '2025-12-13'),
  because('talks'),
);
const pardon = named('pardon', pardons(['ales'], '2025-12-13'), because('talks', 'promise'));
const release = named('release', releases(['ales'], '2025-12-13'), because('pardon'));
const ban = named('ban', imposes('usa', 'ban', '2021-08-09'));
const relief = named('relief', lifts('usa', 'ban', 'licence', '2025-12-15'), {
  ...because('release'),
  fulfils: ['relief'],
});
const story = [arrest, ban, talks, promise, pardon, release, relief];

describe('what would not have happened', () => {
  it('should fall with every stated cause, and take along what stood on it', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2025-12-01');
    await on(store, b).drops('talks');
    const found = await knockOns(await openTimeline(store, b));
    expect(verdicts(found)).toEqual({
      promise: 'falls',
      pardon: 'falls',
      release: 'falls',
      relief: 'falls',
    });
    expect(found.list.map(explain)[3]).toBe(
      'this cannot keep the commitment relief: it was never made (rule commitment-kept-once); ' +
        "its cause release falls (the link is Reuters's)",
    );
  });

  it('should only be weakened when one of several causes is gone', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2025-12-01');
    await on(store, b).drops('promise');
    const found = await knockOns(await openTimeline(store, b));
    expect(verdicts(found)).toEqual({ pardon: 'weakened', relief: 'falls' });
    expect(found.fallen).toEqual(new Set([idOf('relief')]));
  });

  it('should fall when a rule is broken that was kept before', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2021-07-01');
    await on(store, b).drops('arrest');
    expect(verdicts(await knockOns(await openTimeline(store, b)))).toEqual({
      pardon: 'falls',
      release: 'falls',
      relief: 'falls',
    });
  });

  it('should see a cause that now comes later', async () => {
    const store = await recordOf(...story);
    const b = await forks(store, 'b', '2025-12-01');
    await on(store, b).shifts('talks', '2026-01-10');
    const found = await knockOns(await openTimeline(store, b));
    expect(verdicts(found)['promise']).toBe('falls');
    expect(explain(found.list[0] as KnockOns['list'][number])).toMatch(/talks now comes later/);
  });

  it('should name nothing where nothing was edited, nor what the record broke itself', async () => {
    const odd = named('odd', releases(['nobody'], '2022-01-01'));
    const store = await recordOf(...story, odd);
    for (const mode of ['open', 'keep'] as const) {
      const b = await forks(store, `b-${mode}`, '2021-12-31', mode);
      expect((await knockOns(await openTimeline(store, b))).list).toEqual([]);
    }
    expect((await knockOns(await openTimeline(store, 'test'))).list).toEqual([]);
  });

  it('should not take what an open fork cuts off for a cause that is gone', async () => {
    // Known to the year only, so it starts before the fork; its cause came in summer.
    const vague = named('vague', states('eu', 'a-matter', 'opposes', '2021'), because('arrest'));
    const store = await recordOf(...story, vague);
    const b = await forks(store, 'b', '2021-03-01', 'open');
    expect((await knockOns(await openTimeline(store, b))).list).toEqual([]);
  });

  it.each([
    // Known to the year or month only, so it starts before what it says it followed from.
    ['what was dropped', because('talks'), 'falls'],
    ['what falls with it', because('pardon'), 'falls'],
    ['what falls with it, among others', because('pardon', 'arrest'), 'weakened'],
  ])('should see an event before the fork that followed from %s', async (_, causes, verdict) => {
    const vague = named('vague', states('eu', 'a-matter', 'opposes', '2025-11/2025-12'), causes);
    const store = await recordOf(...story, vague);
    const b = await forks(store, 'b', '2025-12-01');
    await on(store, b).drops('talks');
    const found = await knockOns(await openTimeline(store, b));
    expect(verdicts(found)).toMatchObject({ vague: verdict, pardon: 'falls' });
  });

  it('should come to an end where falling undoes a reason to fall', () => {
    // "second" falls because "first" holds her; "first" stands on a cause that falls later in order.
    const gone = named('gone', meets(['usa', 'target'], '2022-01-01'));
    const cause = named(
      'cause',
      states('eu', 'a-matter', 'demands', '2022-06-01'),
      because('gone'),
    );
    const first = named('first', detains(['maria'], '2022'), because('cause'));
    const second = named('second', detains(['maria'], '2022-01-05'));
    const before = timelineOf([gone, cause, second]);
    const after = timelineOf([cause, first, second]);
    const found = findKnockOns(before, after);
    expect(verdicts(found)).toEqual({ first: 'falls', second: 'falls', cause: 'falls' });
    const rest = after.filter(({ event }) => !found.fallen.has(event.id));
    expect(findKnockOns(before, rest).fallen).toEqual(new Set());
  });
});
