import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/failure.ts';
import { isEventStoreDb, parseAddress } from '../../src/store/eventstoredb/address.ts';
import { openEventStoreDb } from '../../src/store/eventstoredb/engine.ts';

const SECRET = 'h%40rd%3Axyzzy';

function refusal(text: string): string {
  try {
    parseAddress(text);
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError);
    return (error as StoreError).message;
  }
  return 'it was taken';
}

describe('a connection string', () => {
  it.each([
    ['esdb://localhost', 'esdb://localhost:2113', true],
    ['esdb://localhost:2114/?tls=false', 'esdb://localhost:2114', false],
    ['kurrentdb://n1:1,n2:2,n3?TLS=true', 'esdb://n1:1,n2:2,n3:2113', true],
    ['esdb+discover://cluster.example.org', 'esdb+discover://cluster.example.org:2113', true],
    ['esdb://[::1]:2113?tls=false', 'esdb://[::1]:2113', false],
    ['esdb://h?tlsVerifyCert=true&nodePreference=Leader', 'esdb://h:2113', true],
  ])('should be read: %s', (text, name, tls) => {
    expect(isEventStoreDb(text)).toBe(true);
    expect(parseAddress(text)).toMatchObject({ name, tls });
  });

  it('should take credentials, and say them nowhere', async () => {
    const text = `esdb://ann:${SECRET}@localhost:2113?tls=false`;
    const { name, credentials } = parseAddress(text);
    expect(credentials).toEqual({ username: 'ann', password: 'h@rd:xyzzy' });
    expect(name).toBe('esdb://localhost:2113');
    await using store = openEventStoreDb(text);
    expect(store.name).toBe(name);
  });

  it('should take credentials from the environment where it holds none', () => {
    const environment = { DETENTE_STORE_USER: 'ann', DETENTE_STORE_PASSWORD: 'x' };
    expect(parseAddress('esdb://h', environment).credentials).toEqual({
      username: 'ann',
      password: 'x',
    });
    expect(parseAddress('esdb://bob:y@h', environment).credentials?.username).toBe('bob');
    expect(parseAddress('esdb://h').credentials).toBeUndefined();
  });

  it.each([
    ['http://h', /starts with esdb/],
    [`esdb://ann:${SECRET}@`, /not host:port/],
    [`esdb://ann:${SECRET}@host:99999`, /not host:port/],
    [`esdb://ann:${SECRET}@ho st`, /not host:port/],
    [`esdb://ann:a/${SECRET}@h?x=1`, /unknown, allowed are tls, /],
    [`esdb://ann:${SECRET}%@h`, /percent-encoded/],
    [`esdb://ann@h`, /user:password/],
    [`esdb://ann:${SECRET}@h?tls=maybe`, /true or false/],
    [`esdb://ann:${SECRET}@h?password=${SECRET}`, /unknown/],
    [`esdb://ann:${SECRET}@h?nodePreference=follower`, /only be leader/],
    [`esdb://ann:${SECRET}@h?tlsVerifyCert=false`, /tlsCAFile/],
    [`esdb://ann:${SECRET}@h?keepAliveInterval=5`, /at least 10000/],
    [`esdb://ann:${SECRET}@h?gossipTimeout=0`, /from 1 up/],
    [`esdb://ann:${SECRET}@h?userKeyFile=x`, /go together/],
  ])('should be refused without a word of the password: %s', (text, message) => {
    const said = refusal(text);
    expect(said).toMatch(message);
    expect(said).not.toMatch(/h%40rd|h@rd|xyzzy/);
  });

  it('should name a certificate that cannot be read', () => {
    expect(() => openEventStoreDb('esdb://h?tlsCAFile=/none/ca.crt')).toThrow(
      /tlsCAFile \/none\/ca\.crt cannot be read \(ENOENT\)/,
    );
  });

  it('should keep the password out of the errors of a server that is not there', async () => {
    await using store = openEventStoreDb(`esdb://ann:${SECRET}@127.0.0.1:1?tls=false`, {
      timeout_ms: 50,
      patience_ms: 50,
    });
    const error: unknown = await store.head('s').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(`${(error as Error).stack ?? ''}${JSON.stringify(error)}`).not.toMatch(/h%40rd|h@rd/);
    expect((error as Error).message).toMatch(/^esdb:\/\/127\.0\.0\.1:1: reading stream s/);
  });

  it.each([0, 1.5, NaN])('should refuse a time limit of %s', (timeout_ms) => {
    expect(() => openEventStoreDb('esdb://h?tls=false', { timeout_ms })).toThrow(/timeout_ms/);
  });
});
