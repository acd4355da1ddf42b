/** The public client, with the traps of its version 6.2.1 closed, one per server and process. */

import { EventStoreDBClient, type ChannelCredentialOptions } from '@eventstore/db-client';
import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { StoreError } from '../failure.ts';
import type { Address } from './address.ts';

/** How long a close waits for the client's streams, which after a silent end may never answer. */
const DISPOSE_MS = 500;

export class ServerConnection extends EventStoreDBClient {
  readonly #channels = new Set<{ close(): void }>();

  constructor(address: Address) {
    // Each overload takes another shape of settings; the client tells them apart by their keys.
    super(settings(address) as { endpoint: string }, channel(address), address.credentials);
    // Batched appends share one process-wide map: an error on one channel rejects the appends of
    // all others, and the next reply then throws where nobody can catch it. Plain appends have
    // a deadline each and are known to every server; asking what else it can do is not needed,
    // and the question itself has no deadline.
    this.supports = () => Promise.resolve(false);
    // Called without a catch: where the cluster is gone it would be an unhandled rejection.
    const handle = this.handleError;
    this.handleError = (client, error) => handle(client, error).catch(() => undefined);
    const open = this.getChannel;
    this.getChannel = async () => {
      const opened = await open();
      this.#channels.add(opened);
      return opened;
    };
  }

  /** Ends what is running and closes the sockets, which `dispose` alone leaves open. */
  async release(): Promise<void> {
    const patience = Promise.withResolvers<undefined>();
    const timer = setTimeout(patience.resolve, DISPOSE_MS, undefined);
    await Promise.race([this.dispose(), patience.promise]);
    clearTimeout(timer);
    for (const opened of this.#channels) opened.close();
    this.#channels.clear();
  }
}

function settings(address: Address): object {
  const { hosts, discover } = address;
  const endpoints = hosts.map(({ address: host, port }) => ({ address: host, port }));
  const where = discover
    ? { discover: endpoints[0] }
    : endpoints.length > 1
      ? { endpoints }
      : { endpoint: endpoints[0] };
  return { throwOnAppendFailure: true, nodePreference: 'leader', ...where, ...given(address) };
}

/** The options that were given; one that is there but undefined would hide the client's default. */
function given(address: Address): object {
  const { connectionName, keepAliveInterval, keepAliveTimeout } = address;
  const { maxDiscoverAttempts, discoveryInterval, gossipTimeout } = address;
  const all = {
    connectionName,
    keepAliveInterval,
    keepAliveTimeout,
    maxDiscoverAttempts,
    discoveryInterval,
    gossipTimeout,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function channel({
  tls,
  tlsCAFile,
  userCertFile,
  userKeyFile,
  name,
}: Address): ChannelCredentialOptions {
  if (!tls) return { insecure: true };
  return {
    insecure: false,
    ...(tlsCAFile && { rootCertificate: load(name, 'tlsCAFile', tlsCAFile) }),
    ...(userCertFile && { userCertFile: load(name, 'userCertFile', userCertFile) }),
    ...(userKeyFile && { userKeyFile: load(name, 'userKeyFile', userKeyFile) }),
  };
}

function load(name: string, option: string, file: string): Buffer {
  try {
    return readFileSync(isAbsolute(file) ? file : resolve(file));
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new StoreError(`${name}: ${option} ${file} cannot be read (${code}): check the path.`);
  }
}

interface Lease {
  readonly connection: ServerConnection;
  holders: number;
}
const leases = new Map<string, Lease>();

/** The process's one client for an address; give it back with `letGo`. */
export function connect(address: Address): {
  connection: ServerConnection;
  letGo: () => Promise<void>;
} {
  const key = JSON.stringify(address);
  const lease = leases.get(key) ?? { connection: new ServerConnection(address), holders: 0 };
  leases.set(key, lease);
  lease.holders += 1;
  return {
    connection: lease.connection,
    letGo: async () => {
      lease.holders -= 1;
      if (lease.holders > 0) return;
      leases.delete(key);
      await lease.connection.release();
    },
  };
}
