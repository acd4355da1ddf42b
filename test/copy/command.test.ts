import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { copyStreams } from '../../src/copy/copy.ts';
import { openEventStoreDb } from '../../src/store/eventstoredb/engine.ts';
import { openStore } from '../../src/store/open.ts';
import { Peer } from '../eventstoredb/peer/server.ts';
import { atWork } from '../live/at-work.ts';
import { testFolder } from '../store/folder.ts';
import { contentOf } from './written.ts';

const path = testFolder();
const source = path('source.db');
let peer: Peer;
beforeAll(async () => {
  await using store = await openStore(source);
  await importCase(store, readCase('scenarios/poland'));
  peer = await Peer.start();
});
afterAll(() => peer[Symbol.asyncDispose]());

interface Report {
  readonly timelines: readonly { timeline: string; events: number; copied: number }[];
}

describe('copy', () => {
  it('should copy a case with its branches into a new file, and say so', async () => {
    const to = path('new.db');
    const copying = atWork('copy', 'poland', '--from', source, '--to', to, '--json');

    expect(await copying.code).toBe(0);
    const { timelines } = JSON.parse(copying.out()) as Report;
    expect(timelines.map(({ timeline }) => timeline)).toEqual(['poland', 'poland~no-union-ban']);
    await using from = await openStore(source);
    await using copied = await openStore(to);
    expect(await contentOf(copied)).toEqual(await contentOf(from));

    const again = atWork('copy', '--store', source, '--to', to);
    expect(await again.code).toBe(0);
    expect(again.out()).toContain('and was there before');
  });

  it('should copy from a file to a server and on to another file, and go on there', async () => {
    const address = peer.connectionString;
    const back = path('back.db');
    expect(await atWork('copy', '--from', source, '--to', address).code).toBe(0);
    expect(await atWork('copy', '--from', address, '--to', back).code).toBe(0);
    await using from = await openStore(source);
    await using copied = await openStore(back);
    expect(await contentOf(copied)).toEqual(await contentOf(from));

    const again = atWork('copy', '--from', source, '--to', address, '--json');
    expect(await again.code).toBe(0);
    const { timelines } = JSON.parse(again.out()) as Report;
    expect(timelines.map((each) => each.copied)).toEqual([0, 0]);
  });

  it('should make one copy on a server when two copy at once', async () => {
    await using other = await Peer.start();
    await using from = await openStore(source);
    await using one = openEventStoreDb(other.connectionString);
    await using two = openEventStoreDb(other.connectionString);

    await Promise.all([copyStreams(from, one), copyStreams(from, two)]);

    expect(await contentOf(one)).toEqual(await contentOf(from));
  });

  it('should answer no when the target went another way, and write nothing', async () => {
    const to = path('apart.db');
    {
      await using store = await openStore(to);
      const text = '{"id":"00000000-0000-5000-8000-000000000001"}';
      const id = '00000000-0000-5000-8000-000000000001';
      await store.append('case-poland', [{ id, role: 'world', sort: 1, text }], 'none');
    }
    const copying = atWork('copy', '--from', source, '--to', to);

    expect(await copying.code).toBe(1);
    expect(copying.err().replaceAll(/\s+/g, ' ')).toContain(
      'stream case-poland: revision 0 is event 00000000-0000-5000-8000-000000000001, but event',
    );
    await using store = await openStore(to);
    expect((await contentOf(store)).length).toBe(1);
  });

  it.each([
    ['Did you mean poland', ['copy', 'polnd', '--from', source, '--to', 'x.db']],
    ['poland~no-union-ban is a branch', ['copy', 'no-union-ban', '--from', source, '--to', 'x.db']],
    ['both stores are', ['copy', '--from', source, '--to', source]],
    ['there is no store at nowhere.db', ['copy', '--from', 'nowhere.db', '--to', 'x.db']],
    ["required option '--to <store>' not specified", ['copy', '--from', source]],
  ])('should say what is wrong: %s', async (message, argv) => {
    const copying = atWork(...argv);
    expect(await copying.code).toBe(2);
    expect(copying.err().replaceAll(/\s+/g, ' ')).toContain(message);
  });
});
