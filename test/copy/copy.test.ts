import { describe, expect, it } from 'vitest';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { copyStreams } from '../../src/copy/copy.ts';
import { Diverged } from '../../src/copy/progress.ts';
import { streamsToCopy } from '../../src/copy/streams.ts';
import { DamagedStore } from '../../src/store/failure.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { openStore } from '../../src/store/open.ts';
import { type EventStore, PAGE_SIZE } from '../../src/store/port.ts';
import { collect, id, line, lines } from '../contract/lines.ts';
import { testFolder } from '../store/folder.ts';
import { contentOf, opens } from './written.ts';

const path = testFolder();

/** A store with a record of two and a half pages, and branches whose names sort against descent. */
async function source(): Promise<EventStore> {
  const store = new MemoryStore();
  await store.append('case-one', lines(0, 2.5 * PAGE_SIZE), 'none');
  await store.append('case-one~z-parent', [opens(9000, 'case-one'), line(9001)], 'none');
  await store.append('case-one~a-child', [opens(9002, 'case-one~z-parent')], 'none');
  await store.append('case-one-more', lines(0, 3), 'none');
  return store;
}

describe('copying between stores', () => {
  it('should put records before branches and parents before children', async () => {
    expect(await streamsToCopy(await source())).toEqual([
      'case-one',
      'case-one~z-parent',
      'case-one~a-child',
      'case-one-more',
    ]);
    expect(await streamsToCopy(await source(), ['one'])).not.toContain('case-one-more');
  });

  it('should copy a case and its branches from memory into a file, byte for byte', async () => {
    const from = new MemoryStore();
    await importCase(from, readCase('scenarios/poland'));
    await using to = await openStore(path('poland.db'));

    const copied = await copyStreams(from, to, { cases: ['poland'] });

    expect(await contentOf(to)).toEqual(await contentOf(from));
    expect(copied.every((each) => each.copied === each.revision + 1)).toBe(true);
  });

  it('should do nothing the second time, and go on where the source has grown', async () => {
    const from = await source();
    await using to = await openStore(path('again.db'));
    await copyStreams(from, to);
    const progress: number[] = [];

    const idle = await copyStreams(from, to, { onProgress: ({ done }) => progress.push(done) });
    await from.append('case-one~a-child', [line(9003)], 0);
    const more = await copyStreams(from, to);

    expect(progress).toEqual([]);
    expect(idle.map(({ copied }) => copied)).toEqual([0, 0, 0, 0]);
    expect(more.map(({ copied }) => copied)).toEqual([0, 0, 1, 0]);
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  it('should tell how far it is, a page at a time', async () => {
    const from = await source();
    const told: number[] = [];
    await copyStreams(from, new MemoryStore(), {
      cases: ['one'],
      onProgress: ({ done, of }) => told.push(done, of),
    });
    const of = 2.5 * PAGE_SIZE + 4;
    expect(told).toEqual([PAGE_SIZE, of, 2 * PAGE_SIZE, of, of - 3, of, of - 1, of, of, of]);
  });

  it('should refuse a target that differs, naming the first event, and write nothing', async () => {
    const from = await source();
    const to = new MemoryStore();
    await to.append('case-one-more', [line(0), line(1), line(77), line(3)], 'none');

    const refused = copyStreams(from, to);

    await expect(refused).rejects.toThrow(Diverged);
    await expect(refused).rejects.toThrow(
      `memory:, stream case-one-more: revision 2 is event ${id(77)}, but event ${id(2)} in memory:`,
    );
    expect((await to.streams()).map(({ stream }) => stream)).toEqual(['case-one-more']);
  });

  it('should refuse a target that has gone on by itself', async () => {
    const from = await source();
    const to = new MemoryStore();
    await to.append('case-one-more', lines(0, 4), 'none');
    await expect(copyStreams(from, to)).rejects.toThrow(
      `revision 4 is event ${id(4)}, but in memory: the stream ends before it`,
    );
  });

  it('should refuse another text under the same id', async () => {
    const from = await source();
    const to = new MemoryStore();
    await to.append('case-one-more', [line(0), line(1, { data: 'else' })], 'none');
    await expect(copyStreams(from, to)).rejects.toThrow(
      `revision 1 is event ${id(1)}, which reads otherwise in memory:`,
    );
  });

  it('should not carry damage on', async () => {
    const from = await source();
    const read = from.read.bind(from);
    from.read = async function* (stream, options) {
      for await (const page of read(stream, options)) {
        yield page.map((event) =>
          stream === 'case-one' && event.revision === 1500
            ? { ...event, text: event.text.replace('1500', '1501') }
            : event,
        );
      }
    };
    const to = new MemoryStore();

    const copying = copyStreams(from, to);

    await expect(copying).rejects.toThrow(DamagedStore);
    await expect(copying).rejects.toThrow('revision 1500 is not what was appended there');
    expect((await to.head('case-one'))?.revision).toBe(PAGE_SIZE - 1);
  });

  it('should say which case is not there', async () => {
    await expect(
      copyStreams(await source(), new MemoryStore(), { cases: ['two'] }),
    ).rejects.toThrow('memory: has no case "two": nothing was copied.');
  });
});

describe('copying twice at once', () => {
  it('should end with one copy, whoever writes what', async () => {
    const from = await source();
    await using one = await openStore(path('twice.db'));
    await using two = await openStore(path('twice.db'));

    const results = await Promise.all([copyStreams(from, one), copyStreams(from, two)]);

    expect(await contentOf(one)).toEqual(await contentOf(from));
    const sum = results.flat().reduce((total, { copied }) => total + copied, 0);
    expect(sum).toBe((await contentOf(from)).length);
  });

  it('should keep one history and refuse the other when the sources differ', async () => {
    const sources = [await source(), new MemoryStore()];
    const [first = sources[0], second = sources[0]] = sources;
    await second?.append('case-one', [...lines(0, 1), ...lines(10_000, 14_000)], 'none');
    await using one = await openStore(path('apart.db'));
    await using two = await openStore(path('apart.db'));

    const results = await Promise.allSettled([
      copyStreams(first as EventStore, one, { cases: ['one'] }),
      copyStreams(second as EventStore, two, { cases: ['one'] }),
    ]);

    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBe(1);
    expect((refused[0] as PromiseRejectedResult).reason).toBeInstanceOf(Diverged);
    const winner = results[0].status === 'fulfilled' ? first : second;
    const ids = async (store: EventStore | undefined): Promise<string[]> =>
      store === undefined ? [] : (await collect(store.read('case-one'))).map((event) => event.id);
    expect(await ids(one)).toEqual(await ids(winner));
  });
});
