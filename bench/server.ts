import { randomUUID } from 'node:crypto';
import { besideBareClient } from '../test/eventstoredb/peer/beside.ts';
import { bestOfEach } from './clock.ts';
import { linesOf } from './generate/store.ts';
import { type Group, rate, ratioRow } from './row.ts';
import type { BenchSetting } from './setting.ts';

const EVENTS_MAX = 20_000;
const SINGLES = 300;
const RUNS = 3;
const NOTE =
  'A stand-in for the server in a thread of its own, over a local socket: the bare side is the ' +
  'public client on the same stand-in, without hashes, index and reading back. Says what detente ' +
  'adds, not how fast a server is.';

/** The server engine beside the bare client. */
export const serverRows: Group<BenchSetting> = async (setting) => {
  setting.say('server');
  const events = Math.min(setting.events, EVENTS_MAX);
  const batches = [...linesOf({ events, seed: setting.seed })];
  const singles = batches
    .flat()
    .slice(0, SINGLES)
    .map((event) => [event]);
  await using beside = await besideBareClient();
  const { store, bare } = beside;
  const fresh = (): string => `bench-${randomUUID()}`;
  const appendAll = async (all: typeof batches): Promise<string> => {
    const stream = fresh();
    for (const batch of all) await store.append(stream, batch, 'any');
    return stream;
  };
  const stream = await appendAll(batches);
  const row = (what: string, count: number, times: { ours: number; bare: number }, most: number) =>
    ratioRow(
      what,
      {
        ours: rate(count, times.ours),
        beside: `bare client: ${rate(count, times.bare)}`,
        ratio: times.ours / times.bare,
      },
      { most },
      NOTE,
    );
  const bulk = await bestOfEach(RUNS, {
    ours: () => appendAll(batches),
    bare: () => bare.append(fresh(), batches),
  });
  const single = await bestOfEach(RUNS, {
    ours: () => appendAll(singles),
    bare: () => bare.append(fresh(), singles),
  });
  const read = await bestOfEach(RUNS, {
    ours: async () => {
      let count = 0;
      for await (const page of store.read(stream)) count += page.length;
      return count;
    },
    bare: () => bare.read(stream),
  });
  return [
    row(`server: append of ${events} events, 1000 a write`, events, bulk, 1.5),
    row('server: append of single events', SINGLES, single, 3),
    row(`server: read of ${events} events`, events, read, 1.25),
  ];
};
