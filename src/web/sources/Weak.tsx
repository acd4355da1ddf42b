import type { Entry } from '../../../domain/entry.ts';
import { type SourcesReport } from '../../report/sources.ts';
import { citesOf } from '../../report/event-view.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { cited$ } from './CitationDrawer.tsx';
import { counted } from '../../report/words.ts';

const byKey = (read: TimelineData): ReadonlyMap<string, Entry> =>
  new Map(read.entries.map((entry) => [entry.event.key, entry]));

/** A source's short name that opens the drawer. */
function Cited({ source, cite }: { readonly source: string; readonly cite: string }) {
  return (
    <button
      type="button"
      className="cite"
      onClick={() => {
        cited$.next(source);
      }}
    >
      {cite}
    </button>
  );
}

interface WeakProps {
  readonly read: TimelineData;
  readonly report: SourcesReport;
  /** The sources that the facets leave. */
  readonly wanted: ReadonlySet<string>;
}

/** Events that fall with one source. */
export function WeakestLinks({ read, report, wanted }: WeakProps) {
  const entries = byKey(read);
  const single = report.single.filter((key) => {
    const entry = entries.get(key);
    return (
      entry !== undefined && citesOf(entry, read.catalogue).some((each) => wanted.has(each.source))
    );
  });
  return (
    <section className="card" aria-labelledby="weakest">
      <h2 id="weakest">{counted(single.length, 'weakest link', 'weakest links')}</h2>
      <ul className="plain-list tall" tabIndex={0} aria-labelledby="weakest">
        {single.map((key) => {
          const entry = entries.get(key);
          return (
            <li key={key}>
              <span className="date">{entry?.event.occurred}</span> {entry?.event.summary ?? key}{' '}
              {entry !== undefined &&
                citesOf(entry, read.catalogue).map((each) => <Cited key={each.source} {...each} />)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Where a source says something else than the record uses. */
export function Contradictions({ read, report, wanted }: WeakProps) {
  const entries = byKey(read);
  const differences = report.differences.filter(({ source }) => wanted.has(source));
  return (
    <section className="card" aria-labelledby="contradictions">
      <h2 id="contradictions">
        {differences.length === 0
          ? 'None of these sources contradicts the record'
          : `In ${counted(differences.length, 'place a source says', 'places a source says')} otherwise`}
      </h2>
      <ul className="plain-list tall" tabIndex={0} aria-labelledby="contradictions">
        {differences.map(({ key, source, cite, differs }, i) => {
          const event = entries.get(key)?.event;
          const note = event?.provenance.kind === 'documented' ? event.provenance.note : undefined;
          return (
            <li key={i}>
              <p>
                <span className="quiet">The record, {event?.occurred}:</span>{' '}
                {event?.summary ?? key}
              </p>
              <p className="differs">
                <Cited source={source} cite={cite} /> {differs}
              </p>
              {note !== undefined && <p className="quiet">Note of the record: {note}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What a branch assumes, with its reasons: assumptions have no sources. */
export function Assumptions({ read }: { readonly read: TimelineData }) {
  const edits = read.timeline.lineage.flatMap(({ amendments }) => amendments);
  const own = read.entries.map(({ event }) => event);
  const assumed = [...own, ...edits].flatMap(({ key, summary, occurred, provenance }) =>
    provenance.kind === 'hypothetical'
      ? [{ key, summary, occurred, reason: provenance.reason }]
      : [],
  );
  if (assumed.length === 0) return null;
  return (
    <section className="card" aria-labelledby="assumed">
      <h2 id="assumed">
        {counted(
          assumed.length,
          'change is an assumption of this branch or one it descends from; it has no source',
          'changes are assumptions of this branch and those it descends from; they have no sources',
        )}
      </h2>
      <ul className="plain-list tall" tabIndex={0} aria-labelledby="assumed">
        {assumed.map(({ key, summary, occurred, reason }) => (
          <li key={key}>
            <span className="date">{occurred}</span> {summary}
            <p className="quiet">Reason: {reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
