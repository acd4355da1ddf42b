import { slug } from '../../domain/text.ts';

/**
 * How timelines are called: `CASE` is the record of a case, `CASE~NAME` a branch of it
 * (or of another of its branches: a branch's name is unique in its case).
 */
export interface TimelineName {
  readonly case: string;
  readonly branch?: string;
}

/** Parses a timeline's name. Throws a RangeError saying what is allowed. */
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

export function formatTimelineName(name: TimelineName): string {
  return name.branch === undefined ? name.case : `${name.case}~${name.branch}`;
}

/** Stream of a timeline: `case-CASE`, `case-CASE~NAME`. */
export function streamOf(name: TimelineName): string {
  return `case-${formatTimelineName(name)}`;
}

/** Timeline of a stream. */
export function timelineOf(stream: string): TimelineName {
  return parseTimelineName(stream.replace(/^case-/, ''));
}
