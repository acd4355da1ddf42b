import { DatabaseSync } from 'node:sqlite';
import { type Entry, entryOf } from '../domain/entry.ts';
import { decodeEvent } from '../domain/upcast.ts';
import { foldOwned, initialState } from '../projections/all.ts';
import { openTimeline, replay } from '../src/history/timeline.ts';
import { openStore } from '../src/store/open.ts';
import { COLUMNS } from '../src/store/sqlite/decode.ts';
import { bestOfEach, now, tidy } from './clock.ts';
import { GENERATED_CASE } from './generate/case.ts';
import { rate, ratioRow, type Group, type Row } from './row.ts';
import { PAGE, type BenchSetting } from './setting.ts';

const RUNS = 3;

/** The engine's own query for a whole history, without its limits. */
const FLOOR = `SELECT ${COLUMNS} FROM events AS e INDEXED BY events_in_order
  WHERE stream = 1 AND role = 0 ORDER BY sort, revision`;

/** Replay from SQLite beside reading and parsing the same rows; and the fold alone. */
export const replayRows: Group<BenchSetting> = async (setting) => {
  setting.say('replay');
  await using store = await openStore(setting.file);
  const timeline = await openTimeline(store, GENERATED_CASE);
  using floor = openFloor(setting.file);
  const { timeline: counted } = await replay(timeline);
  const times = await bestOfEach(RUNS, {
    ours: () => replay(timeline),
    floor: () => readAndParse(floor),
  });
  const row = ratioRow(
    `replay of ${counted.events} events from SQLite, all projections`,
    {
      ours: rate(counted.events, times.ours),
      beside: `read and JSON.parse only: ${rate(counted.events, times.floor)}`,
      ratio: times.ours / times.floor,
    },
    { most: 2 },
  );
  return [row, foldRow(floor, counted.events)];
};

function openFloor(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true });
  database.exec('PRAGMA cache_size = -65536; PRAGMA mmap_size = 2147418112;');
  return database;
}

function readAndParse(database: DatabaseSync): number {
  let bytes = 0;
  for (const text of texts(database)) {
    JSON.parse(text);
    bytes += text.length;
  }
  return bytes;
}

function* texts(database: DatabaseSync): Generator<string> {
  const statement = database.prepare(FLOOR, { returnArrays: true });
  for (const row of statement.iterate() as unknown as Iterable<unknown[]>) yield row[5] as string;
}

/** The clock runs only while a page of decoded entries is folded: a million of them in memory at
 * once would measure the garbage collector instead. */
function foldRow(database: DatabaseSync, events: number): Row {
  let shortest = Infinity;
  for (let run = 0; run < RUNS; run += 1) {
    tidy();
    const state = initialState();
    let spent = 0;
    let page: Entry[] = [];
    const fold = (): void => {
      const start = now();
      foldOwned(state, page);
      spent += now() - start;
      page = [];
    };
    for (const text of texts(database)) {
      page.push(entryOf(decodeEvent(text), 'case', page.length));
      if (page.length === PAGE) fold();
    }
    fold();
    shortest = Math.min(shortest, spent);
  }
  const perSecond = (events / shortest) * 1000;
  return {
    what: 'fold of decoded events, all projections',
    ours: rate(events, shortest),
    beside: '',
    result: rate(events, shortest),
    reach: '≥ 1M/s',
    met: perSecond >= 1e6,
  };
}
