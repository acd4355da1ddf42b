/** What may stand after the question mark of a connection string. */

import { StoreError } from '../failure.ts';

export interface AddressOptions {
  /** Encrypted; without it the server knows no users. */
  readonly tls: boolean;
  /** File of the authority that signed the server's certificate. */
  readonly tlsCAFile?: string;
  readonly userCertFile?: string;
  readonly userKeyFile?: string;
  readonly connectionName?: string;
  /** Milliseconds one call may take. */
  readonly defaultDeadline?: number;
  /** Milliseconds. */
  readonly keepAliveInterval?: number;
  readonly keepAliveTimeout?: number;
  /** Finding a cluster's leader: attempts, milliseconds between them, seconds for each. */
  readonly maxDiscoverAttempts?: number;
  readonly discoveryInterval?: number;
  readonly gossipTimeout?: number;
}

type Key = keyof AddressOptions;
const TEXTS = ['tlsCAFile', 'userCertFile', 'userKeyFile', 'connectionName'] as const;
const NUMBERS = [
  'defaultDeadline',
  'keepAliveInterval',
  'keepAliveTimeout',
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
] as const;
const KNOWN: readonly string[] = ['tls', ...TEXTS, ...NUMBERS];
/** The client warns on the console below this, and servers may hang up. */
const KEEP_ALIVE_LEAST = 10_000;

/** Reads `key=value&key=value`; `name` is the server's, for messages. */
export function parseOptions(query: string, name: string): AddressOptions {
  const options: Partial<Record<Key, boolean | number | string>> = { tls: true };
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const given = equals === -1 ? pair : pair.slice(0, equals);
    const value = equals === -1 ? '' : pair.slice(equals + 1);
    if (settled(given, value, name)) continue;
    const key = keyOf(given, name);
    options[key] = valueOf(key, value, name);
  }
  if ((options.userCertFile === undefined) !== (options.userKeyFile === undefined)) {
    throw new StoreError(`${name}: userCertFile and userKeyFile go together: give both or none.`);
  }
  return options as unknown as AddressOptions;
}

/** Options that other programs' strings carry and that leave no choice here. */
function settled(given: string, value: string, name: string): boolean {
  switch (flat(given)) {
    case 'nodepreference':
      if (flat(value) === 'leader') return true;
      throw new StoreError(
        `${name}: nodePreference can only be leader: another node may not yet show your appends.`,
      );
    case 'throwonappendfailure':
      return true;
    case 'tlsverifycert':
      if (value === 'true') return true;
      throw new StoreError(
        `${name}: tlsVerifyCert=false is not supported: give the authority with tlsCAFile.`,
      );
    default:
      return false;
  }
}

function keyOf(given: string, name: string): Key {
  const key = KNOWN.find((known) => flat(known) === flat(given));
  if (key !== undefined) return key as Key;
  throw new StoreError(
    `${name}: the option after the ? is unknown, allowed are ${KNOWN.join(', ')}.`,
  );
}

function valueOf(key: Key, value: string, name: string): boolean | number | string {
  if (key === 'tls') {
    if (value === 'true' || value === 'false') return value === 'true';
    throw new StoreError(`${name}: tls is true or false.`);
  }
  if (TEXTS.some((text) => text === key)) {
    try {
      return decodeURIComponent(value);
    } catch {
      throw new StoreError(`${name}: ${key} holds a stray % sign: write it as %25.`);
    }
  }
  const number = Number(value);
  const keepAlive = key.startsWith('keepAlive');
  if (keepAlive && number === -1) return number;
  if (
    value !== '' &&
    Number.isSafeInteger(number) &&
    number >= (keepAlive ? KEEP_ALIVE_LEAST : 1)
  ) {
    return number;
  }
  throw new StoreError(
    keepAlive
      ? `${name}: ${key} is -1 (off) or a whole number of at least ${KEEP_ALIVE_LEAST} milliseconds.`
      : `${name}: ${key} is a whole number from 1 up.`,
  );
}

function flat(text: string): string {
  return text.trim().toLowerCase().replace(/[_-]/g, '');
}
