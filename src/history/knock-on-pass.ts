import type { Day } from '../../domain/calendar.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Cause } from '../../domain/event.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { check } from '../../domain/rules.ts';
import { applyTo, type World } from '../../domain/world.ts';

/** An event that a branch's edits touch without naming it. */
export interface KnockOn {
  readonly entry: Entry;
  /** `falls`: it can no longer have happened. `weakened`: one of several stated causes is gone. */
  readonly verdict: 'falls' | 'weakened';
  /** Rules that it breaks here and did not break in the parent. */
  readonly refusals: readonly Refusal[];
  /** Stated causes that are gone, or now come after it. */
  readonly causes: readonly GoneCause[];
}

export interface GoneCause extends Cause {
  readonly key: string;
  readonly why: 'dropped' | 'fell' | 'later';
}

/** An event as one timeline has it. */
export interface EventPlace {
  readonly key: string;
  readonly start: Day;
}

/** The same event in the parent and here; absent where it is not there. */
export interface Both {
  readonly was?: EventPlace;
  readonly now?: EventPlace;
}

/** How a branch differs from its parent. */
export interface Differences {
  /** Undefined for an event that both have alike, or neither, and that no shifted event rests on. */
  readonly of: (id: string) => Both | undefined;
  /** Whether an entry of the branch stood on another day in the parent, or not at all. */
  readonly isShifted: (entry: Entry) => boolean;
}

/** Rules broken in the parent already, as `id rule`: the record may contradict them. */
export type Tolerated = ReadonlySet<string>;

/** Finds them: takes the parent's entries, in order. */
export class ParentPass {
  readonly broken = new Set<string>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  take(entry: Entry): void {
    for (const { rule } of check(this.#world, entry)) {
      this.broken.add(`${entry.event.id} ${rule}`);
    }
    applyTo(this.#world, entry);
  }
}

export interface PassContext {
  readonly differences: Differences;
  readonly tolerated: Tolerated;
  /** What fell in the pass before. */
  readonly fallen: ReadonlyMap<string, KnockOn>;
}

/** One pass in order: what falls is left out of the world that later events see. */
export class Pass {
  readonly list: KnockOn[] = [];
  readonly #context: PassContext;
  readonly #world: World;
  /** Keys of what fell, by id. */
  readonly #out: Map<string, string>;

  constructor(context: PassContext, world: World) {
    this.#context = context;
    this.#world = world;
    this.#out = new Map([...context.fallen].map(([id, { entry }]) => [id, entry.event.key]));
  }

  take(entry: Entry): void {
    const { id, key } = entry.event;
    const found = this.#look(entry);
    const knock = found?.verdict === 'falls' ? found : (this.#context.fallen.get(id) ?? found);
    if (knock !== undefined) this.list.push(knock);
    if (knock?.verdict === 'falls') this.#out.set(id, key);
    else applyTo(this.#world, entry);
  }

  fallen(): Map<string, KnockOn> {
    const falls = this.list.filter(({ verdict }) => verdict === 'falls');
    return new Map(falls.map((each) => [each.entry.event.id, each]));
  }

  #look(entry: Entry): KnockOn | undefined {
    const { id, because } = entry.event;
    const { tolerated } = this.#context;
    const refusals = check(this.#world, entry).filter(
      ({ rule }) => !tolerated.has(`${id} ${rule}`),
    );
    const causes = because.length === 0 ? [] : this.#goneCauses(entry);
    const allGone = causes.length > 0 && causes.length === because.length;
    const falls = refusals.length > 0 || allGone;
    if (!falls && causes.length === 0) return undefined;
    return { entry, verdict: falls ? 'falls' : 'weakened', refusals, causes };
  }

  #goneCauses(entry: Entry): GoneCause[] {
    const { differences } = this.#context;
    const shifted = differences.isShifted(entry);
    return entry.event.because.flatMap((cause): GoneCause[] => {
      const both = differences.of(cause.event);
      if (both !== undefined && both.now === undefined) {
        return both.was === undefined ? [] : [{ ...cause, key: both.was.key, why: 'dropped' }];
      }
      const fell = this.#out.get(cause.event);
      if (fell !== undefined) return [{ ...cause, key: fell, why: 'fell' }];
      if (both?.was === undefined || both.now === undefined) return [];
      const moved = shifted || both.now.start !== both.was.start;
      return moved && both.now.start > entry.end
        ? [{ ...cause, key: both.now.key, why: 'later' }]
        : [];
    });
  }
}
