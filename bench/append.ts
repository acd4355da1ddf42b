import { DatabaseSync } from 'node:sqlite';
import { GENESIS, link } from '../src/store/chain.ts';
import { openStore } from '../src/store/open.ts';
import type { NewEvent } from '../src/store/port.ts';
import { CREATE, ROLES } from '../src/store/sqlite/schema.ts';
import { bestOfEach } from './clock.ts';
import { generatedStream, linesOf } from './generate/store.ts';
import { type Group, rate, ratioRow } from './row.ts';
import type { BenchSetting } from './setting.ts';

const EVENTS_MAX = 100_000;
const RUNS = 3;

/** Appends of a thousand events beside a bare prepared INSERT of the same rows. */
export const appendRows: Group<BenchSetting> = async (setting) => {
  setting.say('append');
  const events = Math.min(setting.events, EVENTS_MAX);
  const batches = [...linesOf({ events, seed: setting.seed })];
  const rows = chained(batches);
  let file = 0;
  const path = (): string => `${setting.folder}/append-${(file += 1)}.db`;
  const times = await bestOfEach(RUNS, {
    ours: () => appendAll(path(), batches),
    bare: () => {
      insertAll(path(), rows);
    },
  });
  return [
    ratioRow(
      `append of ${events} events, 1000 a transaction`,
      {
        ours: rate(events, times.ours),
        beside: `bare prepared INSERT: ${rate(events, times.bare)}`,
        ratio: times.ours / times.bare,
      },
      { most: 1.5 },
      'The bare side fills an equal table with the same indexes in the same mode (WAL, ' +
        'synchronous=FULL); its hashes are computed beforehand.',
    ),
  ];
};

export async function appendAll(
  path: string,
  batches: readonly (readonly NewEvent[])[],
): Promise<void> {
  await using store = await openStore(path);
  for (const batch of batches) await store.append(generatedStream, batch, 'any');
}

type Bound = readonly [number, string, number, number, string, string];

function chained(batches: readonly (readonly NewEvent[])[]): Bound[][] {
  let hash = GENESIS;
  let revision = -1;
  return batches.map((batch) =>
    batch.map((event): Bound => {
      revision += 1;
      hash = link(hash, generatedStream, revision, event);
      return [revision, event.id, ROLES.indexOf(event.role), event.sort, event.text, hash];
    }),
  );
}

function insertAll(path: string, batches: readonly (readonly Bound[])[]): void {
  using database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; ${CREATE}`,
  );
  const insert = database.prepare(
    'INSERT INTO events (stream, revision, id, role, sort, text, hash) VALUES (1, ?, ?, ?, ?, ?, ?)',
  );
  for (const batch of batches) {
    database.exec('BEGIN IMMEDIATE');
    for (const row of batch) insert.run(...row);
    database.exec('COMMIT');
  }
}
