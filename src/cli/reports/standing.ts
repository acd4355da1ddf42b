import type { Entry } from '../../../domain/entry.ts';
import { applyTo, noWorld } from '../../../domain/world/fold.ts';
import type { World } from '../../../domain/world/world.ts';
import { releases, type ReleasesState } from '../../../projections/releases.ts';

/** How things stand, without the lists of what led there: two of them fit beside each other. */
export interface Standing extends World {
  readonly releases: ReleasesState;
}

export function noStanding(): Standing {
  return { ...noWorld(), releases: releases.initial() };
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
