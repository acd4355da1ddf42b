import type { Cite } from '../../report/event-view.ts';

/** `Reuters, 2025-12-13; AP, 2025-12-13 (+2)`: the first ones, and how many more there are. */
export function shownSources(sources: readonly Cite[], most = 2): string {
  if (sources.length === 0) return 'no source';
  const shown = sources.slice(0, most).map(({ cite }) => cite);
  const more = sources.length - shown.length;
  return more === 0 ? shown.join('; ') : `${shown.join('; ')} (+${more})`;
}
