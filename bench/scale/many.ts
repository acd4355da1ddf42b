import { openBranch } from '../../src/history/open-branch.ts';
import { openTimeline } from '../../src/history/timeline.ts';
import { resolveTimeline } from '../../src/cli/arguments/names.ts';
import { branchView } from '../../src/report/cases.ts';
import { openStore } from '../../src/store/open.ts';
import type { EventStore } from '../../src/store/port.ts';
import { percentile } from '../clock.ts';
import { GENERATED_CASE } from '../generate/case.ts';
import { storeCase } from '../generate/store.ts';

const RECORD = 1_000;
const SAMPLE = 300;
const recorded = '2026-01-01T00:00:00Z';

export type Task = keyof typeof tasks;
export type Times = Readonly<Record<Task, number>>;

const title = (number: number): string => `${GENERATED_CASE}~branch-${number}`;

/** What is done to one branch of many, by its number. */
const tasks = {
  'naming a branch and opening it': async (store: EventStore, number: number) => {
    await openTimeline(store, await resolveTimeline(store, `branch-${number}`, 'detente'));
  },
  'a branch in the list of cases': (store: EventStore, number: number) =>
    branchView(store, title(number)),
  'a page of 10 streams': (store: EventStore, number: number) =>
    store.streams({ prefix: 'case-', after: `case-${title(number)}`, limit: 10 }),
  'opening one more': (store: EventStore) => fork(store, `more-${Date.now()}-${(more += 1)}`),
} as const;
let more = 0;

const fork = (store: EventStore, name: string): Promise<string> =>
  openBranch(store, {
    from: GENERATED_CASE,
    name,
    at: '2000-01-01',
    mode: 'keep',
    question: 'What if?',
    recorded,
  });

/** A store with a short record and many branches of it. */
export async function storeWith(path: string, branches: number): Promise<void> {
  await using store = await openStore(path);
  await storeCase(store, { events: RECORD, seed: 7 });
  for (let i = 0; i < branches; i += 1) await fork(store, `branch-${i}`);
}

/** Median times in several stores, taken in turn so that all meet the same weather. */
export async function timesIn(
  paths: readonly string[],
  branches: readonly number[],
): Promise<Times[]> {
  const names = Object.keys(tasks) as Task[];
  const taken = paths.map(() => new Map(names.map((name) => [name, [] as number[]])));
  for (let i = 0; i < SAMPLE; i += 1) {
    for (const [at, path] of paths.entries()) {
      // Opened anew, so that nothing is warm that a new process would find cold.
      await using store = await openStore(path);
      const number = (i * 7_919) % (branches[at] ?? 1);
      for (const name of names) {
        const start = performance.now();
        await tasks[name](store, number);
        taken[at]?.get(name)?.push(performance.now() - start);
      }
    }
  }
  return taken.map(
    (times) =>
      Object.fromEntries([...times].map(([name, all]) => [name, percentile(all, 0.5)])) as Times,
  );
}
