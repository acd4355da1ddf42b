import { describe, expect, it } from 'vitest';
import { GENESIS, link } from '../../src/store/chain.ts';
import { IdConflict, StoreError, WrongExpectedRevision } from '../../src/store/failure.ts';
import { LIMITS, type ExpectedRevision, type NewEvent } from '../../src/store/port.ts';
import type { Factory } from './factory.ts';
import { collect, freshName, id, line, lines, revisions } from './lines.ts';

export function appendContract({ create, reopen }: Factory): void {
  describe('append', () => {
    it('should number events from 0 and chain their hashes', async () => {
      await using store = await create();
      const stream = freshName();

      const result = await store.append(stream, lines(0, 2), 'none');

      let hash = GENESIS;
      const expected = lines(0, 2).map((event, revision) => {
        hash = link(hash, stream, revision, event);
        return { ...event, stream, revision, hash };
      });
      expect(await collect(store.read(stream))).toMatchObject(expected);
      expect(result).toEqual({ revision: 2, hash, appended: 3 });
      expect(await store.head(stream)).toEqual({ revision: 2, hash });
    });

    it('should keep text byte for byte, and every role and sort key', async () => {
      await using store = await create();
      const stream = freshName();
      const texts = [
        'Łukašenka “quoted” 🕊',
        'tab\tand \u2028 separator',
        '\ud800 half',
        '\u0000 nul',
      ];
      const given: NewEvent[] = [
        ...texts.map((data, n) => line(n, { data })),
        line(4, { role: 'catalogue', sort: Number.MIN_SAFE_INTEGER }),
        line(5, { role: 'amendment', sort: Number.MAX_SAFE_INTEGER }),
        line(6, { sort: 0, text: `{ "id" : "${id(6)}",  "n": 1e2 }` }),
      ];

      await store.append(stream, given, 'none');

      expect(await collect(store.read(stream))).toMatchObject(given);
    });

    it('should write sort key -0 as 0', async () => {
      await using store = await create();
      const stream = freshName();

      await store.append(stream, [line(0, { sort: -0 })], 'none');

      expect((await store.find(stream, id(0)))?.sort).toBe(0);
    });

    it.each<[ExpectedRevision, number | 'none']>([
      ['none', 1],
      [0, 1],
      [2, 1],
    ])('should refuse a stream at revision 1 where %s is expected', async (expected, actual) => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 1), 'none');

      const attempt = store.append(stream, lines(2, 3), expected);

      await expect(attempt).rejects.toThrow(WrongExpectedRevision);
      await expect(attempt).rejects.toMatchObject({ stream, expected, actual });
      expect(await revisions(store, stream)).toEqual([0, 1]);
    });

    it('should refuse a stream that does not exist where a revision is expected', async () => {
      await using store = await create();
      const stream = freshName();

      const attempt = store.append(stream, lines(0, 0), 0);

      await expect(attempt).rejects.toMatchObject({ expected: 0, actual: 'none' });
      expect(await store.head(stream)).toBeUndefined();
    });

    it('should append where the expectation holds', async () => {
      await using store = await create();
      const stream = freshName();

      await store.append(stream, lines(0, 0), 'none');
      await store.append(stream, lines(1, 1), 0);
      await store.append(stream, lines(2, 2), 'any');

      expect(await revisions(store, stream)).toEqual([0, 1, 2]);
    });

    it('should take two appends at once one after the other', async () => {
      await using store = await create();
      const stream = freshName();

      const answers = await Promise.allSettled(
        lines(0, 4).map((event) => store.append(stream, [event], 'none')),
      );

      expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
      expect(await revisions(store, stream)).toEqual([0]);
    });
  });

  describe('append of what is there', () => {
    it.each<ExpectedRevision>(['any', 'none', 0, 9])(
      'should do nothing where %s is expected',
      async (expected) => {
        await using store = await create();
        const stream = freshName();
        const first = await store.append(stream, lines(0, 2), 'none');

        const again = await store.append(stream, lines(0, 1), expected);

        expect(again).toEqual({ ...first, appended: 0 });
        expect(await revisions(store, stream)).toEqual([0, 1, 2]);
      },
    );

    it('should append only the new ones where the expectation holds', async () => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 2), 'none');

      const result = await store.append(stream, [line(3), line(1), line(4), line(4)], 2);

      expect(result).toMatchObject({ revision: 4, appended: 2 });
      expect((await collect(store.read(stream))).map((event) => event.id)).toEqual(
        [0, 1, 2, 3, 4].map(id),
      );
    });

    it('should append none of the new ones where it does not hold', async () => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 2), 'none');

      const attempt = store.append(stream, lines(2, 3), 1);

      await expect(attempt).rejects.toThrow(WrongExpectedRevision);
      expect(await revisions(store, stream)).toEqual([0, 1, 2]);
    });

    it('should refuse an id with another text, and everything given with it', async () => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 1), 'none');

      const attempt = store.append(stream, [line(2), line(1, { data: 'other' })], 'any');

      await expect(attempt).rejects.toThrow(IdConflict);
      await expect(attempt).rejects.toMatchObject({ stream, id: id(1) });
      expect(await revisions(store, stream)).toEqual([0, 1]);
    });

    it('should refuse an id given twice with two texts', async () => {
      await using store = await create();
      const stream = freshName();

      const attempt = store.append(stream, [line(0), line(0, { data: 'other' })], 'none');

      await expect(attempt).rejects.toThrow(IdConflict);
      expect(await store.head(stream)).toBeUndefined();
    });

    it('should take the same id in another stream', async () => {
      await using store = await create();
      const [one, two] = [freshName(), freshName()];
      await store.append(one, [line(0)], 'none');

      const result = await store.append(two, [line(0, { data: 'other' })], 'none');

      expect(result.appended).toBe(1);
    });

    it('should take events one by one from what is no array', async () => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, [line(0)], 'none');

      const result = await store.append(stream, lines(0, 5).values(), 0);

      expect(result).toMatchObject({ revision: 5, appended: 5 });
      expect(await store.append(stream, lines(0, 5).values(), 'none')).toMatchObject({
        revision: 5,
        appended: 0,
      });
      await expect(store.append(stream, lines(5, 6).values(), 2)).rejects.toThrow(
        WrongExpectedRevision,
      );
    });

    it('should keep nothing of events that end in an error', async () => {
      await using store = await create();
      const stream = freshName();
      const broken = function* (): Generator<NewEvent> {
        yield* lines(0, 2);
        throw new Error('the line broke');
      };

      await expect(store.append(stream, broken(), 'none')).rejects.toThrow('the line broke');

      expect(await store.head(stream)).toBeUndefined();
    });

    it('should make no stream of no events one by one', async () => {
      await using store = await create();
      const stream = freshName();

      const result = await store.append(stream, [].values(), 'none');

      expect(result).toEqual({ revision: -1, hash: GENESIS, appended: 0 });
      expect(await store.head(stream)).toBeUndefined();
    });

    it('should do nothing with no events', async () => {
      await using store = await create();
      const stream = freshName();

      const result = await store.append(stream, [], 'none');

      expect(result).toEqual({ revision: -1, hash: GENESIS, appended: 0 });
      expect(await store.head(stream)).toBeUndefined();
    });
  });

  describe('append of what cannot be stored', () => {
    const good = line(1);
    const long = 'x'.repeat(LIMITS.eventBytes);
    const cases: [string, Partial<NewEvent>, RegExp][] = [
      ['an id that is no UUID', { id: 'x' }, /event 1.*not a lower-case UUID/],
      ['an upper-case id', { id: 'A'.repeat(8) + good.id.slice(8) }, /lower-case UUID/],
      ['an unknown role', { role: 'story' as 'world' }, /"story" is unknown/],
      ['a fraction as sort key', { sort: 0.5 }, /sort key 0.5/],
      ['an unsafe sort key', { sort: 2 ** 53 }, /safe integer/],
      ['a line feed', { text: `{"id":\n"${good.id}"}` }, /line break/],
      ['a carriage return', { text: `{"id":\r"${good.id}"}` }, /line break/],
      ['a NUL', { text: `"${good.id}\0"` }, /NUL/],
      ['half a surrogate pair', { text: `"${good.id}\ud800"` }, /surrogate/],
      ['text that is too long', { text: good.id + long }, /at most 262144/],
      ['text too long in bytes', { text: good.id + 'Ł'.repeat(131_072) }, /has 262180 bytes/],
      ["text without the event's id", { text: '{}' }, /own id/],
    ];
    it.each(cases)('should refuse %s', async (_what, over, message) => {
      await using store = await create();
      const stream = freshName();

      const attempt = store.append(stream, [line(0), { ...good, ...over }], 'any');

      await expect(attempt).rejects.toThrow(StoreError);
      await expect(attempt).rejects.toThrow(message);
      expect(await store.head(stream)).toBeUndefined();
    });

    it('should take a text of exactly the longest length', async () => {
      await using store = await create();
      const stream = freshName();
      const text = good.id.padEnd(LIMITS.eventBytes, 'x');

      await store.append(stream, [{ ...good, text }], 'none');

      expect((await store.find(stream, good.id))?.text).toBe(text);
    });

    it.each([
      ['', /empty/],
      ['a\nb', /control/],
      ['\ud83d', /surrogate/],
      ['x'.repeat(201), /200/],
    ])('should refuse the stream name %j', async (stream, message) => {
      await using store = await create();
      await expect(store.append(stream, [good], 'any')).rejects.toThrow(message);
    });

    it.each([-1, 0.5, NaN])('should refuse expected revision %s', async (expected) => {
      await using store = await create();
      await expect(store.append(freshName(), [good], expected)).rejects.toThrow(/whole number/);
    });
  });

  describe('close', () => {
    it('should refuse what is asked afterwards', async () => {
      const store = await create();
      await store.close();

      await expect(store.append(freshName(), [line(0)], 'any')).rejects.toThrow(/closed/);
      await expect(store.head('s')).rejects.toThrow(/closed/);
      await expect(collect(store.read('s'))).rejects.toThrow(/closed/);
      await store.close();
    });

    it.runIf(reopen !== undefined)('should keep what was appended', async () => {
      const store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 2), 'none');
      const before = await collect(store.read(stream));
      await store.close();

      await using again = (await reopen?.(store)) ?? store;

      expect(await collect(again.read(stream))).toEqual(before);
      await again.append(stream, lines(3, 3), 2);
      expect(await revisions(again, stream)).toEqual([0, 1, 2, 3]);
    });
  });
}
