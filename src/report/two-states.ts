import { ownChunks } from '../../domain/chunks.ts';
import type { Entry } from '../../domain/entry.ts';
import { applyTo, copyWorld, noWorld, type World } from '../../domain/world.ts';
import { releases, type ReleasesState } from '../../projections/releases.ts';

/** How things stand, without the lists of what led there: two of them fit beside each other. */
export interface StateOnDay extends World {
  readonly releases: ReleasesState;
}

/** How things stand before anything has happened. */
export function noStanding(): StateOnDay {
  return { ...noWorld(), releases: releases.initial() };
}

function copyOf(standing: StateOnDay): StateOnDay {
  return { ...copyWorld(standing), releases: ownChunks(standing.releases) };
}

/** How things stand in two timelines; what they begin with is folded once, and held once. */
export class TwoStates {
  #a = noStanding();
  /** The same as `a` until something differs. */
  #b = this.#a;

  get a(): StateOnDay {
    return this.#a;
  }

  get b(): StateOnDay {
    return this.#b;
  }

  readonly shared = (entry: Entry): void => {
    standOn(this.#a, entry);
  };

  readonly inA = (entry: Entry): void => {
    this.#part();
    standOn(this.#a, entry);
  };

  readonly inB = (entry: Entry): void => {
    this.#part();
    standOn(this.#b, entry);
  };

  #part(): void {
    if (this.#a !== this.#b) return;
    const shared = this.#a;
    this.#a = copyOf(shared);
    this.#b = copyOf(shared);
  }
}

/** Folds one entry into it. */
export function standOn(standing: StateOnDay, entry: Entry): void {
  const { event } = entry;
  if (event.type === 'PrisonersReleased') {
    releases.apply.PrisonersReleased?.(
      standing.releases,
      event,
      entry as Entry<'PrisonersReleased'>,
      standing,
    );
  }
  applyTo(standing, entry);
}
