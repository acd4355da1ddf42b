import { describe, expect, it } from 'vitest';
import { PAGE_SIZE, type ReadOptions, type StoredEvent } from '../../src/store/port.ts';
import type { Factory } from './factory.ts';
import { collect, freshName, id, line, lines } from './lines.ts';

export function readContract({ create }: Factory): void {
  describe('read', () => {
    it.each<[ReadOptions, readonly number[]]>([
      [{}, [0, 1, 2, 3, 4]],
      [{ from: 3 }, [3, 4]],
      [{ to: 1 }, [0, 1]],
      [{ from: 1, to: 3, limit: 2 }, [1, 2]],
      [{ from: 4, to: 2 }, []],
      [{ from: 9 }, []],
      [{ to: -1 }, []],
      [{ limit: 0 }, []],
      [{ direction: 'backwards' }, [4, 3, 2, 1, 0]],
      [{ direction: 'backwards', from: 2 }, [2, 1, 0]],
      [{ direction: 'backwards', from: 9, to: 3 }, [4, 3]],
      [{ direction: 'backwards', limit: 2 }, [4, 3]],
    ])('should give, asked for %j, revisions %j', async (options, expected) => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 4), 'none');

      const events = await collect(store.read(stream, options));

      expect(events.map((event) => event.revision)).toEqual(expected);
    });

    it('should be empty for a stream that does not exist', async () => {
      await using store = await create();
      expect(await collect(store.read(freshName()))).toEqual([]);
      expect(await collect(store.readOrdered(freshName(), { role: 'world', upTo: 9 }))).toEqual([]);
    });

    it.each(['forwards', 'backwards'] as const)('should give full pages %s', async (direction) => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, 2 * PAGE_SIZE), 'none');

      const sizes: number[] = [];
      for await (const page of store.read(stream, { direction })) sizes.push(page.length);

      expect(sizes).toEqual([PAGE_SIZE, PAGE_SIZE, 1]);
    });

    it('should let appends through between two pages', async () => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, lines(0, PAGE_SIZE + 9), 'none');

      const seen: number[] = [];
      for await (const page of store.read(stream)) {
        seen.push(...page.map((event) => event.revision));
        if (seen.length === PAGE_SIZE) await store.append(stream, [line(9999)], 'any');
      }

      expect(seen.slice(0, PAGE_SIZE + 10)).toEqual([...Array(PAGE_SIZE + 10).keys()]);
    });

    it('should refuse a bound that is not a number', async () => {
      await using store = await create();
      await expect(collect(store.read('s', { from: NaN }))).rejects.toThrow(/from is NaN/);
      await expect(collect(store.readOrdered('s', { role: 'world', upTo: 1.5 }))).rejects.toThrow(
        /upTo is 1.5/,
      );
    });
  });

  describe('readOrdered', () => {
    const given = [
      line(0, { sort: 30 }),
      line(1, { role: 'catalogue', sort: 5 }),
      line(2, { sort: 10 }),
      line(3, { sort: 30 }),
      line(4, { sort: -10 }),
      line(5, { role: 'amendment', sort: 0 }),
      line(6, { sort: 20 }),
    ];
    it.each([
      [{ role: 'world', upTo: 6 }, [4, 2, 6, 0, 3]],
      [{ role: 'catalogue', upTo: 6 }, [1]],
      [{ role: 'amendment', upTo: 4 }, []],
      [{ role: 'world', upTo: 3 }, [2, 0, 3]],
      [{ role: 'world', upTo: 6, untilSort: 20 }, [4, 2, 6]],
      [{ role: 'world', upTo: 6, after: { sort: 30, revision: 0 } }, [3]],
      [{ role: 'world', upTo: 6, after: { sort: 10, revision: 6 }, untilSort: 30 }, [6, 0, 3]],
      [{ role: 'world', upTo: -1 }, []],
    ] as const)('should give, asked for %j, revisions %j', async (options, expected) => {
      await using store = await create();
      const stream = freshName();
      await store.append(stream, given, 'none');

      const events = await collect(store.readOrdered(stream, options));

      expect(events.map((event) => event.revision)).toEqual(expected);
    });

    it('should page through one sort key and through disorder', async () => {
      await using store = await create();
      const stream = freshName();
      const count = 2 * PAGE_SIZE + 7;
      const many = lines(0, count - 1).map((event, n) => ({ ...event, sort: n % 3 }));
      await store.append(stream, many, 'none');

      const sizes: number[] = [];
      const events: StoredEvent[] = [];
      for await (const page of store.readOrdered(stream, { role: 'world', upTo: count })) {
        sizes.push(page.length);
        events.push(...page);
      }

      const revisions = [...Array(count).keys()].sort((a, b) => (a % 3) - (b % 3) || a - b);
      expect(events.map((event) => event.revision)).toEqual(revisions);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(PAGE_SIZE);
    });
  });

  describe('readAll', () => {
    it('should give all streams in append order, from a position on', async () => {
      await using store = await create();
      const [one, two] = [freshName(), freshName()];
      await store.append(one, lines(0, 1), 'none');
      await store.append(two, lines(0, 0), 'none');
      await store.append(one, lines(2, 2), 1);

      const all = (await collect(store.readAll())).filter(({ stream }) =>
        [one, two].includes(stream),
      );

      expect(all.map(({ stream, revision }) => [stream, revision])).toEqual([
        [one, 0],
        [one, 1],
        [two, 0],
        [one, 2],
      ]);
      const later = await collect(store.readAll({ after: all[1]?.position ?? NaN }));
      expect(later.filter(({ stream }) => [one, two].includes(stream))).toEqual(all.slice(2));
    });
  });

  describe('find and head', () => {
    it('should find an event by its id within its stream only', async () => {
      await using store = await create();
      const [one, two] = [freshName(), freshName()];
      await store.append(one, lines(0, 3), 'none');
      await store.append(two, lines(9, 9), 'none');

      const found = await store.find(one, id(2));

      expect(found).toEqual((await collect(store.read(one, { from: 2, to: 2 })))[0]);
      expect(await store.find(one, id(9))).toBeUndefined();
      expect(await store.find(freshName(), id(2))).toBeUndefined();
    });

    it('should have no head for a stream that does not exist', async () => {
      await using store = await create();
      expect(await store.head(freshName())).toBeUndefined();
    });
  });

  describe('streams', () => {
    it('should list by name in code unit order, a page at a time', async () => {
      await using store = await create();
      const prefix = freshName();
      // U+FF5E sorts before U+1F54A in UTF-8, but after it in code units.
      const names = ['~a', '~B', '~～', '~🕊', '', '~ž', '-'].map((end) => prefix + end);
      for (const name of names) await store.append(name, [line(0)], 'none');
      await store.append(freshName(), [line(0)], 'none');
      const sorted = [...names].sort();

      const all = await store.streams({ prefix });
      const paged: string[] = [];
      for (;;) {
        const after = paged.at(-1);
        const page = await store.streams({ prefix, limit: 3, ...(after && { after }) });
        if (page.length === 0) break;
        expect(page.length).toBeLessThanOrEqual(3);
        paged.push(...page.map((info) => info.stream));
      }

      expect(all.map((info) => info.stream)).toEqual(sorted);
      expect(paged).toEqual(sorted);
      expect(all[0]).toEqual({ stream: prefix, ...(await store.head(prefix)) });
      expect(await store.streams({ prefix: `${prefix}~x` })).toEqual([]);
    });
  });
}
