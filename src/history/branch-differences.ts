import { type Entry, entryOf } from '../../domain/entry.ts';
import { encodeEvent } from '../../domain/event.ts';
import { decodeEvent } from '../../domain/upcast.ts';
import { roleOf } from '../../domain/vocabulary.ts';
import type { Reading } from './amend.ts';
import { compare, type OrderKey, type LevelEntry, placeOf } from './effective.ts';
import type { Both, Differences, EventPlace } from './knock-on-pass.ts';
import { readEvent, type Timeline } from './timeline.ts';

/** How a branch reads differently from its parent, found from what it holds of its own. */
export class BranchDifferences implements Differences {
  /** Events that only one of them has, or that read differently; and what shifted ones rest on,
   * with one and the same mark for both where it is alike. */
  readonly #both = new Map<string, Both>();
  #first: OrderKey | undefined;

  static async between(parent: Timeline, branch: Timeline): Promise<BranchDifferences> {
    const found = new BranchDifferences();
    const shifted = [...(await found.#addEdited(parent, branch)), ...(await found.#addOwn(branch))];
    await found.#addCauses(branch, shifted);
    return found;
  }

  /** The first place at which they differ; undefined when they do not. */
  get first(): OrderKey | undefined {
    return this.#first;
  }

  of(id: string): Both | undefined {
    return this.#both.get(id);
  }

  isShifted({ event, start }: Entry): boolean {
    const both = this.#both.get(event.id);
    return both !== undefined && both.was?.start !== start;
  }

  /** What the branch's edits touch; gives those that now stand on another day. */
  async #addEdited(parent: Timeline, branch: Timeline): Promise<readonly Entry[]> {
    const shifted: Entry[] = [];
    for (const [id, reading] of branch.readings) {
      const now = inTimeline(reading);
      const was = beforeFork(branch, parent.readings.get(id) ?? (await readEvent(parent, id)));
      if (alike(was, now)) continue;
      this.#note(id, was, now);
      if (now !== undefined && now.entry.start !== was?.entry.start) shifted.push(now.entry);
    }
    return shifted;
  }

  /** The branch's own events of the world. */
  async #addOwn({ store, lineage, readings }: Timeline): Promise<readonly Entry[]> {
    const own: Entry[] = [];
    const level = lineage.length - 1;
    const here = lineage[level];
    if (here === undefined) return own;
    const { stream, upTo, undone } = here;
    for await (const page of store.readOrdered(stream, { role: 'world', upTo })) {
      for (const { id, text, revision } of page) {
        if (undone.has(id) || readings.has(id)) continue;
        const entry = entryOf(decodeEvent(text), stream, revision);
        this.#note(id, undefined, { entry, level });
        if (entry.event.because.length > 0) own.push(entry);
      }
    }
    return own;
  }

  /** Causes of what now stands on another day may now come after it, without being touched. */
  async #addCauses(branch: Timeline, shifted: readonly Entry[]): Promise<void> {
    for (const { event } of shifted) {
      for (const cause of event.because) {
        if (this.#both.has(cause.event)) continue;
        const now = inTimeline(await readEvent(branch, cause.event));
        const mark = now && markOf(now);
        this.#both.set(cause.event, mark === undefined ? {} : { was: mark, now: mark });
      }
    }
  }

  #note(id: string, was: LevelEntry | undefined, now: LevelEntry | undefined): void {
    this.#both.set(id, { ...(was && { was: markOf(was) }), ...(now && { now: markOf(now) }) });
    for (const placed of [was, now]) {
      if (placed === undefined) continue;
      const place = placeOf(placed);
      if (this.#first === undefined || compare(place, this.#first) < 0) this.#first = place;
    }
  }
}

const markOf = ({ entry: { event, start } }: LevelEntry): EventPlace => ({ key: event.key, start });

function inTimeline(reading: Reading | undefined): LevelEntry | undefined {
  if (reading === undefined || !('entry' in reading)) return undefined;
  return roleOf(reading.entry.event.type) === 'world' ? reading : undefined;
}

/** An open fork leaves out what the parent has after it, so that nothing of it can be missed. */
function beforeFork({ lineage }: Timeline, reading: Reading | undefined): LevelEntry | undefined {
  const placed = inTimeline(reading);
  const opened = lineage.at(-1)?.opened;
  return opened?.mode === 'open' && placed !== undefined && placed.entry.start > opened.forkDay
    ? undefined
    : placed;
}

function alike(was: LevelEntry | undefined, now: LevelEntry | undefined): boolean {
  if (was === undefined || now === undefined) return was === now;
  return encodeEvent(was.entry.event) === encodeEvent(now.entry.event);
}
