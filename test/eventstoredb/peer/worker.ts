/** The stand-in in a thread of its own, so that what it costs is not counted as the engine's. */

import { parentPort } from 'node:worker_threads';
import { Peer } from './server.ts';

const peer = await Peer.start();
parentPort?.postMessage(peer.connectionString);
