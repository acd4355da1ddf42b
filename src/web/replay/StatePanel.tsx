import { useEffect, useState } from 'react';
import type { Day } from '../../../domain/calendar.ts';
import { formatQuantity } from '../../../domain/quantity.ts';
import type { Entry } from '../../../domain/entry.ts';
import { type EffectReport, effectOf } from '../../report/effect.ts';
import { citesOf } from '../../report/event-view.ts';
import { replayReport, type ReplayReport } from '../../report/replay.ts';
import { proseDate } from '../sources/dates.ts';
import { cited$ } from '../sources/CitationDrawer.tsx';
import type { Read } from '../state/reading.ts';
import { whenSettled } from './settled.ts';

const FEW = 3;

/** How things stood on a day, as the report says it; undefined until it is known. */
export function useStateOn(read: Read, day: Day): ReplayReport | undefined {
  const [report, setReport] = useState<ReplayReport>();
  useEffect(() => {
    return whenSettled(
      () => replayReport(read, day),
      (found) => {
        setReport(found);
      },
    );
  }, [read, day]);
  return report;
}

export function StatePanel({ report }: { readonly report: ReplayReport }) {
  return (
    <section className="card" aria-labelledby="state-title">
      <h2 id="state-title">State on {proseDate(report.at)}</h2>
      <table>
        <caption className="unseen">Measures that stand, by sender</caption>
        <thead>
          <tr>
            <th scope="col">Sender</th>
            <th scope="col">Stand</th>
            <th scope="col">Listed</th>
          </tr>
        </thead>
        <tbody>
          {report.senders.map((row) => (
            <tr key={`${row.sender} ${row.target}`}>
              <td>
                {row.senderName}
                {row.target !== report.case.target && (
                  <span className="quiet"> against {row.targetName}</span>
                )}
              </td>
              <td>
                {row.standing}
                {row.licensed + row.suspended > 0 && (
                  <span className="quiet">
                    {' '}
                    ({row.licensed + row.suspended} licensed or suspended)
                  </span>
                )}
              </td>
              <td>
                {row.persons} + {row.entities}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.senders.length === 0 && <p>No measure is on record by this day.</p>}
      <p className="quiet">Listed: persons + entities, summed from the record.</p>
      <Relief report={report} />
      <Prisoners report={report} />
      {report.knockOns.length > 0 && (
        <p>
          In this branch {report.knockOns.length} inherited events fall or lose a cause by then: see
          Branches.
        </p>
      )}
    </section>
  );
}

function Relief({ report: { relief } }: { readonly report: ReplayReport }) {
  if (relief.running.length + relief.promised.length === 0) return null;
  return (
    <>
      <h3>Relief</h3>
      <ul>
        {relief.running.map((row) => (
          <li key={`${row.measure} ${row.key}`}>
            {row.senderName}: {row.form} for {row.measure}
            {row.since !== undefined && ` since ${row.since}`}
          </li>
        ))}
        {relief.promised.map((row) => (
          <li key={`${row.measure} ${row.commitment}`}>
            {row.senderName} promised relief for {row.measure} on {row.on}, not given yet
          </li>
        ))}
      </ul>
    </>
  );
}

function Prisoners({ report }: { readonly report: ReplayReport }) {
  if (report.prisoners.length === 0) return null;
  return (
    <>
      <h3>People held</h3>
      {report.prisoners.map((row) => (
        <div key={row.of}>
          <p>
            {row.of}: <strong>{row.computed}</strong> computed from{' '}
            {formatQuantity(row.anchor.count)} ({row.anchor.byName}, {row.anchor.on}),{' '}
            {row.releasedSince} released and {row.detainedSince} detained since. Claimed:
          </p>
          <ul>
            {row.claimed.slice(0, FEW).map((claim) => (
              <li key={claim.key}>
                {formatQuantity(claim.count)} by {claim.byName}, {claim.on}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** The event at the cursor: what it says, who says so, what it changed. */
export function EventPanel({ read, entry }: { readonly read: Read; readonly entry: Entry }) {
  const [effect, setEffect] = useState<EffectReport>();
  useEffect(() => {
    return whenSettled(
      () => effectOf(read.timeline, entry),
      (found) => {
        setEffect(found);
      },
    );
  }, [read, entry]);
  const { event } = entry;
  const { provenance } = event;
  return (
    <section className="card" aria-labelledby="event-title">
      <h2 id="event-title">{event.summary}</h2>
      <p className="quiet">
        {event.occurred} · {event.type} · {provenance.kind}
        {entry.amended?.length ? ` · ${entry.amended.map(({ kind }) => kind).join(', ')}` : ''}
      </p>
      {provenance.kind === 'hypothetical' && <p>Assumed: {provenance.reason}</p>}
      <p className="cites">
        {citesOf(entry, read.catalogue).map(({ source, cite }) => (
          <button
            key={source}
            type="button"
            onClick={() => {
              cited$.next(source);
            }}
          >
            {cite}
          </button>
        ))}
      </p>
      {effect !== undefined && effect.effects.length > 0 && (
        <>
          <h3>What it changed</h3>
          <ul>
            {effect.effects.slice(0, FEW).map((each) => (
              <li key={`${each.what} ${each.name}`}>
                {each.name}: {each.before} → {each.after}
              </li>
            ))}
            {effect.effects.length > FEW && <li>and {effect.effects.length - FEW} more</li>}
          </ul>
        </>
      )}
    </section>
  );
}
