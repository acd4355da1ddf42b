import type { Day } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { applyTo, noWorld } from '../../../domain/world/fold.ts';
import { sendersOn } from '../../../projections/sanctions-register.ts';

/** How many measures stand, and how many people have been released, after each day with events. */
export interface Step {
  readonly day: Day;
  readonly standing: number;
  readonly released: number;
}

/** Steps over a whole history: counted once, whatever day is looked at. */
export function stepsOf(entries: readonly Entry[], target: string): Step[] {
  const world = noWorld();
  const steps: Step[] = [];
  let released = 0;
  for (const [i, entry] of entries.entries()) {
    applyTo(world, entry);
    if (entry.event.type === 'PrisonersReleased') released += entry.event.data.count.value;
    if (entries[i + 1]?.start === entry.start) continue;
    const standing = sendersOn(world.sanctionsRegister, entry.start)
      .filter((row) => row.target === target)
      .reduce((sum, row) => sum + row.standing, 0);
    steps.push({ day: entry.start, standing, released });
  }
  return steps;
}
