/** Which streams to copy, and in which order. */

import { z } from 'zod';
import { StoreError } from '../store/failure.ts';
import type { EventStore } from '../store/port.ts';
import { recordOf, streamOf } from '../store/timeline-name.ts';

/**
 * The streams of the named cases, of all when none is named: a case's record, then its branches,
 * parents before children. Throws StoreError when a case is not there.
 */
export async function streamsToCopy(
  store: EventStore,
  cases: readonly string[] = [],
): Promise<string[]> {
  const all = await allStreams(store);
  for (const name of cases) {
    if (!all.includes(streamOf(name))) {
      throw new StoreError(`${store.name} has no case "${name}": nothing was copied.`);
    }
  }
  const wanted =
    cases.length === 0
      ? all
      : all.filter((stream) => cases.some((name) => recordOf(stream) === streamOf(name)));
  wanted.sort((a, b) => order(recordOf(a), recordOf(b)) || order(a, b));
  return parentsFirst(store, wanted);
}

async function allStreams(store: EventStore): Promise<string[]> {
  const names: string[] = [];
  for (;;) {
    const last = names.at(-1);
    const page = await store.streams(last === undefined ? {} : { after: last });
    if (page.length === 0) return names;
    names.push(...page.map(({ stream }) => stream));
  }
}

async function parentsFirst(store: EventStore, streams: readonly string[]): Promise<string[]> {
  const waiting = new Set(streams);
  const ordered: string[] = [];
  const visit = async (stream: string): Promise<void> => {
    // Taken out first, so that parents in a circle come to an end.
    if (!waiting.delete(stream)) return;
    const parent = await parentOf(store, stream);
    if (parent !== undefined) await visit(parent);
    ordered.push(stream);
  };
  for (const stream of streams) await visit(stream);
  return ordered;
}

/** Only what is needed of an opening: a copy does not judge what it copies. */
const opening = z.object({
  type: z.literal('BranchOpened'),
  data: z.object({ parent: z.string() }),
});

async function parentOf(store: EventStore, stream: string): Promise<string | undefined> {
  for await (const [first] of store.read(stream, { limit: 1 })) {
    return opening.safeParse(parsed(first?.text ?? '')).data?.data.parent;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
