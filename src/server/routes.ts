import type { EventStore } from '../store/port.ts';
import { caseRoutes } from './cases.ts';
import { keepingRoutes } from './kept-run-routes.ts';
import { Listeners } from './listeners.ts';
import { liveRoutes } from './live.ts';
import { documented } from './openapi.ts';
import { readingRoutes } from './read-routes.ts';
import type { Route } from './route.ts';
import { type BookLimits, LIMITS, Simulations } from './simulations/book.ts';
import { simulationRoutes } from './simulations/routes.ts';
import { streamRoutes } from './streams.ts';
import { writingRoutes } from './write-routes.ts';

/** What is served, and within which limits. */
export interface ApiOptions {
  readonly store: EventStore;
  readonly version: string;
  /** The moment of recording, in UTC. */
  readonly now: () => string;
  /** How many may listen at once; 64 unless said otherwise. */
  readonly listeners?: number | undefined;
  readonly simulations?: BookLimits | undefined;
  /** Told of failures inside, which are not told to whoever asked. */
  readonly onFailure: (error: unknown) => void;
}

const LISTENERS = 64;

/** Everything that the API answers. */
export interface RouteTable {
  readonly routes: readonly Route[];
  /** Ends the work that goes on behind it. */
  readonly close: () => Promise<void>;
}

/** `stopped` ends what stays open. */
export function tableOf(serving: ApiOptions, stopped: AbortSignal): RouteTable {
  const { store, version, now } = serving;
  const listeners = new Listeners(serving.listeners ?? LISTENERS);
  const simulations = new Simulations(serving.simulations ?? LIMITS, serving.onFailure);
  const routes = [
    ...caseRoutes(store, version),
    ...streamRoutes(store),
    ...readingRoutes(store, now),
    ...writingRoutes(store, now),
    ...keepingRoutes(store, now),
    ...liveRoutes(store, listeners, stopped),
    ...simulationRoutes(store, simulations, listeners, stopped),
  ];
  return { routes: documented(routes, version), close: () => simulations.close() };
}
