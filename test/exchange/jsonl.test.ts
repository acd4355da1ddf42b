import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../src/input/problem.ts';
import { exportJsonl } from '../../src/exchange/export.ts';
import { checkJsonl, importJsonl } from '../../src/exchange/import.ts';
import { editBranch, openBranch } from '../../src/history/edit/append.ts';
import { entriesOf, openTimeline } from '../../src/history/timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { SqliteStore } from '../../src/store/sqlite/engine.ts';
import type { EventStore, StoredEvent } from '../../src/store/port.ts';
import { gathered, importTiny, RECORDED, TINY } from './tiny.ts';
import { streamOf } from '../../src/store/timeline-name.ts';

let store: MemoryStore;
let folder: string;
beforeEach(async () => {
  store = new MemoryStore();
  folder = mkdtempSync(join(tmpdir(), 'detente-'));
  await importTiny(store);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function lines(timeline: string, withAncestors = false): Promise<string[]> {
  return gathered(exportJsonl(store, timeline, { withAncestors }));
}

async function stored(from: EventStore, stream: string): Promise<StoredEvent[]> {
  return (await gathered(from.read(stream))).flat();
}

async function openAndEdit(): Promise<void> {
  await openBranch(store, {
    from: TINY,
    name: 'no-relief',
    at: '2020-12-31',
    mode: 'keep',
    question: 'What if the sanctions had stayed?',
    recorded: RECORDED,
  });
  await editBranch(store, {
    branch: `${TINY}~no-relief`,
    edit: { kind: 'drop', target: 'relief' },
    reason: 'The sender holds on.',
    recorded: RECORDED,
  });
  await openBranch(store, {
    from: `${TINY}~no-relief`,
    name: 'blank',
    at: '2021-01-01',
    mode: 'open',
    question: 'And if nobody knew what came next?',
    recorded: RECORDED,
  });
}

describe('a record as lines', () => {
  it('comes back byte for byte, chain hashes included', async () => {
    const copy = new MemoryStore();
    const { streams } = await importJsonl(copy, await lines(TINY));

    expect(await stored(copy, streamOf(TINY))).toEqual(await stored(store, streamOf(TINY)));
    expect(streams).toEqual([
      {
        stream: streamOf(TINY),
        events: 9,
        appended: 9,
        head: await store.head(streamOf(TINY)),
      },
    ]);
  });

  it('is a header with the head, then the stored text of each event', async () => {
    const [header, ...events] = await lines(TINY);
    expect(JSON.parse(header ?? '')).toEqual({
      format: 'detente-events',
      version: 1,
      stream: streamOf(TINY),
      ...(await store.head(streamOf(TINY))),
    });
    expect(events).toEqual((await stored(store, streamOf(TINY))).map(({ text }) => text));
  });

  it('changes nothing when it is imported again', async () => {
    const before = await stored(store, streamOf(TINY));
    const { streams } = await importJsonl(store, await lines(TINY));
    expect(streams).toMatchObject([{ appended: 0, events: 9 }]);
    expect(await stored(store, streamOf(TINY))).toEqual(before);
  });

  it('appends the rest where the store holds its beginning', async () => {
    const copy = new MemoryStore();
    const early = (await stored(store, streamOf(TINY))).slice(0, 5);
    await copy.append(streamOf(TINY), early, 'none');
    const { streams } = await importJsonl(copy, await lines(TINY));
    expect(streams).toMatchObject([{ appended: 4, events: 9 }]);
    expect(await copy.head(streamOf(TINY))).toEqual(await store.head(streamOf(TINY)));
  });

  it('is passed over where the store has gone further', async () => {
    const before = await lines(TINY);
    await importTiny(store, { further: true });
    const { streams } = await importJsonl(store, before);
    expect(streams).toMatchObject([{ appended: 0, events: 9, head: { revision: 9 } }]);
  });

  it('reads the same from a file with CR LF, a byte order mark and blank lines', async () => {
    const path = join(folder, 'record.jsonl');
    writeFileSync(path, `\uFEFF${(await lines(TINY)).join('\r\n\r\n')}\r\n`);
    const copy = new MemoryStore();
    await importJsonl(copy, path);
    expect(await copy.head(streamOf(TINY))).toEqual(await store.head(streamOf(TINY)));
  });
});

describe('a file that changes between the check and the writing', () => {
  const changes: [string, (text: string) => string][] = [
    ['a word', (text) => text.replace('people are let go', 'people were let go')],
    ['the end', (text) => text.slice(0, text.trimEnd().lastIndexOf('\n'))],
    ['half a line', (text) => text.slice(0, -40)],
  ];
  it.each(changes)('writes nothing: %s', async (_, change) => {
    const path = join(folder, 'record.jsonl');
    const text = `${(await lines(TINY)).join('\n')}\n`;
    writeFileSync(path, text);
    expect(change(text)).not.toBe(text);
    const copy = new SqliteStore(join(folder, 'copy.db'));
    const checked = await checkJsonl(copy, path);
    writeFileSync(path, change(text));
    await expect(checked.into(copy)).rejects.toThrow('the file changed while it was read');
    expect(await copy.streams()).toEqual([]);
    await copy.close();
  });
});

describe('a branch as lines', () => {
  beforeEach(openAndEdit);

  it('holds its own stream and names its parent', async () => {
    const [header, ...events] = await lines(`${TINY}~no-relief`);
    expect(JSON.parse(header ?? '')).toMatchObject({
      stream: streamOf(`${TINY}~no-relief`),
      parent: { stream: streamOf(TINY), ...(await store.head(streamOf(TINY))) },
    });
    expect(events).toHaveLength(2);
  });

  it('goes into a store that holds its parent', async () => {
    const copy = new MemoryStore();
    await importJsonl(copy, await lines(TINY));
    await importJsonl(copy, await lines(`${TINY}~no-relief`));
    const keys = (await entriesOf(await openTimeline(copy, `${TINY}~no-relief`))).map(
      ({ event }) => event.key,
    );
    expect(keys).toEqual(['crackdown', 'sanction', 'release']);
  });

  it('is refused where its parent is missing', async () => {
    const copy = new MemoryStore();
    await expect(importJsonl(copy, await lines(`${TINY}~no-relief`))).rejects.toThrow(
      /^lines, line 2, data\.parent: it leaves case-tiny at revision 8, which is not in the store: /,
    );
    expect(await copy.streams()).toEqual([]);
  });

  it('opens in an empty store when it brings its ancestors', async () => {
    const copy = new MemoryStore();
    const { streams } = await importJsonl(copy, await lines(`${TINY}~blank`, true));
    expect(streams.map(({ stream }) => stream)).toEqual([
      streamOf(TINY),
      streamOf(`${TINY}~no-relief`),
      streamOf(`${TINY}~blank`),
    ]);
    expect(await entriesOf(await openTimeline(copy, `${TINY}~blank`))).toEqual(
      await entriesOf(await openTimeline(store, `${TINY}~blank`)),
    );
  });

  it('brings of each ancestor what it sees of it', async () => {
    await importTiny(store, { further: true });
    const copy = new MemoryStore();
    const { streams } = await importJsonl(copy, await lines(`${TINY}~no-relief`, true));
    expect(streams).toMatchObject([{ head: { revision: 8 } }, { head: { revision: 1 } }]);
  });
});

describe('a stored stream with another history', () => {
  it('is left alone, and the first event that differs is named', async () => {
    const other = new MemoryStore();
    await importTiny(other, { summary: 'Another account of the crackdown.' });
    const before = await stored(other, streamOf(TINY));
    await expect(importJsonl(other, await lines(TINY))).rejects.toThrow(
      'the first event that differs is revision 5, "crackdown" here and "crackdown" there',
    );
    expect(await stored(other, streamOf(TINY))).toEqual(before);
  });
});

describe('going on past bad lines', () => {
  it('takes what is right and tells what it set aside and where', async () => {
    const given = await lines(TINY);
    given[7] = '{"key":"cut sho';
    const copy = new MemoryStore();
    const { streams, aside } = await importJsonl(copy, given, { keepGoing: true, file: 'x.jsonl' });
    expect(streams).toMatchObject([{ appended: 8, events: 8 }]);
    expect(aside).toMatchObject([{ file: 'x.jsonl', line: 8 }]);
  });

  it('sets a whole stream aside when its header does not hold', async () => {
    const given = (await lines(TINY)).slice(0, -1);
    const copy = new MemoryStore();
    const { streams, aside } = await importJsonl(copy, given, { keepGoing: true });
    expect(streams).toEqual([]);
    expect(aside).toMatchObject([{ line: 1, field: 'revision' }]);
  });
});

describe('hand-made lines', () => {
  const header = JSON.stringify({ format: 'detente-events', version: 1, stream: streamOf(TINY) });
  const event = {
    type: 'ProtestHeld',
    v: 1,
    key: 'protest',
    occurred: '2020-09',
    recorded: RECORDED,
    actor: 'people',
    summary: 'People protest.',
    provenance: { kind: 'documented', citations: [{ source: 'paper' }] },
    data: {},
  };

  it('may leave out the id, defaults and the order of fields', async () => {
    const { streams } = await importJsonl(store, [header, JSON.stringify(event)]);
    expect(streams).toMatchObject([{ appended: 1 }]);
    const timeline = await openTimeline(store, TINY);
    const entry = (await entriesOf(timeline)).find((each) => each.event.key === 'protest');
    expect(entry?.event).toMatchObject({ because: [], jointly: [], fulfils: [] });
  });

  it('change nothing when they are imported again', async () => {
    const given = [header, JSON.stringify(event)];
    await importJsonl(store, given);
    expect((await importJsonl(store, given)).streams).toMatchObject([{ appended: 0, events: 1 }]);
  });

  it('bring older versions up', async () => {
    const old = {
      ...event,
      key: 'licence',
      type: 'SanctionLifted',
      actor: 'sender',
      data: { measure: 'm1', form: 'licence', named: [] },
    };
    await importJsonl(store, [header, JSON.stringify(old)]);
    const entries = await entriesOf(await openTimeline(store, TINY));
    expect(entries.find((each) => each.event.key === 'licence')?.event).toMatchObject({
      v: 2,
      data: { measures: ['m1'] },
    });
  });

  it('must cite sources and name actors that the record has', async () => {
    const wrong = {
      ...event,
      actor: 'nobody',
      provenance: { kind: 'documented', citations: [{ source: 'rumour' }] },
    };
    const attempt = importJsonl(store, [header, JSON.stringify(wrong)]);
    await expect(attempt).rejects.toThrow(InputError);
    await expect(attempt).rejects.toThrow(/no source "rumour".*\n.*no actor "nobody"/);
  });
});

it('keeps the bytes of an older version that a store held', async () => {
  const old = new MemoryStore();
  await importTiny(old, { reliefVersion: 1 });
  store = old;
  const given = await lines(TINY);
  expect(given.at(-1)).toContain('"v":1,');
  expect(given.at(-1)).toContain('"measure":"m1"');
  const copy = new MemoryStore();
  await importJsonl(copy, given);
  expect(await copy.head(streamOf(TINY))).toEqual(await old.head(streamOf(TINY)));
});
