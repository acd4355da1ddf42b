/** Calls to the server, each with a time limit of its own, tried again where that can help. */

import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  StreamNotFoundError,
  type AllStreamResolvedEvent,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { DamagedStore, StoreError } from '../failure.ts';
import type { ServerConnection } from './client.ts';
import { collect } from './collect.ts';
import { explain, gone, isTransient } from './fault.ts';
import { Patience, within, type Bounds } from './patience.ts';
import { fromServer, type ReadEvent } from './record.ts';

/** Before the first answer an address is more likely wrong than a server just away. */
const FIRST_PATIENCE_MS = 6000;

export interface PageOptions {
  /** First revision, or the last event. */
  readonly from: number | 'end';
  readonly count: number;
  readonly backwards?: boolean;
  /** What it is done for, for messages. */
  readonly what?: string;
}

export class Wire {
  readonly name: string;
  readonly connection: ServerConnection;
  readonly bounds: Bounds;
  readonly closed: AbortSignal;
  #reached = false;

  constructor(name: string, connection: ServerConnection, bounds: Bounds, closed: AbortSignal) {
    this.name = name;
    this.connection = connection;
    this.bounds = bounds;
    this.closed = closed;
  }

  patience(): Patience {
    const { timeout_ms, patience_ms } = this.bounds;
    const bounds = { timeout_ms, patience_ms: Math.min(patience_ms, FIRST_PATIENCE_MS) };
    return new Patience(this.#reached ? this.bounds : bounds, this.closed);
  }

  /** One try of a call that has its own end; rejects with what the client throws. */
  once<T>(patience: Patience, call: (ms: number) => Promise<T>): Promise<T> {
    const ms = patience.forOneCall;
    // The client's deadline ends the call itself; ours comes only where the client hangs.
    return within(ms + 100, this.closed, call(ms));
  }

  /** Tries until it succeeds, fails for good or patience is over. */
  async retry<T>(what: string, patience: Patience, work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const answer = await work();
        this.#reached = true;
        return answer;
      } catch (error) {
        await this.judge(what, patience, error);
      }
    }
  }

  /** Waits where another try makes sense; otherwise throws the one clear error. */
  async judge(what: string, patience: Patience, error: unknown): Promise<void> {
    if (this.closed.aborted) throw this.closed.reason;
    if (!isTransient(error)) throw explain(this.name, what, error);
    await patience.pause();
    if (patience.over) throw gone(this.name, what, patience.ms, error);
  }

  /** Consecutive events of one stream; undefined when it does not exist. */
  async page(
    stream: string,
    options: PageOptions,
    patience: Patience,
  ): Promise<readonly ReadEvent[] | undefined> {
    const { from, count, backwards = false, what = `reading stream ${stream}` } = options;
    const resolved = await this.retry(what, patience, async () => {
      try {
        const reading = this.connection.readStream(stream, {
          fromRevision: from === 'end' ? END : BigInt(from),
          direction: backwards ? BACKWARDS : FORWARDS,
          maxCount: count,
        });
        return await collect(reading, patience.forOneCall, this.closed);
      } catch (error) {
        if (error instanceof StreamNotFoundError) return undefined;
        throw error;
      }
    });
    return resolved?.map((one, index) => this.#ours(stream, one, options, index));
  }

  /** The next `count` events of the whole store from a position on, others' and the server's too. */
  async allPage(
    from: number | 'start',
    count: number,
    patience: Patience,
  ): Promise<readonly AllStreamResolvedEvent[]> {
    const place = BigInt(from === 'start' ? 0 : from);
    return this.retry('reading all streams', patience, () => {
      const reading = this.connection.readAll({
        fromPosition: from === 'start' ? START : { commit: place, prepare: place },
        maxCount: count,
      });
      return collect(reading, patience.forOneCall, this.closed);
    });
  }

  #ours(
    stream: string,
    resolved: ResolvedEvent,
    { from, backwards }: PageOptions,
    index: number,
  ): ReadEvent {
    const read = fromServer(resolved);
    if (read === undefined) {
      throw new StoreError(
        `${this.name}: stream ${stream} holds an event at revision ${resolved.event?.revision ?? '?'} ` +
          'that was written by another program: use a stream of your own.',
      );
    }
    const { revision } = read.event;
    // Backwards, the server may start lower than asked, where the stream ends.
    const due = from === 'end' || backwards ? revision : from + index;
    if (revision !== due) {
      throw new DamagedStore(
        `${this.name}: stream ${stream} has revision ${revision} where ${due} should stand: it was ` +
          'deleted or cut short on the server. Restore it from a backup.',
        { stream, revision: due },
      );
    }
    return read;
  }
}
