import type { EventStore } from '../../src/store/port.ts';

export interface Factory {
  readonly name: string;
  /** A store of its own, or one shared with other tests: these keep to streams of their own. */
  readonly create: () => Promise<EventStore>;
  /** The same store again after a close, where it lasts longer than the engine. */
  readonly reopen?: (closed: EventStore) => Promise<EventStore>;
  /** How many command sequences the model test tries; fewer for an engine behind a network. */
  readonly modelRuns?: number;
}
