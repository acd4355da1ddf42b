import type { CitationView } from './show.ts';
import type { SourcesReport } from './sources.ts';
import { agreeing, counted, grouped, percentage } from './words.ts';

/** How much of a history rests on a single source. */
export function sourcesFinding({ single, documented, sources, timeline }: SourcesReport): string {
  if (documented === 0) return `${timeline} has no documented events`;
  const used = sources.filter(({ events }) => events > 0).length;
  return (
    `${grouped(single.length)} of ${counted(documented, 'event')} (${percentage(single.length / documented)}) ` +
    `${agreeing(single.length, 'rests', 'rest')} on a single source; ${counted(used, 'source')} ${agreeing(used, 'is', 'are')} cited in all`
  );
}

/** `Author: Title. Publisher, date.` */
export function fullSource(source: NonNullable<CitationView['full']>): string {
  const { author, title, described, publisher, published } = source;
  const by = author === undefined ? '' : `${author}: `;
  const named = described === true ? `[${title}]` : title;
  const where = publisher === 'unknown' ? 'Publisher unknown' : publisher;
  return `${by}${named}. ${where}, ${published ?? 'undated'}.`;
}
