import { slug } from '../../domain/text.ts';

/**
 * How timelines are called, and the streams that they are kept in: `CASE` is the record of a case,
 * `CASE~NAME` a branch of it (or of another of its branches: a branch's name is unique in its case).
 * Nobody else puts names of streams together or takes them apart.
 */
export interface TimelineName {
  readonly case: string;
  readonly branch?: string;
}

/** What the stream of every timeline begins with. */
export const STREAM_PREFIX = 'case-';

/**
 * Parses a timeline's name. Throws a RangeError saying what is allowed.
 *
 * ```ts
 * parseTimelineName('belarus~no-talks'); // => { case: 'belarus', branch: 'no-talks' }
 * parseTimelineName('Belarus'); // throws 'is not the name of a timeline'
 * ```
 */
export function parseTimelineName(text: string): TimelineName {
  const [first = '', second, ...rest] = text.split('~');
  const parts = second === undefined ? [first] : [first, second];
  if (rest.length > 0 || !parts.every((part) => slug.safeParse(part).success)) {
    throw new RangeError(
      `"${text}" is not the name of a timeline: write CASE or CASE~BRANCH, in lower-case letters, digits and hyphens`,
    );
  }
  return second === undefined ? { case: first } : { case: first, branch: second };
}

/**
 * A timeline's name as people write it.
 *
 * ```ts
 * formatTimelineName({ case: 'belarus', branch: 'no-talks' }); // => 'belarus~no-talks'
 * ```
 */
export function formatTimelineName(name: TimelineName): string {
  return name.branch === undefined ? name.case : `${name.case}~${name.branch}`;
}

/**
 * The stream of a timeline, from its name or its parts.
 *
 * ```ts
 * streamOf('belarus~no-talks'); // => 'case-belarus~no-talks'
 * streamOf({ case: 'belarus' }); // => 'case-belarus'
 * ```
 */
export function streamOf(name: string | TimelineName): string {
  return STREAM_PREFIX + (typeof name === 'string' ? name : formatTimelineName(name));
}

/**
 * The name of a stream's timeline, as it stands: whoever needs its parts asks `timelineOf`.
 *
 * ```ts
 * titleOf('case-belarus~no-talks'); // => 'belarus~no-talks'
 * ```
 */
export function titleOf(stream: string): string {
  return stream.startsWith(STREAM_PREFIX) ? stream.slice(STREAM_PREFIX.length) : stream;
}

/**
 * The timeline of a stream, in parts. Throws a RangeError where the stream is none of a timeline.
 *
 * ```ts
 * timelineOf('case-belarus~no-talks'); // => { case: 'belarus', branch: 'no-talks' }
 * ```
 */
export function timelineOf(stream: string): TimelineName {
  return parseTimelineName(titleOf(stream));
}

/**
 * The record that a timeline or its stream belongs to: what stands before the branch's own name.
 *
 * ```ts
 * recordOf('belarus~no-talks'); // => 'belarus'
 * recordOf('case-belarus~no-talks'); // => 'case-belarus'
 * ```
 */
export function recordOf(timeline: string): string {
  return timeline.split('~')[0] ?? timeline;
}
