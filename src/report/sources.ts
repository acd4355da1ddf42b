import { isoDay } from '../../domain/calendar.ts';
import type { Source } from '../../domain/source.ts';
import type { Entry } from '../../domain/entry.ts';
import { sourcesByUse, weakestLinks } from '../../projections/coverage.ts';
import { replay, pagesOf } from '../history/timeline.ts';
import { shortSource } from '../history/catalogue.ts';
import { citationsOf, type EventView, eventView } from './event-view.ts';
import type { OpenTimeline } from './read-timeline.ts';

export interface SourcesReport {
  readonly timeline: string;
  readonly documented: number;
  readonly hypothetical: number;
  readonly simulated: number;
  /** By number of events that cite them, most first; those in the catalogue that nothing cites last. */
  readonly sources: readonly {
    readonly source: string;
    readonly cite: string;
    readonly kind: string;
    readonly events: number;
  }[];
  /** Keys of events that rest on one source alone. */
  readonly single: readonly string[];
  /** Where a source says something else than the record uses. */
  readonly differences: readonly {
    readonly key: string;
    readonly source: string;
    readonly cite: string;
    readonly differs: string;
  }[];
}

/** Which sources carry a history, which events rest on one, where sources disagree. */
export async function sourcesReport({ timeline, catalogue }: OpenTimeline): Promise<SourcesReport> {
  const { coverage } = await replay(timeline);
  const { single, differences } = weakestLinks(coverage);
  const used = sourcesByUse(coverage);
  const unused = [...catalogue.sources.keys()]
    .filter((name) => !used.some(({ source }) => source === name))
    .sort()
    .map((source) => ({ source, events: 0 }));
  return {
    timeline: timeline.title,
    documented: coverage.documented,
    hypothetical: coverage.hypothetical,
    simulated: coverage.simulated,
    sources: [...used, ...unused].map(({ source, events }) => ({
      source,
      cite: shortSource(catalogue, source),
      kind: catalogue.sources.get(source)?.kind ?? 'other',
      events,
    })),
    single,
    differences: differences.map((each) => ({
      ...each,
      cite: shortSource(catalogue, each.source),
    })),
  };
}

export interface SourceReport {
  readonly timeline: string;
  readonly source: Source;
  /** Events that cite it; `alone` where nothing else supports them. */
  readonly events: readonly (EventView & {
    readonly alone: boolean;
    readonly locator?: string;
    readonly differs?: string;
  })[];
  /** Corrections of the record that rest on it. */
  readonly corrections: readonly {
    readonly key: string;
    readonly on: string;
    readonly summary: string;
  }[];
}

/** One source and everything that rests on it. */
export async function sourceReport(opened: OpenTimeline, source: Source): Promise<SourceReport> {
  const { timeline, catalogue } = opened;
  const events: SourceReport['events'][number][] = [];
  for await (const page of pagesOf(timeline)) {
    for (const { entry } of page) {
      const view = restsOn(entry, source.source, eventView(entry, catalogue));
      if (view !== undefined) events.push(view);
    }
  }
  const corrections = timeline.lineage
    .flatMap(({ amendments }) => amendments)
    .filter((event) => citationsOf(event).some((each) => each.source === source.source))
    .map(({ key, recorded, summary }) => ({ key, on: recorded.slice(0, 10), summary }));
  return { timeline: timeline.title, source, events, corrections };
}

function restsOn(
  entry: Entry,
  source: string,
  view: EventView,
): SourceReport['events'][number] | undefined {
  const citations = citationsOf(entry.event);
  const own = citations.find((each) => each.source === source);
  if (own === undefined) return undefined;
  const alone = citations.every((each) => each.source === source);
  return {
    ...view,
    on: isoDay(entry.start),
    alone,
    ...(own.locator === undefined ? {} : { locator: own.locator }),
    ...(own.differs === undefined ? {} : { differs: own.differs }),
  };
}
