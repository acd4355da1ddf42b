import { type Entry, entryOf } from '../../domain/entry.ts';
import type { Day } from '../../domain/calendar.ts';
import { decodeEvent } from '../../domain/upcast.ts';
import { lastSortKeyOf } from '../../domain/vocabulary.ts';
import type { EventStore } from '../store/port.ts';
import { isLater, type Readings } from './amend.ts';
import type { Lineage } from './lineage.ts';

/** Where a reader stands in a timeline's total order: sort key, then level, then revision. */
export interface OrderKey {
  readonly sort: number;
  readonly level: number;
  readonly revision: number;
}

export interface LevelEntry {
  readonly entry: Entry;
  readonly level: number;
}

export interface Window {
  /** Only events after this place. */
  readonly after?: OrderKey;
  /** Only events that start on this day or before. */
  readonly at?: Day;
  /** Only what the record held at this moment. */
  readonly known?: string;
}

/**
 * A timeline's effective history, in order, a page at a time: the lineage merged, corrections and
 * edits applied, cut as asked. The order is total: start day, rank, level (the record before its
 * branches), revision; the same on every engine.
 */
export async function* effective(
  store: EventStore,
  lineage: Lineage,
  readings: Readings,
  window: Window = {},
): AsyncGenerator<readonly LevelEntry[]> {
  const untilSort = window.at === undefined ? Number.MAX_SAFE_INTEGER : lastSortKeyOf(window.at);
  const sources = lineage.map((_, level) =>
    untouched(store, lineage, level, readings, { ...window, untilSort }),
  );
  const amended = amendedIn(readings, window, untilSort);
  yield* merge([...sources, single(amended)]);
}

interface Limits extends Window {
  readonly untilSort: number;
}

/**
 * Events decoded at once. A decoded event takes several times the memory of its text: a few of them
 * are read and folded before the garbage collector has to move them.
 */
const DECODED = 256;

/** Events of one level that nothing touches, cut at the open forks above. */
async function* untouched(
  store: EventStore,
  lineage: Lineage,
  level: number,
  readings: Readings,
  { after, known, untilSort }: Limits,
): AsyncGenerator<readonly LevelEntry[]> {
  const here = lineage[level];
  if (here === undefined) return;
  const last = Math.min(untilSort, cutSort(lineage, level));
  const options = { role: 'world', upTo: here.upTo, untilSort: last } as const;
  const from = after === undefined ? undefined : startAt(after, level);
  const touched = touchedIn(readings, level);
  for await (const page of store.readOrdered(
    here.stream,
    from === undefined ? options : { ...options, after: from },
  )) {
    for (let start = 0; start < page.length; start += DECODED) {
      const kept: LevelEntry[] = [];
      for (const { id, text, revision } of page.slice(start, start + DECODED)) {
        if (touched.has(revision) || (here.undone.size > 0 && here.undone.has(id))) continue;
        const event = decodeEvent(text);
        if (!isLater(event, known))
          kept.push({ entry: entryOf(event, here.stream, revision), level });
      }
      yield kept;
    }
  }
}

/** Revisions of a level that corrections or edits touch: numbers are looked up faster than ids. */
function touchedIn(readings: Readings, level: number): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const reading of readings.values()) {
    const entry = 'entry' in reading ? reading.entry : reading.was;
    if (reading.level === level) touched.add(entry.revision);
  }
  return touched;
}

/** The place in one level from which everything comes after a place in the merged order. */
function startAt(after: OrderKey, level: number): { sort: number; revision: number } {
  if (level === after.level) return { sort: after.sort, revision: after.revision };
  const revision = level < after.level ? Number.MAX_SAFE_INTEGER : -1;
  return { sort: after.sort, revision };
}

function cutSort(lineage: Lineage, level: number): number {
  let sort = Number.MAX_SAFE_INTEGER;
  for (const { opened } of lineage.slice(level + 1)) {
    if (opened?.mode === 'open') sort = Math.min(sort, lastSortKeyOf(opened.forkDay));
  }
  return sort;
}

function amendedIn(readings: Readings, { after }: Window, untilSort: number): LevelEntry[] {
  const placed: LevelEntry[] = [];
  for (const reading of readings.values()) {
    if (!('entry' in reading) || reading.entry.sort > untilSort) continue;
    if (after === undefined || compare(placeOf(reading), after) > 0) placed.push(reading);
  }
  return placed.sort(inOrder);
}

// eslint-disable-next-line @typescript-eslint/require-await -- the merge reads every source alike
async function* single(placed: readonly LevelEntry[]): AsyncGenerator<readonly LevelEntry[]> {
  if (placed.length > 0) yield placed;
}

/**
 * The place of an entry in its timeline's order.
 *
 * ```ts
 * import { entryOf } from '../../domain/entry.ts';
 * import { ban } from '../../test/history/small-case.ts';
 * const { level, revision } = placeOf({ entry: entryOf(ban, 'case-test', 4), level: 0 });
 * [level, revision]; // => [0, 4]
 * ```
 */
export function placeOf({ entry, level }: LevelEntry): OrderKey {
  return { sort: entry.sort, level, revision: entry.revision };
}

/**
 * Order of two places: negative when `a` comes first. By day and rank, then level, then revision.
 *
 * ```ts
 * compare({ sort: 5, level: 0, revision: 9 }, { sort: 5, level: 1, revision: 2 }) < 0; // => true
 * ```
 */
export function compare(a: OrderKey, b: OrderKey): number {
  return a.sort - b.sort || a.level - b.level || a.revision - b.revision;
}

/** The same, without making places: the merge asks for every event. */
function inOrder(a: LevelEntry, b: LevelEntry): number {
  return a.entry.sort - b.entry.sort || a.level - b.level || a.entry.revision - b.entry.revision;
}

interface Head {
  page: readonly LevelEntry[];
  next: number;
  readonly rest: AsyncGenerator<readonly LevelEntry[]>;
}

/** Merges sorted sources of pages into sorted pages. */
async function* merge(
  sources: readonly AsyncGenerator<readonly LevelEntry[]>[],
): AsyncGenerator<readonly LevelEntry[]> {
  const heads: Head[] = [];
  for (const rest of sources) {
    const head: Head = { page: [], next: 0, rest };
    if (await refill(head)) heads.push(head);
  }
  while (heads.length > 1) yield await mergeStep(heads);
  // One source left: its pages need no merging.
  for (const head of heads) {
    yield head.next === 0 ? head.page : head.page.slice(head.next);
    yield* head.rest;
  }
}

/** Emits until some source's page is used up, a run at a time: most sources are nearly empty. */
async function mergeStep(heads: Head[]): Promise<readonly LevelEntry[]> {
  const out: LevelEntry[] = [];
  for (;;) {
    const head = smallest(heads);
    const others = heads.filter((other) => other !== head);
    const end = others.length === 0 ? head.page.length : runEnd(head, frontOf(smallest(others)));
    for (let i = head.next; i < end; i += 1) out.push(head.page[i] as LevelEntry);
    head.next = end;
    if (head.next < head.page.length) continue;
    if (!(await refill(head))) heads.splice(heads.indexOf(head), 1);
    return out;
  }
}

/** Where in a page a run ends that comes before everything that the other sources hold. */
function runEnd({ page, next }: Head, bound: LevelEntry): number {
  let low = next;
  let high = page.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder(page[middle] as LevelEntry, bound) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function smallest(heads: readonly Head[]): Head {
  return heads.reduce((best, head) => (inOrder(frontOf(head), frontOf(best)) < 0 ? head : best));
}

function frontOf(head: Head): LevelEntry {
  const placed = head.page[head.next];
  if (placed === undefined) throw new Error('an empty page was left in the merge');
  return placed;
}

async function refill(head: Head): Promise<boolean> {
  for (;;) {
    const result = await head.rest.next();
    if (result.done === true) return false;
    head.page = result.value;
    head.next = 0;
    if (result.value.length > 0) return true;
  }
}
