import { z } from 'zod';
import { STREAM_PREFIX, type TimelineName, timelineOf } from '../store/timeline-name.ts';
import { LIMITS } from '../store/port.ts';

/**
 * A JSONL file holds one or several streams. Each begins with a header line and goes on with the
 * stored text of its events in the order of their revisions, one a line, in UTF-8:
 *
 *     {"format":"detente-events","version":1,"stream":"case-x","revision":41,"hash":"…"}
 *     {"id":"…","key":"case","type":"CaseOpened",…}
 *
 * `revision` and `hash` are those of the last event that follows: they seal the lines above each
 * other, and an import checks them. A branch's header names its parent as well. Files made by other
 * programs leave `revision` and `hash` out: their events may stand in any order of fields.
 */
export const FORMAT = 'detente-events';
export const FORMAT_VERSION = 1;

/** Limits of one file, stated in messages. */
export const JSONL_LIMITS = {
  /** Bytes of the whole file: all of it is checked before any of it is written. */
  fileBytes: 4096 * 1024 * 1024,
  /** Bytes of one line: an event as a store takes it. */
  lineBytes: LIMITS.eventBytes,
  /** Events in the whole file. */
  events: LIMITS.appendEvents,
} as const;

const revision = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex');
const stream = z
  .string()
  .max(LIMITS.streamName)
  .refine(
    namesTimeline,
    'must be case-NAME or case-NAME~BRANCH, in lower-case letters, digits and hyphens',
  );

export const headerSchema = z
  .strictObject({
    format: z.literal(FORMAT),
    version: z.literal(FORMAT_VERSION),
    stream,
    revision: revision.optional(),
    hash: sha256.optional(),
    parent: z.strictObject({ stream, revision, hash: sha256 }).optional(),
  })
  .refine((header) => (header.revision === undefined) === (header.hash === undefined), {
    message: 'found only one of revision and hash: give both, or neither for hand-made lines',
  });
export type Header = z.infer<typeof headerSchema>;

function namesTimeline(text: string): boolean {
  if (!text.startsWith(STREAM_PREFIX)) return false;
  try {
    timelineOf(text);
    return true;
  } catch {
    return false;
  }
}

/** The timeline that a checked header's stream belongs to. */
export const nameIn = (header: Header): TimelineName => timelineOf(header.stream);
