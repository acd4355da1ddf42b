/**
 * Which streams there are. The server can tell only by its log of everything, which is long and
 * which ordinary users may not read. So the first append to a stream first writes its name into a
 * stream of names; a name whose stream never came to be is passed over.
 */

import { jsonEvent, StreamNotFoundError } from '@eventstore/db-client';
import { collect } from './collect.ts';
import type { Patience } from './patience.ts';
import type { Head, StreamInfo } from '../port.ts';
import type { Wire } from './wire.ts';

export const CATALOGUE = 'detente-streams';
const PAGE = 4096;
const HEADS_AT_ONCE = 16;

export class StreamNames {
  readonly #wire: Wire;
  readonly #names = new Set<string>();
  #next = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** All names, in code unit order. */
  async names(patience: Patience): Promise<readonly string[]> {
    await this.#refresh(patience);
    return [...this.#names].sort();
  }

  /** Twice does no harm: it is a set. */
  async register(stream: string, patience: Patience): Promise<void> {
    if (this.#names.has(stream)) return;
    const event = jsonEvent({ type: 'StreamNamed', data: { stream } });
    await this.#wire.retry(`naming stream ${stream}`, patience, () =>
      this.#wire.once(patience, (deadline) =>
        this.#wire.connection.appendToStream(CATALOGUE, event, { deadline }),
      ),
    );
    this.#names.add(stream);
  }

  async #refresh(patience: Patience): Promise<void> {
    const { connection, closed } = this.#wire;
    for (;;) {
      const from = this.#next;
      const page = await this.#wire.retry('listing streams', patience, async () => {
        try {
          const reading = connection.readStream(CATALOGUE, {
            fromRevision: BigInt(from),
            maxCount: PAGE,
          });
          return await collect(reading, patience.forOneCall, closed);
        } catch (error) {
          if (error instanceof StreamNotFoundError) return [];
          throw error;
        }
      });
      for (const { event } of page) {
        const { stream } = (event?.data ?? {}) as { stream?: unknown };
        if (typeof stream === 'string') this.#names.add(stream);
        // Where two read at once, the one that is ahead stays ahead.
        if (event !== undefined) this.#next = Math.max(this.#next, Number(event.revision) + 1);
      }
      patience.progress();
      if (page.length < PAGE) return;
    }
  }
}

/** The first `limit` of the named streams that exist, with their heads. */
export async function headsOf(
  names: readonly string[],
  limit: number,
  headOf: (stream: string) => Promise<Head | undefined>,
): Promise<readonly StreamInfo[]> {
  const found: StreamInfo[] = [];
  for (let at = 0; at < names.length && found.length < limit; at += HEADS_AT_ONCE) {
    const some = names.slice(at, at + HEADS_AT_ONCE);
    const heads = await Promise.all(some.map(headOf));
    heads.forEach((head, index) => {
      if (head !== undefined) found.push({ stream: some[index] as string, ...head });
    });
  }
  return found.slice(0, Math.max(limit, 0));
}
