import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entryOf } from '../domain/entry.ts';
import type { Event } from '../domain/event.ts';
import { decodeEvent } from '../domain/upcast.ts';
import { foldOwned, initialState, type Projected } from '../projections/all.ts';
import { openTimeline, replay } from '../src/history/timeline.ts';
import { openStore } from '../src/store/open.ts';
import type { NewEvent } from '../src/store/port.ts';
import { appendAll } from './append.ts';
import { bestOfEach } from './clock.ts';
import { GENERATED_CASE } from './generate/case.ts';
import { generatedStream, linesOf } from './generate/store.ts';
import { type Group, rate, ratioRow, type Row } from './row.ts';
import type { BenchSetting } from './setting.ts';

const EVENTS_MAX = 20_000;
const SINGLY = 300;
const RUNS = 3;
const PEERS = join(import.meta.dirname, 'peers');
const NOTE =
  'emmett-sqlite 0.38.5 on the same SQLite: its add-on sqlite3 is replaced by a layer over ' +
  'node:sqlite (bench/peers/sqlite3). It opens and closes the file for every call; both sides ' +
  'apply the same projections.';

/** The part of emmett's event store that is measured. */
interface Emmett {
  appendToStream(stream: string, events: readonly PeerEvent[]): Promise<unknown>;
  aggregateStream<S>(
    stream: string,
    fold: { readonly initialState: () => S; readonly evolve: (state: S, event: PeerEvent) => S },
  ): Promise<{ readonly state: S }>;
}
interface PeerEvent {
  readonly type: string;
  readonly data: Event;
}
type OpenEmmett = (options: { readonly fileName: string }) => Emmett;

/** Replay and append beside emmett-sqlite, which is installed for this alone. */
export const peerRows: Group<BenchSetting> = async (setting) => {
  setting.say('peers');
  const open = await loadEmmett();
  if (typeof open === 'string') {
    return [
      { what: 'emmett-sqlite', ours: '', beside: open, result: '', reach: '', met: undefined },
    ];
  }
  const events = Math.min(setting.events, EVENTS_MAX);
  const batches = [...linesOf({ events, seed: setting.seed })];
  const singly = batches[0]?.slice(0, SINGLY).map((event) => [event]) ?? [];
  return [
    await appendRow(setting, open, batches, `append of ${events} events, 1000 a transaction`),
    await appendRow(setting, open, singly, `append of ${SINGLY} events, one a transaction`),
    await replayRow(setting, open, batches),
  ];
};

async function loadEmmett(): Promise<OpenEmmett | string> {
  if (!existsSync(join(PEERS, 'node_modules'))) {
    try {
      execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd: PEERS,
        stdio: 'pipe',
      });
    } catch (error) {
      const [reason = ''] = String(error).split('\n');
      return `not installed (npm ci in bench/peers: ${reason})`;
    }
  }
  const path = join(PEERS, 'node_modules/@event-driven-io/emmett-sqlite/dist/index.js');
  const module = (await import(path)) as { readonly getSQLiteEventStore: OpenEmmett };
  return module.getSQLiteEventStore;
}

type Batches = readonly (readonly NewEvent[])[];

const toPeer = ({ text }: NewEvent): PeerEvent => {
  const data = decodeEvent(text);
  return { type: data.type, data };
};

async function appendRow(
  setting: BenchSetting,
  open: OpenEmmett,
  batches: Batches,
  what: string,
): Promise<Row> {
  const given = batches.map((batch) => batch.map(toPeer));
  const events = batches.flat().length;
  const ours = join(setting.folder, 'peer-ours.db');
  const theirs = join(setting.folder, 'peer-theirs.db');
  const times = await bestOfEach(RUNS, {
    ours: () => appendAll(fresh(ours), batches),
    theirs: async () => {
      const store = open({ fileName: fresh(theirs) });
      for (const batch of given) await store.appendToStream(generatedStream, batch);
    },
  });
  return peerRow(what, events, times);
}

async function replayRow(setting: BenchSetting, open: OpenEmmett, batches: Batches): Promise<Row> {
  const ours = fresh(join(setting.folder, 'peer-ours.db'));
  await appendAll(ours, batches);
  const theirs = open({ fileName: fresh(join(setting.folder, 'peer-theirs.db')) });
  for (const batch of batches) await theirs.appendToStream(generatedStream, batch.map(toPeer));
  await using store = await openStore(ours);
  const timeline = await openTimeline(store, GENERATED_CASE);
  let place = 0;
  const evolve = (state: Projected, { data }: PeerEvent): Projected =>
    foldOwned(state, [entryOf(data, generatedStream, (place += 1))]);
  const times = await bestOfEach(RUNS, {
    ours: () => replay(timeline),
    theirs: () => theirs.aggregateStream(generatedStream, { initialState, evolve }),
  });
  const events = batches.flat().length;
  return peerRow(`replay of ${events} events, all projections`, events, times);
}

function peerRow(
  what: string,
  events: number,
  { ours, theirs }: { readonly ours: number; readonly theirs: number },
): Row {
  return ratioRow(
    what,
    {
      ours: rate(events, ours),
      beside: `emmett-sqlite: ${rate(events, theirs)}`,
      ratio: theirs / ours,
    },
    { least: 10 },
    NOTE,
  );
}

function fresh(path: string): string {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  return path;
}
