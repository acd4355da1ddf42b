import { type ReactNode, useState } from 'react';
import type { ReplayReport } from '../../report/replay.ts';
import { shownTotals } from '../../report/sanctions.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { Cites } from './Cites.tsx';
import { Measures } from './Measures.tsx';
import { agreeing, counted, formatQuantity, proseDate } from '../../report/words.ts';

const FEW = 3;
/** Rows of a longer list that are shown at first. */
const SOME = 5;

interface Props {
  readonly read: TimelineData;
  readonly report: ReplayReport;
}

/** How things stood on the day, every number with its source. */
export function StatePanel({ read, report }: Props) {
  return (
    <section className="card" aria-labelledby="state-title">
      <h2 id="state-title">State on {proseDate(report.at)}</h2>
      <Senders report={report} />
      <Measures read={read} report={report} />
      <Lists report={report} />
      <Relief report={report} />
      <Releases report={report} />
      <Prisoners report={report} />
      {report.knockOns.length > 0 && (
        <p>
          In this branch {report.knockOns.length} inherited{' '}
          {agreeing(report.knockOns.length, 'event falls or loses', 'events fall or lose')} a cause
          by then: see Branches.
        </p>
      )}
    </section>
  );
}

type PartProps = Pick<Props, 'report'>;

function Senders({ report }: PartProps) {
  if (report.senders.length === 0) return <p>No measure is on record by this day.</p>;
  return (
    <>
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
                {row.persons}
                {'\u00a0'}+{'\u00a0'}
                {row.entities}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">Listed: persons + entities, summed from the record.</p>
    </>
  );
}

/** What sources say that lists stand at. */
function Lists({ report }: PartProps) {
  const lists = report.senders.flatMap(({ lists }) => lists);
  const once = [...new Map(lists.map((each) => [each.list, each])).values()];
  const claimed = once.flatMap(({ list, claimed }) =>
    claimed ? [{ list, ...claimed, key: list }] : [],
  );
  if (claimed.length === 0) return null;
  return (
    <>
      <h3>Totals that sources print</h3>
      <Few
        rows={claimed}
        what="totals"
        each={(row) => (
          <>
            {row.list}: {shownTotals(row)}, {row.on} <Cites sources={row.sources} />
          </>
        )}
      />
    </>
  );
}

function Relief({ report: { relief } }: PartProps) {
  const rows = [...relief.running.map(given), ...relief.promised.map(promised)];
  if (rows.length === 0) return null;
  return (
    <>
      <h3>Relief</h3>
      <Few
        rows={rows}
        what="reliefs"
        each={({ words, sources }) => (
          <>
            {words} <Cites sources={sources} />
          </>
        )}
      />
    </>
  );
}

type ReliefRows = ReplayReport['relief'];

function given(row: ReliefRows['running'][number]) {
  const since = row.since === undefined ? '' : ` since ${row.since}`;
  const part =
    row.covers === undefined
      ? ''
      : `, for ${row.covers.persons} persons and ${row.covers.entities} entities`;
  const words = `${row.senderName}: ${row.form} for ${row.measure}${since}${part}`;
  return { key: `${row.measure} ${row.key}`, words, sources: row.sources };
}

function promised(row: ReliefRows['promised'][number]) {
  const words = `${row.senderName} promised relief for ${row.measure} on ${row.on}, not given yet`;
  return { key: `${row.measure} ${row.commitment}`, words, sources: row.sources };
}

interface FewProps<T> {
  readonly rows: readonly T[];
  readonly what: string;
  readonly each: (row: T) => ReactNode;
}

/** A list that begins short: the rest is shown when asked for. */
function Few<T extends { readonly key: string }>({ rows, what, each }: FewProps<T>) {
  const [all, setAll] = useState(false);
  const more = rows.length - SOME;
  return (
    <>
      <ul>
        {(all ? rows : rows.slice(0, SOME)).map((row) => (
          <li key={row.key}>{each(row)}</li>
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          className="plain"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? `Only the first ${SOME} ${what}` : `${more} more ${what}`}
        </button>
      )}
    </>
  );
}

function Releases({ report: { releases } }: PartProps) {
  const { number, people, latest } = releases;
  if (number === 0) return null;
  return (
    <>
      <h3>
        {counted(people, 'person')} released in {counted(number, 'release')}
      </h3>
      <ul>
        {latest.slice(-FEW).map((row) => (
          <li key={row.key}>
            {formatQuantity(row.count)}, {row.on} ({row.basis}) <Cites sources={row.sources} />
          </li>
        ))}
      </ul>
      {number > FEW && <p className="quiet">The latest {FEW}; all are among the events.</p>}
    </>
  );
}

function Prisoners({ report }: PartProps) {
  if (report.prisoners.length === 0) return null;
  return (
    <>
      <h3>People held</h3>
      {report.prisoners.map((row) => (
        <div key={row.of}>
          <p>
            {row.of}: <strong>{row.computed}</strong> computed from{' '}
            {formatQuantity(row.anchor.count)} ({row.anchor.byName}, {row.anchor.on}){' '}
            <Cites sources={row.anchor.sources} />, {row.releasedSince} released and{' '}
            {row.detainedSince} detained since. Claimed:
          </p>
          <ul>
            {row.claimed.slice(0, FEW).map((claim) => (
              <li key={claim.key}>
                {formatQuantity(claim.count)} by {claim.byName}, {claim.on}{' '}
                <Cites sources={claim.sources} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
