import type { Source } from '../../../domain/source.ts';
import { citesOf } from '../../report/event-view.ts';
import { sourceReport, type SourcesReport, sourcesReport } from '../../report/sources.ts';
import { downloadKey } from '../shell/download-key.ts';
import { plain, useKeys } from '../shell/keys.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { textOf } from './citation.ts';
import { copied } from './CopyButtons.tsx';
import { latestSource } from './matrix.ts';
import { Matrix } from './Matrix.tsx';
import { Reference, Resting } from './Reference.tsx';
import { Facets, type Listed, SourceList } from './SourceList.tsx';
import { useReport } from './use-report.ts';
import { Assumptions, Contradictions, WeakestLinks } from './Weak.tsx';
import { sourcesFinding } from '../../report/sources-words.ts';

/** What a timeline rests on. */
export function Sources({ read }: { readonly read: TimelineData }) {
  const { view } = useRx(route$);
  const report = useReport(() => sourcesReport(read), [read]);
  const chosen = view['source'] ?? latestSource(read.entries);
  const sources = report === undefined ? [] : shownOf(report, read, view);
  useKeys(keysFor(sources, read.catalogue.sources.get(chosen ?? ''), view['single'] === 'only'));
  if (report === undefined) return <h1>Reading what {read.timeline.title} rests on …</h1>;
  const all = [...read.catalogue.sources.values()];
  const source = read.catalogue.sources.get(chosen ?? '');
  const wanted = new Set(sources.map((each) => each.source));
  return (
    <>
      <h1>{sourcesFinding(report)}</h1>
      <Facets
        kinds={distinct(all.map(({ kind }) => kind))}
        languages={distinct(all.map(({ language }) => language))}
        view={view}
      />
      <div className="columns">
        <div>
          <Assumptions read={read} />
          <Matrix read={read} sources={sources} onlySingle={view['single'] === 'only'} />
          <WeakestLinks read={read} report={report} wanted={wanted} />
          <Contradictions read={read} report={report} wanted={wanted} />
        </div>
        <div>
          {source !== undefined && <Chosen read={read} source={source} />}
          <SourceList sources={sources} chosen={chosen} />
        </div>
      </div>
    </>
  );
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

/** The sources that the facets leave. */
function shownOf(
  { sources, single }: SourcesReport,
  { catalogue, entries }: TimelineData,
  view: Readonly<Record<string, string>>,
): readonly Listed[] {
  const { kind, language } = view;
  const keys = new Set(single);
  const alone = new Set(
    entries
      .filter(({ event }) => keys.has(event.key))
      .flatMap((entry) => citesOf(entry, catalogue).map(({ source }) => source)),
  );
  return sources.filter(
    (each) =>
      (kind === undefined || each.kind === kind) &&
      (language === undefined || catalogue.sources.get(each.source)?.language === language) &&
      (view['single'] !== 'only' || alone.has(each.source)),
  );
}

function Chosen({ read, source }: { readonly read: TimelineData; readonly source: Source }) {
  const report = useReport(() => sourceReport(read, source), [read, source]);
  return (
    <section className="card" aria-labelledby="chosen">
      <h2 id="chosen">{source.title}</h2>
      <Reference source={source} key={source.source} />
      {report?.source === source && <Resting report={report} />}
    </section>
  );
}

function keysFor(sources: readonly Listed[], chosen: Source | undefined, single: boolean) {
  const step = (by: number): void => {
    const at = sources.findIndex(({ source }) => source === chosen?.source);
    const next = sources[Math.min(Math.max(at + by, 0), sources.length - 1)];
    if (next !== undefined) look({ source: next.source });
  };
  const key = (name: string, does: string, act: () => void) => ({
    keys: name,
    does,
    handle: (event: KeyboardEvent) => {
      if (!plain(event, name)) return false;
      act();
      return true;
    },
  });
  return [
    key('J', 'selects the next source', () => {
      step(1);
    }),
    key('K', 'selects the source before', () => {
      step(-1);
    }),
    key('C', 'copies the citation of the source', () => {
      if (chosen !== undefined) void copied(textOf(chosen));
    }),
    key('E', 'goes to the events of the source', () => {
      document.querySelector<HTMLElement>('.resting button')?.focus();
    }),
    key('U', 'shows only sources that an event rests on alone', () => {
      look({ single: single ? undefined : 'only' });
    }),
    downloadKey,
  ];
}
