import { ownChunks } from '../../domain/chunks.ts';
import type { Entry } from '../../domain/entry.ts';
import { copyWorld } from '../../domain/world-copy.ts';
import { applyTo, noWorld } from '../../domain/world-fold.ts';
import type { World } from '../../domain/world.ts';
import { releases, type ReleasesState } from '../../projections/releases.ts';

/** How things stand, without the lists of what led there: two of them fit beside each other. */
export interface Standing extends World {
  readonly releases: ReleasesState;
}

/** How things stand before anything has happened. */
export function noStanding(): Standing {
  return { ...noWorld(), releases: releases.initial() };
}

function copyOf(standing: Standing): Standing {
  return { ...copyWorld(standing), releases: ownChunks(standing.releases) };
}

/** How things stand in two timelines; what they begin with is folded once, and held once. */
export class TwoStandings {
  #a = noStanding();
  /** The same as `a` until something differs. */
  #b = this.#a;

  get a(): Standing {
    return this.#a;
  }

  get b(): Standing {
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
export function standOn(standing: Standing, entry: Entry): void {
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
