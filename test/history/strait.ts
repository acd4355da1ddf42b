import type { Event } from '../../domain/event.ts';
import { keyedId } from '../../src/history/event-id.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { type Around, detains, event, imposes, meets, releases } from '../words.ts';
import { forks, on } from './scene.ts';

/*
 * A made-up case for the examples in docstrings, the timeline `strait`: the north bans the south
 * from its ports, the south arrests Ana, they talk, and Ana is released because of the talks.
 */

const STREAM = 'case-strait';
const idOf = (key: string): string => keyedId(STREAM, key);
const named = (key: string, made: Event, around: Around = {}): Event =>
  ({ ...made, ...around, key, id: idOf(key) }) as Event;
const because = (key: string): Around => ({ because: [{ event: idOf(key), says: 'The Pilot' }] });

const about = {
  case: 'strait',
  title: 'The strait',
  target: 'south',
  about: 'Ships and a prisoner.',
};
const pilot = {
  source: 'pilot-2021',
  title: 'Ana is free',
  publisher: 'The Pilot',
  published: '2021-03-02',
  kind: 'news',
  language: 'en',
} as const;
const north = {
  actor: 'north',
  name: 'Northland',
  kind: 'state',
  aliases: ['Nordia'] as string[],
} as const;
const south = { actor: 'south', name: 'Southland', kind: 'state' } as const;

export const ban = named('ban', imposes('north', 'port-ban', '2020-03-01'));
export const arrest = named('arrest', detains(['ana'], '2020-05-01'));
export const talks = named('talks', meets(['north', 'south'], '2021-02-01'));
export const release = named(
  'release',
  releases(['ana'], '2021-03-01', { basis: 'charges-dropped' }),
  because('talks'),
);
const catalogue = [
  named('case', event('CaseOpened', 'author', '2020-03-01', about)),
  named('pilot', event('SourceAdded', 'author', '2021-03-02', pilot)),
  named('north', event('ActorAdded', 'author', '2020-03-01', north)),
  named('south', event('ActorAdded', 'author', '2020-03-01', south)),
];

/** A store with the record `strait`. */
export async function straitStore(): Promise<MemoryStore> {
  const store = new MemoryStore();
  const events = [...catalogue, ban, arrest, talks, release];
  await store.append(STREAM, events.map(toStored), 'none');
  return store;
}

/** The same with a branch, `strait~no-talks`, that leaves at the end of 2020 and drops the talks. */
export async function straitWithBranch(): Promise<MemoryStore> {
  const store = await straitStore();
  const branch = await forks(store, 'no-talks', '2020-12-31', 'keep', 'strait');
  await on(store, branch).drops('talks');
  return store;
}
