import type { Actor } from '../../domain/cast.ts';
import type { DataOf } from '../../domain/event.ts';
import type { Source } from '../../domain/source.ts';
import { decodeEvent } from '../../domain/upcast.ts';
import type { EventStore } from '../store/port.ts';
import { HistoryError } from './failure.ts';
import type { Lineage } from './lineage.ts';

/** What a record says of itself: its case, its sources and its cast. */
export interface Catalogue {
  readonly case: DataOf<'CaseOpened'>;
  /** When the record's first edition was entered. */
  readonly recorded: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly actors: ReadonlyMap<string, Actor>;
}

/**
 * Reads the catalogue of the record that a timeline descends from, as that timeline sees it. Throws
 * HistoryError where the record does not say which case it is.
 *
 * ```ts
 * import { straitStore } from '../../test/history/strait.ts';
 * import { readLineage } from './lineage.ts';
 * const store = await straitStore();
 * const catalogue = await readCatalogue(store, await readLineage(store, { case: 'strait' }));
 * catalogue.case.title; // => 'The strait'
 * [...catalogue.actors.keys()]; // => ['north', 'south']
 * ```
 */
export async function readCatalogue(store: EventStore, lineage: Lineage): Promise<Catalogue> {
  const [record] = lineage;
  if (record === undefined) throw new HistoryError('a timeline without a record');
  const sources = new Map<string, Source>();
  const actors = new Map<string, Actor>();
  let about: Pick<Catalogue, 'case' | 'recorded'> | undefined;
  const { stream, upTo } = record;
  for await (const page of store.readOrdered(stream, { role: 'catalogue', upTo })) {
    for (const { text } of page) {
      const event = decodeEvent(text);
      if (event.type === 'CaseOpened') about = { case: event.data, recorded: event.recorded };
      if (event.type === 'SourceAdded') sources.set(event.data.source, event.data);
      if (event.type === 'ActorAdded') actors.set(event.data.actor, event.data);
    }
  }
  if (about === undefined) {
    throw new HistoryError(`${stream} has no CaseOpened: it is not the record of a case`);
  }
  return { ...about, sources, actors };
}

/**
 * An actor's name on screen; its slug when the cast does not hold it.
 *
 * ```ts
 * const actors = new Map([['north', { actor: 'north', name: 'Northland', kind: 'state' }]]);
 * nameOf({ actors }, 'north'); // => 'Northland'
 * nameOf({ actors }, 'pirates'); // => 'pirates'
 * ```
 */
export function nameOf({ actors }: Pick<Catalogue, 'actors'>, actor: string): string {
  return actors.get(actor)?.name ?? actor;
}

/**
 * Actors that a text names: by slug, name or alias, without regard to case and accents; exact
 * matches where there are any, else those whose slug, name or alias holds the text. Gives slugs.
 *
 * ```ts
 * const actors = new Map([
 *   ['north', { actor: 'north', name: 'Northland', kind: 'state', aliases: ['Nórdia'] }],
 *   ['north-fleet', { actor: 'north-fleet', name: 'Fleet of the north', kind: 'body' }],
 * ]);
 * findActors({ actors }, 'nordia'); // => ['north']
 * findActors({ actors }, 'north'); // => ['north']
 * findActors({ actors }, 'nor'); // => ['north', 'north-fleet']
 * findActors({ actors }, 'atlantis'); // => []
 * ```
 */
export function findActors({ actors }: Pick<Catalogue, 'actors'>, text: string): string[] {
  const wanted = fold(text);
  const namesOf = ({ actor, name, aliases = [] }: Actor): string[] =>
    [actor, name, ...aliases].map(fold);
  const all = [...actors.values()];
  const exact = all.filter((actor) => namesOf(actor).includes(wanted));
  const found =
    exact.length > 0
      ? exact
      : all.filter((actor) => namesOf(actor).some((name) => name.includes(wanted)));
  return found.map(({ actor }) => actor);
}

/**
 * Lower case without accents, by Unicode alone: no locale. For comparing names, not for showing
 * them.
 *
 * ```ts
 * fold('Łódź'); // => 'lodz'
 * fold('São Tomé'); // => 'sao tome'
 * ```
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'l')
    .toLowerCase();
}

/**
 * A source in a few words: its publisher and date, or its title when its publisher is unknown. A
 * source that the catalogue does not hold goes by its slug.
 *
 * ```ts
 * const about = { source: 'a', title: 'Ana is free', kind: 'news', language: 'en' };
 * const sources = new Map([
 *   ['pilot', { ...about, publisher: 'The Pilot', published: '2021-03-02' }],
 *   ['leaflet', { ...about, publisher: 'unknown' }],
 * ]);
 * shortSource({ sources }, 'pilot'); // => 'The Pilot, 2021-03-02'
 * shortSource({ sources }, 'leaflet'); // => '"Ana is free"'
 * ```
 */
export function shortSource({ sources }: Pick<Catalogue, 'sources'>, name: string): string {
  const source = sources.get(name);
  if (source === undefined) return name;
  const who = source.publisher === 'unknown' ? `"${source.title}"` : source.publisher;
  return source.published === undefined ? who : `${who}, ${source.published}`;
}
