/**
 * Connection strings: `esdb://user:password@host:port,host:port?tls=true`.
 *
 * The client has a parser of its own, which prints the whole string, password and all, when it
 * meets an option it does not know. Hence this one: nothing it says holds the credentials.
 */

import { StoreError } from '../failure.ts';
import { parseOptions, type AddressOptions } from './address-options.ts';

export interface Host {
  readonly address: string;
  readonly port: number;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Where a server or cluster is and how to speak to it. */
export interface Address extends AddressOptions {
  /** For messages and as a key: scheme and hosts, no credentials. */
  readonly name: string;
  readonly hosts: readonly Host[];
  /** The one host is a DNS name that stands for the whole cluster. */
  readonly discover: boolean;
  readonly credentials?: Credentials;
}

const SCHEME = /^(esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\//i;
const HOST = /^(?<address>\[[0-9a-f:]+\]|[a-z0-9._-]+)(?::(?<port>\d{1,5}))?$/i;
const DEFAULT_PORT = 2113;
const EXAMPLE = 'write it like esdb://localhost:2113?tls=false';

/** True for a location that this engine serves. */
export function isEventStoreDb(location: string): boolean {
  return SCHEME.test(location);
}

/** Reads a connection string; throws a StoreError that never repeats user, password or options. */
export function parseAddress(
  connectionString: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): Address {
  const text = connectionString.trim();
  const scheme = SCHEME.exec(text);
  if (scheme === null) {
    throw new StoreError(`a server's address starts with esdb:// or kurrentdb://: ${EXAMPLE}.`);
  }
  const rest = text.slice(scheme[0].length);
  const mark = rest.indexOf('?');
  const authority = (mark === -1 ? rest : rest.slice(0, mark)).replace(/\/+$/, '');
  // The last @ ends the credentials: a password pasted with an @ in it must not leak into a host.
  const at = authority.lastIndexOf('@');
  const hosts = authority
    .slice(at + 1)
    .split(',')
    .map(parseHost);
  const discover = scheme[2] !== undefined;
  const name = `esdb${discover ? '+discover' : ''}://${hosts.map(show).join(',')}`;
  const credentials =
    at === -1 ? fromEnvironment(environment) : parseCredentials(authority.slice(0, at), name);
  return {
    name,
    hosts,
    discover,
    ...parseOptions(mark === -1 ? '' : rest.slice(mark + 1), name),
    ...(credentials && { credentials }),
  };
}

function parseHost(text: string): Host {
  const { address, port } = HOST.exec(text.trim())?.groups ?? {};
  const number = port === undefined ? DEFAULT_PORT : Number(port);
  if (address === undefined || number < 1 || number > 65_535) {
    // The text may be half a password: it is not shown.
    throw new StoreError(
      `the server's address holds something that is not host:port: ${EXAMPLE}, and percent-encode ` +
        'what is special in user and password.',
    );
  }
  return { address, port: number };
}

function show({ address, port }: Host): string {
  return `${address}:${port}`;
}

function parseCredentials(text: string, name: string): Credentials {
  const colon = text.indexOf(':');
  try {
    const username = decodeURIComponent(text.slice(0, colon));
    const password = decodeURIComponent(text.slice(colon + 1));
    if (colon > 0 && password !== '') return { username, password };
  } catch {
    // A stray % sign: said below, without the text.
  }
  throw new StoreError(
    `${name}: before the @ stands user:password, both percent-encoded (a % itself is %25).`,
  );
}

/** DETENTE_STORE_USER and DETENTE_STORE_PASSWORD keep credentials out of shell histories. */
function fromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Credentials | undefined {
  const username = environment['DETENTE_STORE_USER'];
  const password = environment['DETENTE_STORE_PASSWORD'];
  if (!username || !password) return undefined;
  return { username, password };
}
