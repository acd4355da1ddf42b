import type { Entry } from '../../../domain/entry.ts';
import type { Catalogue } from '../../history/catalogue.ts';
import { citesOf } from '../../report/event-view.ts';

const NAMED = 3;

/** What events rest on, in a line: how many sources, and those cited most. */
export function sourcesLine(entries: readonly Entry[], catalogue: Catalogue): string {
  const cited = new Map<string, { cite: string; events: number }>();
  for (const entry of entries) {
    for (const { source, cite } of citesOf(entry, catalogue)) {
      const own = cited.get(source) ?? { cite, events: 0 };
      own.events += 1;
      cited.set(source, own);
    }
  }
  if (cited.size === 0) return 'Sources: none of these events cites a source.';
  const most = [...cited.values()].sort((a, b) => b.events - a.events).slice(0, NAMED);
  const names = most.map(({ cite, events }) => `${cite} (${events})`).join('; ');
  const rest = cited.size > NAMED ? ', most often ' : ': ';
  return `Sources: ${cited.size} cited by these events${rest}${names}. The full list is under Sources.`;
}
