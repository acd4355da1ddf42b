import type { CopiedStream } from '../copy/copy-stream.ts';
import type { EventStore } from '../store/port.ts';

export interface CopyReport {
  readonly from: string;
  readonly to: string;
  readonly timelines: readonly {
    readonly timeline: string;
    /** How many events it has now in both stores, and how many of them were copied just now. */
    readonly events: number;
    readonly copied: number;
    /** The hash of its last event: the same on both sides. */
    readonly head: string;
  }[];
}

export function copyReport(
  from: EventStore,
  to: EventStore,
  streams: readonly CopiedStream[],
): CopyReport {
  return {
    from: from.name,
    to: to.name,
    timelines: streams.map(({ stream, revision, hash, copied }) => ({
      timeline: stream.replace(/^case-/, ''),
      events: revision + 1,
      copied,
      head: hash,
    })),
  };
}
