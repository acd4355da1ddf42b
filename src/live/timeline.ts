/** A timeline that stays up to date: the states of its projections after everything appended to it. */

import { concat, defer, mergeMap, type Observable, of } from 'rxjs';
import { HistoryError } from '../history/failure.ts';
import type { Snapshots } from '../history/snapshots.ts';
import { openTimeline, type Timeline } from '../history/timeline.ts';
import type { EventStore } from '../store/port.ts';
import { followEvents, type Pace } from './events.ts';
import { ownLevel, timelineAt } from './growth.ts';
import { type LiveUpdate, Reader } from './reader.ts';

export interface LiveOptions extends Pace {
  /**
   * The revision of its own stream to go on after, as saved from an earlier update; -1 for the
   * start (of a branch: its opening). Default: the stream as it stands.
   */
  readonly after?: number;
  /** An update for each appended event, where otherwise a page of them may come as one. */
  readonly eachEvent?: boolean;
  /** Also find what a branch's edits knock out: reads the whole timeline at each update. */
  readonly knockOns?: boolean;
  /** To share with others who read the same timelines. */
  readonly snapshots?: Snapshots;
}

/**
 * Follows a timeline: first how it stands after the checkpoint, then an update whenever its own
 * stream grows (the streams it descends from are fixed at the fork). At each update the state is
 * what a replay from the start would give: folded on where the news comes last, else read again
 * from the nearest snapshot before it. Fails with RangeError for a bad name, HistoryError for a
 * missing timeline, a checkpoint that is not there, or edits that do not fit.
 */
export function liveTimeline(
  store: EventStore,
  name: string,
  options: LiveOptions = {},
): Observable<LiveUpdate> {
  const { ready, eachEvent = false, snapshots, knockOns = false } = options;
  return defer(() => open(store, name, options.after)).pipe(
    mergeMap(async (timeline) => Reader.start(timeline, knockOns, snapshots)),
    mergeMap((reader) => {
      const { timeline, revision } = reader.standing;
      const { stream } = ownLevel(timeline);
      const following = { stream, after: revision, ...(ready === undefined ? {} : { ready }) };
      const first: LiveUpdate = { ...reader.standing, appended: [], changes: [] };
      return concat(
        of(first),
        followEvents(store, following, async function* (page) {
          if (!eachEvent) yield await reader.take(page);
          else for (const event of page) yield await reader.take([event]);
        }),
      );
    }),
  );
}

async function open(store: EventStore, name: string, after?: number): Promise<Timeline> {
  const timeline = await openTimeline(store, name);
  const { upTo, opened } = ownLevel(timeline);
  const from = Math.max(after ?? upTo, opened === undefined ? -1 : 0);
  if (from === upTo) return timeline;
  if (Number.isSafeInteger(from) && from < upTo) return timelineAt(timeline, from);
  throw new HistoryError(
    `${timeline.title} ends at revision ${upTo}: there is no revision ${from} to go on after. ` +
      'The checkpoint belongs to another store, or to another timeline',
  );
}
