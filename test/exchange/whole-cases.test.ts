import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { exportJsonl } from '../../src/exchange/export.ts';
import { importJsonl } from '../../src/exchange/import.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { openStore } from '../../src/store/open.ts';
import type { EventStore, StoredEvent } from '../../src/store/port.ts';
import { folderOf } from '../bad-input/folder.ts';
import { gathered, importTiny, RECORDED, TINY } from './tiny.ts';
import { streamOf } from '../../src/store/timeline-name.ts';

const scenarios = resolve(import.meta.dirname, '../../scenarios');

/** All that an export must bring back; the position is a store's own affair. */
async function contentsOf(store: EventStore): Promise<unknown[]> {
  const contents = [];
  for (const { stream } of await store.streams()) {
    const events = (await gathered(store.read(stream))).flat();
    contents.push(events.map((event): Partial<StoredEvent> => ({ ...event, position: 0 })));
  }
  return contents;
}

describe.each(['belarus', 'poland'])('the case %s with its branches', (name) => {
  it('goes through files into another engine and comes back byte for byte', async () => {
    const store = new MemoryStore();
    const { branches } = await importCase(store, readCase(join(scenarios, name)));
    const folder = folderOf({});
    {
      await using copy = await openStore(join(folder, 'copy.db'));
      for (const timeline of [name, ...branches.map((branch) => branch.name)]) {
        const path = join(folder, 'export.jsonl');
        const lines = await gathered(exportJsonl(store, timeline, { withAncestors: true }));
        writeFileSync(path, `${lines.join('\n')}\n`);
        await importJsonl(copy, path);
      }
      expect(await contentsOf(copy)).toEqual(await contentsOf(store));
    }
    rmSync(folder, { recursive: true });
  });
});

it('takes a stream of many pages', async () => {
  const store = new MemoryStore();
  await importTiny(store);
  const header = JSON.stringify({ format: 'detente-events', version: 1, stream: streamOf(TINY) });
  const protests = Array.from({ length: 5_000 }, (_, n) =>
    JSON.stringify({
      key: `protest-${n}`,
      type: 'ProtestHeld',
      v: 1,
      occurred: `${1900 + (n % 100)}`,
      recorded: RECORDED,
      actor: 'people',
      summary: 'People protest.',
      provenance: { kind: 'documented', citations: [{ source: 'paper' }] },
      data: {},
    }),
  );
  await importJsonl(store, [header, ...protests]);
  const lines = await gathered(exportJsonl(store, TINY));
  expect(lines).toHaveLength(1 + 9 + 5_000);
  const copy = new MemoryStore();
  await importJsonl(copy, lines);
  expect(await contentsOf(copy)).toEqual(await contentsOf(store));
});
