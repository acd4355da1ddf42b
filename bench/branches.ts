import { isoDay } from '../domain/calendar.ts';
import { parseEdtf } from '../domain/edtf.ts';
import { toStored } from '../src/history/stored-event.ts';
import { branchEvent } from '../src/history/edit/branch-event.ts';
import { openBranch } from '../src/history/edit/append.ts';
import { openTimeline, replay } from '../src/history/timeline.ts';
import { openStore } from '../src/store/open.ts';
import type { EventStore } from '../src/store/port.ts';
import { bestOfEach, now, percentile } from './clock.ts';
import { GENERATED_CASE } from './generate/case.ts';
import { generatedStream, storeCase } from './generate/store.ts';
import { type Group, rate, ratioRow, type Row, time } from './row.ts';
import type { BenchSetting } from './setting.ts';
import { streamOf } from '../src/store/timeline-name.ts';

const DEPTH = 8;
const OWN_EVENTS = 20;
const RUNS = 3;
const OPENINGS = 300;
const recorded = '2026-01-01T00:00:00Z';

/** Branches beside the record: replay at depth 1 and 8, and what opening one costs. */
export const branchRows: Group<BenchSetting> = async (setting) => {
  setting.say('branches');
  await using store = await openStore(setting.file);
  const names = await nested(store);
  const record = await openTimeline(store, GENERATED_CASE);
  const shallow = await openTimeline(store, names[0] ?? '');
  const deep = await openTimeline(store, names.at(-1) ?? '');
  const events = {
    record: (await replay(record)).timeline.events,
    shallow: (await replay(shallow)).timeline.events,
    deep: (await replay(deep)).timeline.events,
  };
  const times = await bestOfEach(RUNS, {
    record: () => replay(record),
    shallow: () => replay(shallow),
    deep: () => replay(deep),
  });
  const row = (depth: number, which: 'shallow' | 'deep'): Row =>
    ratioRow(
      `replay of a branch of depth ${depth}, per event`,
      {
        ours: rate(events[which], times[which]),
        beside: `the record: ${rate(events.record, times.record)}`,
        ratio: times[which] / events[which] / (times.record / events.record),
      },
      { most: 1.5 },
    );
  return [row(1, 'shallow'), row(DEPTH, 'deep'), await openingRow(setting, store)];
};

/** Branches each of the one before, forked in turn over the case, with events and edits of their own. */
async function nested(store: EventStore): Promise<readonly string[]> {
  const first = parseEdtf('1970-01-01').start;
  const names: string[] = [];
  for (let depth = 1; depth <= DEPTH; depth += 1) {
    const from = names.at(-1) ?? GENERATED_CASE;
    const name = `depth-${depth}`;
    const at = isoDay(first + depth * 1_000);
    const known = await store.head(streamOf(`${GENERATED_CASE}~${name}`));
    if (known === undefined) {
      await openBranch(store, { from, name, at, mode: 'keep', question: 'What if?', recorded });
      await write(store, streamOf(`${GENERATED_CASE}~${name}`), first + depth * 1_000);
    }
    names.push(`${GENERATED_CASE}~${name}`);
  }
  return names;
}

/** Half of a branch's own events are statements; the others move events of the record. */
async function write(store: EventStore, stream: string, fork: number): Promise<void> {
  const targets = await inherited(store);
  const events = Array.from({ length: OWN_EVENTS }, (_, i) => {
    const draft = { recorded, actor: 'author', reason: 'a test', summary: 'A test.' };
    const occurred = isoDay(fork + 10 + i * 100);
    const target = targets[i];
    return i % 2 === 0 || target === undefined
      ? branchEvent(stream, {
          ...draft,
          key: `says-${i}`,
          type: 'PositionStated',
          occurred,
          actor: 'target',
          data: { matter: 'matter-001', stance: 'denies' },
        })
      : branchEvent(stream, {
          ...draft,
          key: `shift-${i}`,
          type: 'EventShifted',
          occurred: isoDay(fork),
          data: { target, to: occurred },
        });
  });
  await store.append(stream, events.map(toStored), 'any');
}

/** Ids of statements from the end of the record, which nothing depends on. */
async function inherited(store: EventStore): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const page of store.read(generatedStream, { direction: 'backwards', limit: 1_000 })) {
    for (const { id, text } of page) if (text.includes('"PositionStated"')) ids.push(id);
  }
  return ids;
}

async function openingRow(setting: BenchSetting, large: EventStore): Promise<Row> {
  await using small = await openStore(`${setting.folder}/small.db`);
  await storeCase(small, { events: 200, seed: setting.seed });
  const times: Record<'small' | 'large', number[]> = { small: [], large: [] };
  for (let i = 0; i < OPENINGS; i += 1) {
    times.small.push(await opening(small, i));
    times.large.push(await opening(large, i));
  }
  const median = { small: percentile(times.small, 0.5), large: percentile(times.large, 0.5) };
  return ratioRow(
    `opening a branch of ${setting.events} events (median of ${OPENINGS})`,
    {
      ours: time(median.large),
      beside: `of 200 events: ${time(median.small)}`,
      ratio: median.large / median.small,
    },
    { most: 1.25 },
    'Opening a branch appends one event and waits for the disk; the reach allows for its moods.',
  );
}

async function opening(store: EventStore, number: number): Promise<number> {
  const name = `opening-${Date.now()}-${number}`;
  const start = now();
  const mode = 'keep';
  const question = 'What does it cost?';
  await openBranch(store, {
    from: GENERATED_CASE,
    name,
    at: '2000-01-01',
    mode,
    question,
    recorded,
  });
  return now() - start;
}
