/** On the stand-in for the wire, or on a real server when DETENTE_TEST_ESDB says where one is. */

import { afterAll } from 'vitest';
import { openEventStoreDb } from '../../src/store/eventstoredb/engine.ts';
import type { EventStore } from '../../src/store/port.ts';
import { Peer } from '../eventstoredb/peer/server.ts';
import { storeContract } from './store.contract.ts';

const server = process.env['DETENTE_TEST_ESDB'];
const peers = new Map<string, Peer>();
afterAll(async () => {
  for (const peer of peers.values()) await peer[Symbol.asyncDispose]();
});

async function create(): Promise<EventStore> {
  if (server !== undefined) return openEventStoreDb(server);
  const peer = await Peer.start();
  const store = openEventStoreDb(peer.connectionString);
  peers.set(store.name, peer);
  return store;
}

function reopen({ name }: EventStore): Promise<EventStore> {
  return Promise.resolve(openEventStoreDb(server ?? peers.get(name)?.connectionString ?? ''));
}

storeContract({ name: 'EventStoreDB', create, reopen, modelRuns: 40 });
