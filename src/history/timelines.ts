import type { EventStore } from '../store/port.ts';
import { STREAM_PREFIX, streamOf, type TimelineName, timelineOf } from '../store/timeline-name.ts';

/**
 * Every timeline of a store by name: records and branches.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * await timelinesOf(store); // => [{ case: 'test' }, { case: 'test', branch: 'no-arrest' }]
 * ```
 */
export async function timelinesOf(store: EventStore): Promise<TimelineName[]> {
  const names: TimelineName[] = [];
  let after = '';
  for (;;) {
    const page = await store.streams({ prefix: STREAM_PREFIX, after });
    const last = page.at(-1);
    if (last === undefined) return names;
    names.push(...page.map(({ stream }) => timelineOf(stream)));
    after = last.stream;
  }
}

/** Names looked at together while going from case to case. */
const FEW = 16;

/**
 * The cases of a store by name. Their branches are skipped, however many there are.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * const store = await smallCase();
 * await casesOf(store); // => ['test']
 * ```
 */
export async function casesOf(store: EventStore): Promise<string[]> {
  const names: string[] = [];
  let after = '';
  for (;;) {
    const page = await store.streams({ prefix: STREAM_PREFIX, after, limit: FEW });
    if (page.length === 0) return names;
    for (const { stream } of page) {
      const name = timelineOf(stream);
      after = name.branch === undefined ? stream : afterBranchesOf(name.case);
      if (name.branch !== undefined) break;
      names.push(name.case);
    }
  }
}

/** A name that comes after those of all branches of a case, and before those of any other. */
const afterBranchesOf = (name: string): string => streamOf(`${name}~\uffff`);
