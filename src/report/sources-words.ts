import type { CitationView } from './show.ts';

/** `Author: Title. Publisher, date.` */
export function fullSource(source: NonNullable<CitationView['full']>): string {
  const { author, title, described, publisher, published } = source;
  const by = author === undefined ? '' : `${author}: `;
  const named = described === true ? `[${title}]` : title;
  const where = publisher === 'unknown' ? 'Publisher unknown' : publisher;
  return `${by}${named}. ${where}, ${published ?? 'undated'}.`;
}
