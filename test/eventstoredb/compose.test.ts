/** The shape of compose.yaml; the containers themselves are not started here. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

interface Service {
  readonly image: string;
  readonly profiles: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}
const file = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};
const services = Object.entries(file.services);

it('should hold one node, or three and the maker of their certificates', () => {
  const named = (profile: string): string[] =>
    services.filter(([, { profiles }]) => profiles.includes(profile)).map(([name]) => name);
  expect(named('single')).toEqual(['single']);
  expect(named('cluster')).toEqual(['certificates', 'node1', 'node2', 'node3']);
});

it('should be reachable from this machine only, unless told otherwise', () => {
  const ports = services.flatMap(([, { ports = [] }]) => ports);
  expect(ports).toHaveLength(4);
  for (const port of ports) expect(port).toMatch(/^\$\{DETENTE_BIND:-127\.0\.0\.1\}:\d+:2113$/);
});

it('should keep its data, and share nothing but certificates', () => {
  for (const [name, { volumes }] of services) {
    for (const volume of volumes) {
      const [source = ''] = volume.split(':');
      expect(file.volumes).toHaveProperty(source);
      expect(source === 'certificates' || source.startsWith(`${name}-`)).toBe(true);
    }
  }
});

it('should give each node of the cluster the address and the neighbours it must have', () => {
  const addresses = [11, 12, 13].map((last) => `172.30.240.${last}`);
  for (const [index, own] of addresses.entries()) {
    const { environment = {} } = file.services[`node${index + 1}`] ?? {};
    expect(environment['KURRENTDB_REPLICATION_IP']).toBe(own);
    expect(environment['KURRENTDB_CLUSTER_SIZE']).toBe('3');
    expect(environment['KURRENTDB_ADVERTISE_NODE_PORT_TO_CLIENT_AS']).toBe(String(2111 + index));
    const others = addresses.filter((address) => address !== own).map((host) => `${host}:2113`);
    expect(environment['KURRENTDB_GOSSIP_SEED']).toBe(others.join(','));
    expect(environment).not.toHaveProperty('KURRENTDB_INSECURE');
  }
});
