import type { EventStore } from '../store/port.ts';
import { caseRoutes } from './cases.ts';
import { keepingRoutes } from './keeping.ts';
import { Listeners } from './listeners.ts';
import { liveRoutes } from './live.ts';
import { readingRoutes } from './reading.ts';
import type { Route } from './route.ts';
import { streamRoutes } from './streams.ts';
import { writingRoutes } from './writing.ts';

export interface Serving {
  readonly store: EventStore;
  readonly version: string;
  /** The moment of recording, in UTC. */
  readonly now: () => string;
  /** How many may listen at once; 64 unless said otherwise. */
  readonly listeners?: number | undefined;
}

const LISTENERS = 64;

/** The table of everything that the API answers; `stopped` ends what stays open. */
export function routesOf(serving: Serving, stopped: AbortSignal): Route[] {
  const { store, version, now } = serving;
  const listeners = new Listeners(serving.listeners ?? LISTENERS);
  return [
    ...caseRoutes(store, version),
    ...streamRoutes(store),
    ...readingRoutes(store, now),
    ...writingRoutes(store, now),
    ...keepingRoutes(store, now),
    ...liveRoutes(store, listeners, stopped),
  ];
}
