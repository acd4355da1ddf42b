import type { Day } from '../../domain/calendar.ts';
import type { Event } from '../../domain/event.ts';
import type { Projected } from '../../projections/all.ts';
import type { KnockOns } from '../history/knock-on.ts';
import type { Timeline } from '../history/timeline.ts';
import type { Change } from './growth.ts';

/** The state of a timeline. It is shared: callers read it and never change it. */
export interface LiveState {
  readonly timeline: Timeline;
  /** Last revision of its own stream that went into it: the checkpoint to save. */
  readonly revision: number;
  readonly state: Projected;
  /** Day of its last event; absent when it has none. */
  readonly lastDay?: Day;
  /** Where they were asked for; of a record there are none. */
  readonly knockOns?: KnockOns;
}

export interface LiveUpdate extends LiveState {
  /** How it stood before; absent in the first update, which tells how it stands to begin with. */
  readonly before?: LiveState;
  /** What was appended to its own stream: events, corrections, edits, sources. */
  readonly appended: readonly Event[];
  /** What reads differently by it. */
  readonly changes: readonly Change[];
}
