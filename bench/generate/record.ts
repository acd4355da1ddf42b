import { type Day, isoDay } from '../../domain/calendar.ts';
import {
  type Cause,
  type DataOf,
  type Event,
  type EventType,
  versionOf,
} from '../../domain/event.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { Citation } from '../../domain/source.ts';
import { keyedId } from '../../src/history/event-id.ts';
import type { Draws } from './draws.ts';
import { sentence, words } from './wording.ts';

/** What an act says of an event beside its data. */
export interface Told {
  readonly actor: string;
  readonly occurred?: string;
  readonly jointly?: readonly string[];
  readonly because?: readonly Cause[];
  readonly fulfils?: readonly string[];
}

export interface RecordOptions {
  readonly stream: string;
  readonly draws: Draws;
  readonly sources: readonly string[];
  /** Names that citations attribute statements to. */
  readonly speakers: readonly string[];
}

const LATE = 0.04;
const LATE_MAX = 2_000;

/**
 * Turns what happens into events in the order in which they enter the record. Some are entered
 * late, after younger ones. Events are built in the canonical order of keys, so that they need no
 * parsing: test/bench/generate.test.ts holds them against the schema.
 */
export class Recorder {
  today: Day = 0;
  /** Events given out so far, late ones included. */
  written = 0;
  readonly #options: RecordOptions;
  readonly #late = new Map<number, Event[]>();
  readonly #ready: Event[] = [];
  #place = 0;

  constructor(options: RecordOptions) {
    this.#options = options;
  }

  /** Enters an event; answers its id. */
  write<T extends EventType>(type: T, data: DataOf<T>, told: Told): string {
    const { draws } = this.#options;
    const event = this.#event(type, data, told, {
      kind: 'documented',
      citations: this.#citations(),
      ...(draws.chance(0.12) ? { note: sentence(draws) } : {}),
    });
    if (!draws.chance(LATE)) this.#ready.push(event);
    else this.#putOff(event, this.#place + draws.between(20, LATE_MAX));
    return event.id;
  }

  /** Enters something about the record itself: never late. */
  enter<T extends EventType>(type: T, data: DataOf<T>, actor: string): string {
    const corrects = type === 'EventCorrected';
    const event = this.#event(
      type,
      data,
      { actor },
      corrects ? { kind: 'correction', citations: this.#citations() } : { kind: 'editorial' },
    );
    this.#ready.push(event);
    return event.id;
  }

  /** What enters the record now. */
  *take(): Generator<Event> {
    for (const event of this.#ready.splice(0)) {
      yield this.#dated(event);
      const due = this.#late.get(this.#place);
      this.#late.delete(this.#place);
      this.#place += 1;
      for (const late of due ?? []) yield this.#dated(late);
    }
  }

  /** What is still to be entered when everything has happened. */
  *takeRest(): Generator<Event> {
    for (const place of [...this.#late.keys()].sort((a, b) => a - b)) {
      for (const event of this.#late.get(place) ?? []) yield this.#dated(event);
    }
    this.#late.clear();
  }

  #putOff(event: Event, place: number): void {
    const due = this.#late.get(place);
    if (due === undefined) this.#late.set(place, [event]);
    else due.push(event);
  }

  #dated(event: Event): Event {
    event.recorded = `${isoDay(this.today + 1)}T06:00:00Z`;
    return event;
  }

  #event<T extends EventType>(
    type: T,
    data: DataOf<T>,
    { actor, occurred, jointly, because, fulfils }: Told,
    provenance: Provenance,
  ): Event {
    const key = `${type.toLowerCase()}-${this.written}`;
    this.written += 1;
    return {
      id: keyedId(this.#options.stream, key),
      key,
      type,
      v: versionOf(type),
      occurred: occurred ?? isoDay(this.today),
      recorded: '',
      actor,
      jointly: [...(jointly ?? [])],
      because: [...(because ?? [])],
      fulfils: [...(fulfils ?? [])],
      provenance,
      summary: sentence(this.#options.draws),
      data,
    } as unknown as Event;
  }

  #citations(): Citation[] {
    const { draws } = this.#options;
    const count = draws.chance(0.6) ? 1 : draws.between(2, 3);
    return Array.from({ length: count }, () => this.#citation());
  }

  #citation(): Citation {
    const { draws, sources, speakers } = this.#options;
    return {
      source: draws.pickSkewed(sources),
      ...(draws.chance(0.6) ? { locator: `para ${draws.between(1, 60)}` } : {}),
      ...(draws.chance(0.2) ? { attributedTo: draws.pick(speakers) } : {}),
      ...(draws.chance(0.08) ? { hedge: words(draws, 3) } : {}),
      ...(draws.chance(0.4) ? { supports: ['date', 'act'] } : {}),
      ...(draws.chance(0.03) ? { differs: sentence(draws) } : {}),
    };
  }
}
