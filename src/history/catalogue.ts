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
 * HistoryError when the stream does not begin a case.
 *
 * ```ts
 * import { smallCase } from '../../test/history/small-case.ts';
 * import { openTimeline } from './timeline.ts';
 * const store = await smallCase();
 * const { lineage } = await openTimeline(store, 'test');
 * const catalogue = await readCatalogue(store, lineage);
 * catalogue.case.title; // => 'A small case'
 * [...catalogue.actors.keys()]; // => ['ales']
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
 * An actor's name on screen; its slug when it is not in the cast.
 *
 * ```ts
 * const actors = new Map([['usa', { actor: 'usa', name: 'United States', kind: 'state' }]]);
 * nameOf({ actors }, 'usa'); // => 'United States'
 * nameOf({ actors }, 'press'); // => 'press'
 * ```
 */
export function nameOf({ actors }: Pick<Catalogue, 'actors'>, actor: string): string {
  return actors.get(actor)?.name ?? actor;
}

/**
 * The actors that a text names, as slugs: by slug, name or alias, whatever the case of the letters.
 * Exact matches where there are any, otherwise those whose slug, name or alias contains the text.
 *
 * ```ts
 * const usa = { actor: 'usa', name: 'United States', kind: 'state', aliases: ['America'] };
 * const actors = new Map([['usa', usa]]);
 * findActors({ actors }, 'AMERICA'); // => ['usa']
 * findActors({ actors }, 'united'); // => ['usa']
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
 * A text in lower case without accents, to compare by. By Unicode alone: the same in every locale.
 *
 * ```ts
 * fold('Wałęsa'); // => 'walesa'
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
 * A source in a few words: its publisher, or its title when the publisher is unknown, and its date.
 *
 * ```ts
 * const source = { source: 'r', title: 'Prisoners freed', publisher: 'Reuters', published: '2025-12-13' };
 * shortSource({ sources: new Map([['r', source]]) }, 'r'); // => 'Reuters, 2025-12-13'
 * ```
 */
export function shortSource({ sources }: Pick<Catalogue, 'sources'>, name: string): string {
  const source = sources.get(name);
  if (source === undefined) return name;
  const who = source.publisher === 'unknown' ? `"${source.title}"` : source.publisher;
  return source.published === undefined ? who : `${who}, ${source.published}`;
}
