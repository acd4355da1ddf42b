import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Event, encodeEvent } from '../../domain/event.ts';
import type { Changes } from '../../domain/record/events.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { Snapshots } from '../../src/history/snapshots.ts';
import { HistoryError } from '../../src/history/failure.ts';
import { knockOns } from '../../src/history/knock-on.ts';
import { entriesOf, openTimeline, replay } from '../../src/history/timeline.ts';
import type { LiveUpdate } from '../../src/live/reader.ts';
import { liveTimeline, type LiveOptions } from '../../src/live/timeline.ts';
import type { EventStore } from '../../src/store/port.ts';
import { forks, on, recordOf, written } from '../history/scene.ts';
import { abidingHistory, anyEvent, date, LAST } from '../properties/history-arbitrary.ts';
import { holds } from '../properties/runs.ts';
import { viewsOn } from '../properties/views.ts';
import { detains, event, idOf, imposes, lifts, releases, STREAM } from '../words.ts';
import { storeAsOf, watched } from './watched.ts';

const correction = (target: string, changes: Changes | undefined, key: string): Event =>
  event(
    'EventCorrected',
    'target',
    '2026-02-01',
    changes === undefined
      ? { target: idOf(target), withdrawn: true }
      : { target: idOf(target), changes },
    { key, provenance: { kind: 'correction', citations: [{ source: 'a-paper' }] } },
  );

async function record(store: EventStore, ...events: Event[]): Promise<void> {
  await store.append(STREAM, events.map(toStored), 'any');
}

/** What a replay from the start gives, in a store that has never been followed. */
async function expectFresh(store: EventStore, stream: string, update: LiveUpdate): Promise<void> {
  const then = await storeAsOf(store, stream, update.revision);
  const timeline = await openTimeline(then, update.timeline.title);
  expect(viewsOn(update.state, LAST)).toBe(viewsOn(await replay(timeline), LAST));
  const starts = (await entriesOf(timeline)).map(({ start }) => start);
  if (starts.length > 0) expect(update.lastDay).toBe(Math.max(...starts));
  if (update.before === undefined) return;
  // The changes are the difference between the two histories, and the state before stays as it was.
  const was = new Map((await entriesOf(update.before.timeline)).map(asPair));
  for (const { before, after } of update.changes) {
    if (before !== undefined) expect(was.get(before.event.id)).toBe(encodeEvent(before.event));
    if (before !== undefined) was.delete(before.event.id);
    if (after !== undefined) was.set(after.event.id, encodeEvent(after.event));
  }
  expect(new Map([...was].sort())).toEqual(new Map((await entriesOf(timeline)).map(asPair).sort()));
  const previous = await replay(update.before.timeline);
  expect(viewsOn(update.before.state, LAST)).toBe(viewsOn(previous, LAST));
}

const asPair = ({ event: each }: { event: Event }) => [each.id, encodeEvent(each)] as const;

type Step =
  | { readonly kind: 'record'; readonly events: readonly Event[] }
  | { readonly kind: 'correct'; readonly target: number; readonly changes: Changes | undefined };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(anyEvent, { minLength: 1, maxLength: 3 })
      .map((events): Step => ({ kind: 'record', events })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.nat(30),
        fc.oneof(
          fc.constant(undefined),
          date.map((occurred): Changes => ({ occurred })),
          fc.constant<Changes>({ summary: 'Put right.' }),
        ),
      )
      .map(([target, changes]): Step => ({ kind: 'correct', target, changes })),
  },
);

describe('a record that is followed', () => {
  it('should stand at each update as a replay from the start', async () => {
    await holds(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 12 }),
        fc.boolean(),
        fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
        async (steps, eachEvent, every) => {
          await using store = await recordOf(imposes('usa', 'ban', '2020-01-28', {}));
          // Shared snapshots, or none to begin with.
          const options: LiveOptions = {
            eachEvent,
            ...(every === undefined ? {} : { snapshots: new Snapshots({ every }) }),
          };
          const seen = watched(liveTimeline(store, 'test', options));
          const keys: string[] = [];
          for (const [i, step] of steps.entries()) {
            if (step.kind === 'record') {
              const events = step.events.map((each, j) => {
                const key = `r${i}-${j}`;
                keys.push(key);
                return { ...each, key, id: idOf(key) };
              });
              await record(store, ...events);
            } else if (keys.length > 0) {
              const target = keys[step.target % keys.length] ?? '';
              await record(store, correction(target, step.changes, `fix${i}`));
            }
          }
          const head = await store.head(STREAM);
          await seen.until(({ revision }) => revision === head?.revision);
          seen.stop();
          for (const update of seen.items) await expectFresh(store, STREAM, update);
        },
      ),
      { share: 0.4 },
    );
  });

  it('should fold on where the news comes last and read again otherwise', async () => {
    await using store = await recordOf(imposes('usa', 'ban', '2020-01-05'));
    const seen = watched(liveTimeline(store, 'test'));
    await seen.reaches(1);
    let reads = 0;
    const readOrdered = store.readOrdered.bind(store);
    store.readOrdered = (stream, options) => {
      if (options.role === 'world') reads += 1;
      return readOrdered(stream, options);
    };

    await record(store, detains(['ales'], '2020-02-01', {}));
    await seen.reaches(2);
    expect(reads).toBe(0);
    await record(store, detains(['maria'], '2020-01-20', {}));
    await seen.reaches(3);
    expect(reads).toBe(1);
    await expectFresh(store, STREAM, seen.items[2] as LiveUpdate);
    seen.stop();
  });

  it('should read a correction that came before what it corrects', async () => {
    await using store = await recordOf(imposes('usa', 'ban', '2020-01-05'));
    const late = { ...detains(['ales'], '2020-03-01', {}), key: 'late', id: idOf('late') };
    const seen = watched(liveTimeline(store, 'test'));
    await seen.reaches(1);
    await record(store, correction('late', { occurred: '2020-01-01' }, 'fix'));
    await record(store, late);
    await seen.until(({ revision }) => revision === 2);
    await expectFresh(store, STREAM, seen.items.at(-1) as LiveUpdate);
    seen.stop();
  });

  it('should go on after a saved revision, and refuse one that is not there', async () => {
    await using store = await recordOf(
      imposes('usa', 'ban', '2020-01-05'),
      detains(['ales'], '2020-02-01', {}),
      releases(['ales'], '2020-03-01', {}),
    );
    const seen = watched(liveTimeline(store, 'test', { after: -1, eachEvent: true }));
    await seen.reaches(4);
    expect(seen.items.map(({ revision }) => revision)).toEqual([-1, 0, 1, 2]);
    seen.stop();

    const resumed = watched(liveTimeline(store, 'test', { after: 1 }));
    await resumed.reaches(2);
    expect(resumed.items.map(({ revision }) => revision)).toEqual([1, 2]);
    for (const update of [...seen.items, ...resumed.items]) {
      if (update.revision >= 0) await expectFresh(store, STREAM, update);
    }
    resumed.stop();

    const lost = await watched(liveTimeline(store, 'test', { after: 3 })).ends();
    expect(lost).toHaveProperty('error');
    expect(String((lost as { error: unknown }).error)).toMatch(/ends at revision 2/);
  });

  it('should say which timeline is not there', async () => {
    await using store = await recordOf(imposes('usa', 'ban', '2020-01-05'));
    const outcome = await watched(liveTimeline(store, 'nowhere')).ends();
    expect((outcome as { error: unknown }).error).toBeInstanceOf(HistoryError);
  });
});

describe('a branch that is followed', () => {
  const ban = imposes('usa', 'ban', '2020-01-05', {});
  const lift = lifts('usa', 'ban', 'repeal', '2020-03-01', {}, { key: 'lift' });

  it('should see its own edits and undos, and nothing that the record adds after the fork', async () => {
    await using store = await recordOf(
      ban,
      detains(['ales'], '2020-02-01', {}),
      releases(['ales'], '2020-02-20', {}, { key: 'release' }),
      lift,
    );
    await forks(store, 'b', '2020-01-10');
    const seen = watched(liveTimeline(store, 'test~b', { eachEvent: true }));
    await seen.reaches(1);
    const b = on(store, 'test~b');
    await b.drops('release');
    await record(store, detains(['maria'], '2020-02-02', {}));
    await b.shifts('lift', '2020-02-10');
    await b.inserts(written({ ...detains(['maria'], '2020-02-15', {}), key: 'own' }));
    await b.undoes('own');
    await b.undoes();
    await b.undoes('undo-5');
    await seen.until(({ revision }) => revision === 6);
    seen.stop();

    expect(seen.items.length).toBe(7);
    for (const update of seen.items) await expectFresh(store, 'case-test~b', update);
    expect(
      seen.items.map(({ changes }) =>
        changes.map(({ before, after }) =>
          [before?.event.occurred ?? 'none', after?.event.occurred ?? 'none'].join(' → '),
        ),
      ),
    ).toEqual([
      [],
      ['2020-02-20 → none'],
      ['2020-03-01 → 2020-02-10'],
      ['none → 2020-02-15'],
      ['2020-02-15 → none'],
      ['2020-02-10 → 2020-03-01'],
      ['2020-03-01 → 2020-02-10'],
    ]);
  });

  it('should stand at each update as a replay from the start', async () => {
    const n = fc.nat(40);
    const anyEdit = fc.oneof(
      fc.record({ kind: fc.constant('drop' as const), target: n }),
      fc.record({ kind: fc.constant('shift' as const), target: n, to: date }),
      fc.record({ kind: fc.constant('insert' as const), event: anyEvent }),
      fc.record({ kind: fc.constant('undo' as const), latest: fc.nat(3) }),
    );
    await holds(
      fc.asyncProperty(
        abidingHistory,
        fc.constantFrom<'open' | 'keep'>('open', 'keep'),
        fc.array(anyEdit, { minLength: 1, maxLength: 10 }),
        fc.boolean(),
        async (past, mode, edits, eachEvent) => {
          await using store = await recordOf(imposes('usa', 'ban', '2020-01-05', {}), ...past);
          await forks(store, 'one', '2020-01-29');
          await forks(store, 'two', '2020-02-01', mode, 'test~one');
          const seen = watched(liveTimeline(store, 'test~two', { eachEvent }));
          await seen.reaches(1);
          const two = on(store, 'test~two');
          for (const [i, edit] of edits.entries()) {
            const target = 'target' in edit ? (past[edit.target % past.length]?.key ?? '') : '';
            const made: Promise<unknown> =
              edit.kind === 'drop'
                ? two.drops(target)
                : edit.kind === 'shift'
                  ? two.shifts(target, edit.to)
                  : edit.kind === 'insert'
                    ? two.inserts(written({ ...edit.event, key: `own-${i}` }))
                    : two.undoes(edit.latest === 0 ? undefined : `undo-${edit.latest}`);
            await made.catch((error: unknown) => {
              // Refused: nothing was appended.
              if (!(error instanceof HistoryError)) throw error;
            });
          }
          const head = await store.head('case-test~two');
          await seen.until(({ revision }) => revision === head?.revision);
          seen.stop();
          for (const update of seen.items) await expectFresh(store, 'case-test~two', update);
        },
      ),
      { share: 0.4 },
    );
  });

  it('should tell what its edits knock out', async () => {
    await using store = await recordOf(ban, lift);
    await forks(store, 'b', '2020-01-01');
    const seen = watched(liveTimeline(store, 'test~b', { knockOns: true }));
    await seen.reaches(1);
    await on(store, 'test~b').drops(ban.key);
    await seen.reaches(2);
    seen.stop();

    const [before, after] = seen.items;
    expect(before?.knockOns?.fallen.size).toBe(0);
    expect([...(after?.knockOns?.fallen ?? [])]).toEqual([lift.id]);
    expect(after?.knockOns).toEqual(await knockOns(await openTimeline(store, 'test~b')));
  });
});
