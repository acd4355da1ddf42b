import { openTimeline, pagesOf } from '../history/timeline.ts';
import type { EventStore } from '../store/port.ts';
import { branchView, type BranchView } from './cases.ts';

export interface BranchReport extends BranchView {
  /** Inherited events up to the fork, and those after it that stay subject to edits. */
  readonly settled: number;
  readonly editable: number;
}

export async function branchReport(store: EventStore, title: string): Promise<BranchReport> {
  const timeline = await openTimeline(store, title);
  const fork = timeline.lineage.at(-1)?.opened?.forkDay ?? 0;
  let settled = 0;
  let editable = 0;
  for await (const page of pagesOf(timeline)) {
    for (const { entry } of page) {
      if (entry.start <= fork) settled += 1;
      else editable += 1;
    }
  }
  return { ...(await branchView(store, title)), settled, editable };
}
