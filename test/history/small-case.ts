import { toStored } from '../../src/history/stored-event.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { detains, event, imposes, releases, STREAM } from '../words.ts';
import { forks, on } from './scene.ts';

const NOTHING = { provenance: { kind: 'editorial' } } as const;

/** What the case is about, one source, one actor. */
const catalogue = [
  event(
    'CaseOpened',
    'target',
    '2026-01-01',
    { case: 'test', title: 'A small case', target: 'target', about: 'One arrest and one release.' },
    { ...NOTHING, key: 'case' },
  ),
  event(
    'SourceAdded',
    'target',
    '2026-01-01',
    {
      source: 'a-source',
      title: 'A release',
      publisher: 'Reuters',
      published: '2025-12-13',
      kind: 'news',
      language: 'en',
    },
    { ...NOTHING, key: 'source-a-source' },
  ),
  event(
    'ActorAdded',
    'target',
    '2026-01-01',
    { actor: 'ales', name: 'Ales Bialiatski', kind: 'person' },
    { ...NOTHING, key: 'actor-ales' },
  ),
];

/** An arrest, the sanctions that follow it, and the release of who was arrested. */
export const [arrest, ban, release] = [
  event('PersonDetained', 'target', '2021-07-14', detains(['ales'], '2021-07-14').data as never, {
    key: 'arrest',
    summary: 'Ales Bialiatski is arrested.',
  }),
  event('SanctionImposed', 'usa', '2021-08-09', imposes('usa', 'ban', '2021-08-09').data as never, {
    key: 'ban',
    summary: 'The United States bans trade in potash.',
  }),
  event(
    'PrisonersReleased',
    'target',
    '2025-12-13',
    releases(['ales'], '2025-12-13').data as never,
    {
      key: 'release',
      summary: 'Ales Bialiatski is released.',
    },
  ),
];

/** A store with the record `test` and its branch `test~no-arrest`, which drops the arrest. */
export async function smallCase(): Promise<MemoryStore> {
  const store = new MemoryStore();
  const events = [...catalogue, arrest, ban, release];
  await store.append(STREAM, events.map(toStored), 'none');
  const branch = await forks(store, 'no-arrest', '2021-01-01');
  await on(store, branch).drops('arrest');
  return store;
}
