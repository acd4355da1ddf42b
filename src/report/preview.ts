import { isoDay } from '../../domain/calendar.ts';
import { editBranch } from '../history/edit/append.ts';
import type { EditRequest } from '../history/edit/decide.ts';
import type { EventStore } from '../store/port.ts';
import { compareReport } from './compare.ts';
import type { EventView } from './event-view.ts';
import { lastDayAfter, type OpenTimeline, openWithCatalogue } from './read-timeline.ts';

/** What edits would do to a branch as it stands. */
export interface Preview {
  /** Events there then and not now, events gone; what falls or stands up again is not among them. */
  readonly added: number;
  readonly dropped: number;
  /** Events on another day, and events that say something else. */
  readonly moved: number;
  readonly changed: number;
  /** Events that fall then and stand now, in order. */
  readonly falls: readonly EventView[];
  /** Events that fall now and stand then, in order. */
  readonly rises: readonly EventView[];
  /** The last day of either: where it is counted, without what falls. */
  readonly at: string;
  /** What is counted differently then; everything else is as it is. */
  readonly counts: readonly {
    readonly name: string;
    readonly before: number;
    readonly after: number;
  }[];
}

/**
 * Makes the edits on a store that is for trying, and sets what comes of them beside the branch as it
 * is: with the code that the branch itself is read with. Throws Refused where a rule forbids one.
 */
export async function previewOf(
  before: OpenTimeline,
  scratch: EventStore,
  edits: readonly EditRequest[],
): Promise<Preview> {
  for (const each of edits) await editBranch(scratch, each);
  const after = await openWithCatalogue(scratch, before.timeline.title);
  const fork = before.timeline.lineage.at(-1)?.opened?.forkDay ?? 0;
  const ends = [
    await lastDayAfter(before.timeline, fork),
    await lastDayAfter(after.timeline, fork),
  ];
  const last = Math.max(...ends.map((day) => day ?? fork));
  const { a, b, onlyA, onlyB, moved, changed, states } = await compareReport(
    before,
    after,
    last,
    true,
  );
  const [fell, fallen] = [new Set(a.falling), new Set(b.falling)];
  const falls = onlyA.filter(({ key }) => fallen.has(key));
  const rises = onlyB.filter(({ key }) => fell.has(key));
  return {
    added: onlyB.length - rises.length,
    dropped: onlyA.length - falls.length,
    moved: moved.length,
    changed: changed.length,
    falls,
    rises,
    at: isoDay(last),
    counts: states.totals
      .filter((each) => each.a !== each.b)
      .map((each) => ({ name: each.name, before: each.a, after: each.b })),
  };
}
