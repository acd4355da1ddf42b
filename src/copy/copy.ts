/** Cases from one store into another, whatever their engines. */

import type { EventStore } from '../store/port.ts';
import { type CopiedStream, copyStream } from './copy-stream.ts';
import { standing } from './progress.ts';
import { streamsToCopy } from './streams.ts';

export interface CopyProgress {
  readonly stream: string;
  /** Events that the target holds by now, and that it is to hold. */
  readonly done: number;
  readonly of: number;
}

export interface CopyOptions {
  /** Cases by name, with all their branches; absent or empty: everything in the store. */
  readonly cases?: readonly string[];
  /** Called after each append. */
  readonly onProgress?: (progress: CopyProgress) => void;
}

/**
 * Copies streams byte for byte, records before their branches, and checks what was written. It
 * may be stopped anywhere and run again, by several at once: what the target holds is gone on
 * from, never repeated. Throws Diverged before anything is written when the target holds another
 * history under one of the names.
 */
export async function copyStreams(
  from: EventStore,
  to: EventStore,
  { cases, onProgress }: CopyOptions = {},
): Promise<CopiedStream[]> {
  const sides = { from, to };
  const streams = await streamsToCopy(from, cases);
  let done = 0;
  let of = 0;
  for (const stream of streams) {
    done += (await standing(sides, stream)).revision + 1;
    of += ((await from.head(stream))?.revision ?? -1) + 1;
  }
  const copied: CopiedStream[] = [];
  for (const stream of streams) {
    const onEvents = (appended: number): void => {
      done += appended;
      onProgress?.({ stream, done, of });
    };
    copied.push(await copyStream(sides, stream, onEvents));
  }
  return copied;
}
