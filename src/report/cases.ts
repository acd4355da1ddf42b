import { decodeEvent } from '../../domain/upcast.ts';
import { headOf, readLevel } from '../history/lineage.ts';
import {
  formatTimelineName,
  parseTimelineName,
  streamOf,
  titleOf,
} from '../store/timeline-name.ts';
import { pagesOf, type Timeline } from '../history/timeline.ts';
import type { EventStore } from '../store/port.ts';
import { timelinesOf } from '../history/timelines.ts';
import { openWithCatalogue } from './read-timeline.ts';

export interface CasesReport {
  readonly store: string;
  readonly cases: readonly CaseView[];
}

export interface CaseView {
  readonly case: string;
  readonly title: string;
  readonly about: string;
  readonly events: number;
  readonly sources: number;
  readonly from?: string;
  readonly to?: string;
  /** Chain head of the record: what makes it the same record on two machines. */
  readonly head: { readonly revision: number; readonly hash: string };
  readonly branches: readonly BranchView[];
}

export interface BranchView {
  readonly timeline: string;
  readonly from: string;
  readonly at: string;
  readonly mode: string;
  readonly question: string;
  readonly edits: number;
}

/** The cases of a store, with their branches. */
export async function casesReport(store: EventStore): Promise<CasesReport> {
  const known = await timelinesOf(store);
  const cases: CaseView[] = [];
  const byCase = Map.groupBy(known, (name) => name.case);
  for (const record of known.filter(({ branch }) => branch === undefined)) {
    const branches: BranchView[] = [];
    for (const each of byCase.get(record.case) ?? []) {
      if (each.branch !== undefined) {
        branches.push(await branchView(store, formatTimelineName(each)));
      }
    }
    cases.push(await caseView(store, record.case, branches));
  }
  return { store: store.name, cases };
}

async function caseView(
  store: EventStore,
  name: string,
  branches: readonly BranchView[],
): Promise<CaseView> {
  const { timeline, catalogue } = await openWithCatalogue(store, name);
  const head = await store.head(streamOf(name));
  const span = await spanOf(timeline);
  return {
    case: name,
    title: catalogue.case.title,
    about: catalogue.case.about,
    events: span.events,
    sources: catalogue.sources.size,
    ...(span.from === undefined ? {} : { from: span.from }),
    ...(span.to === undefined ? {} : { to: span.to }),
    head: { revision: head?.revision ?? -1, hash: head?.hash ?? '' },
    branches,
  };
}

async function spanOf(timeline: Timeline) {
  let events = 0;
  let from: string | undefined;
  let to: string | undefined;
  for await (const page of pagesOf(timeline)) {
    events += page.length;
    from ??= page.at(0)?.entry.event.occurred;
    to = page.at(-1)?.entry.event.occurred ?? to;
  }
  return { events, from, to };
}

/** A branch as its own stream tells of it: what it descends from is not read. */
export async function branchView(store: EventStore, title: string): Promise<BranchView> {
  const stream = streamOf(parseTimelineName(title));
  const head = await headOf(store, stream);
  const { opened, undone } = await readLevel(store, stream, head.revision);
  let edits = 0;
  for await (const page of store.read(stream, { from: 1, to: head.revision })) {
    edits += page.filter(
      ({ id, text }) => !undone.has(id) && decodeEvent(text).type !== 'EditUndone',
    ).length;
  }
  return {
    timeline: title,
    from: titleOf(opened?.parent ?? ''),
    at: opened?.forkDate ?? '',
    mode: opened?.mode ?? '',
    question: opened?.question ?? '',
    edits,
  };
}
