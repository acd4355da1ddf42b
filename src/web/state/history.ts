import { MemoryStore } from '../../store/memory/engine.ts';
import type { Event } from '../../../domain/event.ts';
import { decodeEvent } from '../../../domain/upcast.ts';
import { parseTimelineName, streamOf } from '../../store/timeline-name.ts';
import { type StreamLine, server } from './server.ts';

/** What the server has acknowledged, as far as this page has asked for it. */
export class Held {
  readonly #lines = new Map<string, StreamLine[]>();
  readonly #asked = new Map<string, Promise<void>>();
  #store = new MemoryStore();

  /** Every line held, in a store of its own, for the caller to write on. */
  async copy(): Promise<MemoryStore> {
    const copy = new MemoryStore();
    for (const [stream, lines] of this.#lines) await copy.append(stream, lines, 'none');
    return copy;
  }

  /** The lines as they are: read only. */
  get store(): MemoryStore {
    return this.#store;
  }

  has(stream: string): boolean {
    return this.#lines.has(stream);
  }

  /** Brings a timeline, and what it descends from, up to what the server has. */
  async bring(timeline: string): Promise<void> {
    let stream: string | undefined = streamOf(parseTimelineName(timeline));
    while (stream !== undefined) {
      await this.update(stream);
      const first: StreamLine | undefined = this.#lines.get(stream)?.[0];
      const event: Event | undefined = first === undefined ? undefined : decodeEvent(first.text);
      stream = event?.type === 'BranchOpened' ? event.data.parent : undefined;
      if (stream !== undefined && this.has(stream)) return;
    }
  }

  /** An event of a timeline's own stream, by key; undefined where it is not held. */
  eventOf(timeline: string, key: string): Event | undefined {
    const lines = this.#lines.get(streamOf(parseTimelineName(timeline))) ?? [];
    return lines.map(({ text }) => decodeEvent(text)).find((event) => event.key === key);
  }

  /** Asks for what was appended to a stream since; one question at a time for each. */
  update(stream: string): Promise<void> {
    const before = this.#asked.get(stream) ?? Promise.resolve();
    const next = before.catch(() => undefined).then(() => this.#update(stream));
    this.#asked.set(stream, next);
    return next;
  }

  async #update(stream: string): Promise<void> {
    const lines = this.#lines.get(stream) ?? [];
    const { events } = await server.stream(stream, lines.length);
    if (events.length === 0) return;
    await this.#store.append(stream, events, lines.length === 0 ? 'none' : lines.length - 1);
    this.#lines.set(stream, [...lines, ...events]);
  }
}
