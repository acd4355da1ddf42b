/** Reads and subscriptions of the stand-in. */

import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Fault, Faults } from './faults.ts';
import type { Log, Recorded } from './log.ts';
import { confirmation, eventReply, nameOf, notFound } from './messages.ts';
import { streamDeleted, tooSlow } from './statuses.ts';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Options = streams.ReadReq.Options;

export class Reading {
  readonly #log: Log;
  readonly #faults: Faults;
  readonly #live = new Set<ReadCall>();

  constructor(log: Log, faults: Faults) {
    this.#log = log;
    this.#faults = faults;
  }

  faultOf(request: streams.ReadReq): Fault {
    return this.#faults.next(request.getOptions()?.hasSubscription() ? 'subscribe' : 'read');
  }

  /** How many subscriptions are live. */
  get live(): number {
    return this.#live.size;
  }

  /** Ends all subscriptions as older servers end those that read too slowly. */
  drop(): void {
    for (const call of this.#live) call.emit('error', tooSlow());
  }

  answer(call: ReadCall): void {
    call.on('error', () => undefined);
    const options = call.request.getOptions();
    if (options === undefined) return;
    const stream = options.hasStream()
      ? nameOf(options.getStream()?.getStreamIdentifier())
      : undefined;
    if (stream !== undefined && this.#log.streams.get(stream)?.tombstone) {
      call.emit('error', streamDeleted(stream));
    } else if (options.hasSubscription()) {
      void this.#subscribe(call, options, stream);
    } else void this.#read(call, options, stream);
  }

  async #read(call: ReadCall, options: Options, stream: string | undefined): Promise<void> {
    const held = stream === undefined ? this.#log.all : this.#log.streams.get(stream)?.visible;
    if (held === undefined) {
      call.write(notFound(stream ?? ''));
      call.end();
      return;
    }
    const sender = new Sender(call);
    for (const event of selected(held, options)) {
      if (call.cancelled) return;
      await sender.send(event);
    }
    call.end();
  }

  async #subscribe(call: ReadCall, options: Options, stream: string | undefined): Promise<void> {
    const wanted = filterOf(options);
    let seen = checkpointOf(options);
    let ring: (() => void) | undefined;
    const unwatch = this.#log.watch(() => ring?.());
    const end = (): void => {
      unwatch();
      this.#live.delete(call);
      ring?.();
    };
    call.on('cancelled', end).on('close', end).on('error', end);
    this.#live.add(call);
    call.write(confirmation());
    const sender = new Sender(call);
    while (this.#live.has(call)) {
      const held = stream === undefined ? this.#log.all : this.#log.streams.get(stream)?.events;
      const place = (event: Recorded): number =>
        stream === undefined ? event.position : event.revision;
      const next = held?.slice(firstAfter(held, seen, place)) ?? [];
      if (next.length === 0) {
        await new Promise<void>((resolve) => (ring = resolve));
        continue;
      }
      for (const event of next) {
        if (!this.#live.has(call)) return;
        for (let times = this.#faults.deliveries; times > 0 && wanted(event); times--) {
          await sender.send(event);
        }
        seen = place(event);
      }
    }
  }
}

/** Writes events, and waits while the reader does not read, as long as it is there. */
class Sender {
  readonly #call: ReadCall;
  #go: (() => void) | undefined;

  constructor(call: ReadCall) {
    this.#call = call;
    const go = (): void => this.#go?.();
    call.on('drain', go).on('cancelled', go).on('close', go);
  }

  async send(event: Recorded): Promise<void> {
    if (this.#call.write(eventReply(event)) || this.#call.cancelled) return;
    await new Promise<void>((resolve) => (this.#go = resolve));
  }
}

function selected(held: readonly Recorded[], options: Options): readonly Recorded[] {
  const backwards = (options.getReadDirection() as number) === 1;
  const count = Number(options.getCount());
  const place = (event: Recorded): number => (options.hasAll() ? event.position : event.revision);
  const from = startOf(options);
  const start =
    from === 'start' ? 0 : from === 'end' ? held.length : firstAfter(held, from - 1, place);
  if (!backwards) return held.slice(start, start + count);
  // Backwards the first one is the one asked for, or where there is none the last before it.
  const end = from === 'end' ? held.length : firstAfter(held, Number(from), place);
  return held.slice(Math.max(0, end - count), end).reverse();
}

function startOf(options: Options): number | 'start' | 'end' {
  const one = options.getStream() ?? options.getAll();
  if (one?.hasStart()) return 'start';
  if (one?.hasEnd()) return 'end';
  const revision = options.getStream()?.getRevision();
  return Number(revision ?? options.getAll()?.getPosition()?.getCommitPosition());
}

function checkpointOf(options: Options): number {
  const start = startOf(options);
  return start === 'start' ? -1 : start === 'end' ? Infinity : start;
}

function filterOf(options: Options): (event: Recorded) => boolean {
  const regex = options.getFilter()?.getEventType()?.getRegex();
  if (regex === undefined) return () => true;
  const pattern = new RegExp(regex);
  return (event) => pattern.test(event.type);
}

/** Index of the first event whose place is greater. */
function firstAfter(
  held: readonly Recorded[],
  place: number,
  of: (event: Recorded) => number,
): number {
  let low = 0;
  let high = held.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(held[middle] as Recorded) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
