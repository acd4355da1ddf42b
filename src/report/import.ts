import type { readCase } from '../case/folder.ts';
import { importCase } from '../case/import.ts';
import type { JsonlImported } from '../exchange/import.ts';
import { formatTimelineName, timelineOf } from '../history/names.ts';
import type { EventStore } from '../store/port.ts';

export interface ImportReport {
  readonly path: string;
  readonly store: string;
  readonly timelines: readonly {
    readonly timeline: string;
    readonly events: number;
    /** How many were new to the store; 0 when all were there already. */
    readonly appended: number;
  }[];
  /** What `--keep-going` set aside, and why. */
  readonly aside: readonly { readonly line?: number; readonly message: string }[];
}

/** Imports a case folder that was read, and tells what was new. */
export async function importFolder(
  store: EventStore,
  path: string,
  files: ReturnType<typeof readCase>,
): Promise<ImportReport> {
  const { stream, appended, events, branches } = await importCase(store, files);
  const record = { timeline: formatTimelineName(timelineOf(stream)), events, appended };
  const opened = [];
  for (const { name, opened: isNew } of branches) {
    const head = await store.head(`case-${name}`);
    const own = (head?.revision ?? -1) + 1;
    opened.push({ timeline: name, events: own, appended: isNew ? own : 0 });
  }
  return { path, store: store.name, timelines: [record, ...opened], aside: [] };
}

/** What an import of an exported file put into a store. */
export function fileReport(
  store: EventStore,
  path: string,
  { streams, aside }: JsonlImported,
): ImportReport {
  return {
    path,
    store: store.name,
    timelines: streams.map(({ stream, events, appended }) => ({
      timeline: formatTimelineName(timelineOf(stream)),
      events,
      appended,
    })),
    aside: aside.map(({ line, message }) => ({ ...(line === undefined ? {} : { line }), message })),
  };
}
