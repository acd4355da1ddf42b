import type { Event } from '../../domain/event.ts';
import type { Changes } from '../../domain/changes.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { editBranch, openBranch } from '../../src/history/edit/append.ts';
import type { Edit, Insertion } from '../../src/history/edit/schema.ts';
import { entriesOf, openTimeline, type TimelineOptions } from '../../src/history/timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import type { EventStore } from '../../src/store/port.ts';
import { STREAM } from '../words.ts';

const NOW = '2026-06-01T00:00:00Z';

/** A store that holds one record, called `test`. */
export async function recordOf(...events: Event[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  await store.append(STREAM, events.map(toStored), 'none');
  return store;
}

export async function forks(
  store: EventStore,
  name: string,
  at: string,
  mode: 'open' | 'keep' = 'keep',
  from = 'test',
): Promise<string> {
  return openBranch(store, { from, name, at, mode, question: `What if ${name}?`, recorded: NOW });
}

/** Edits of one branch, a word each. */
export function on(store: EventStore, branch: string) {
  const edit = async (change: Edit): Promise<Event> => {
    const request = { branch, edit: change, reason: 'to see', recorded: NOW };
    return (await editBranch(store, request)).event;
  };
  return {
    drops: (target: string) => edit({ kind: 'drop', target }),
    shifts: (target: string, to: string) => edit({ kind: 'shift', target, to }),
    replaces: (target: string, changes: Changes) => edit({ kind: 'replace', target, changes }),
    inserts: (event: Insertion) => edit({ kind: 'insert', event }),
    undoes: (target?: string) =>
      edit(target === undefined ? { kind: 'undo' } : { kind: 'undo', target }),
  };
}

/** What an author writes of an event, from the event. */
export function written({
  key,
  type,
  occurred,
  actor,
  summary,
  data,
  jointly,
  fulfils,
}: Event): Insertion {
  return { key, type, occurred, actor, summary, data, jointly, fulfils };
}

/** `2020-10-02 ban` for each event of a timeline, in its order. */
export async function linesOf(
  store: EventStore,
  timeline: string,
  options: TimelineOptions = {},
): Promise<string[]> {
  const entries = await entriesOf(await openTimeline(store, timeline, options));
  return entries.map(({ event }) => `${event.occurred} ${event.key}`);
}
