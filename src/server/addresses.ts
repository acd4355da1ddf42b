import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Where the server listens when nothing else is asked for: on this machine only. */
export const LOOPBACK = '127.0.0.1';
const LOOPBACK_NAMES = [LOOPBACK, 'localhost', '[::1]'];

/** Every address of this machine, of one family or of both. */
const ANY: Readonly<Record<string, readonly string[]>> = {
  '0.0.0.0': ['IPv4'],
  '::': ['IPv4', 'IPv6'],
};

/** Addresses or names that reach a server which listens on `host`, as they stand in a URL. */
export function addressesOf(host: string): string[] {
  const families = ANY[host];
  if (families === undefined) return [inUrl(host)];
  return (
    Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ family }) => families.includes(family))
      // Those of one cable only need its name besides, which no browser takes.
      .filter(({ address }) => !address.startsWith('fe80:'))
      .sort((a, b) => Number(a.internal) - Number(b.internal))
      .map(({ address }) => inUrl(address))
  );
}

/** What a Host header may name; loopback has three names. */
export function namesOf(host: string): ReadonlySet<string> {
  const addresses = addressesOf(host);
  const isLocal = addresses.some((each) => LOOPBACK_NAMES.includes(each));
  return new Set([...addresses, ...(isLocal ? LOOPBACK_NAMES : [])]);
}

export const isLoopback = (host: string): boolean => LOOPBACK_NAMES.includes(inUrl(host));

/** Whether a text can be listened on: an address, or a name of this machine. */
export function canListenOn(host: string): boolean {
  if (isIP(host) !== 0) return true;
  // What a URL would take for something else is no name.
  const isName = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(host);
  return isName && URL.canParse(`http://${host}/`) && inUrl(host) === host.toLowerCase();
}

function inUrl(host: string): string {
  return new URL(isIP(host) === 6 ? `http://[${host}]/` : `http://${host}/`).hostname;
}
