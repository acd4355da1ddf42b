import { useMemo, useState } from 'react';
import type { Entry } from '../../../domain/entry.ts';
import { citesOf } from '../../report/event-view.ts';
import type { ReplayReport } from '../../report/replay.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { Cites } from '../parts/citation/Cites.tsx';

interface Props {
  readonly read: TimelineData;
  readonly report: ReplayReport;
}

type Row = ReplayReport['measures'][number];

const stands = ({ status }: Row): boolean =>
  status === 'in-force' || status === 'licensed' || status === 'suspended';

/** The measures behind the numbers of each sender, each with who says that it was imposed. */
export function Measures({ read, report }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="measures"
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>Active measures, with their sources</summary>
      {open && <BySender read={read} report={report} />}
    </details>
  );
}

/** Made when it is looked at: a step of the cursor does not wait for it. */
function BySender({ read, report }: Props) {
  const imposed = useMemo(() => imposedIn(read.entries), [read]);
  return report.senders
    .filter(({ standing }) => standing > 0)
    .map(({ sender, senderName, target, targetName }) => {
      const own = report.measures.filter(
        (row) => row.sender === sender && row.target === target && stands(row),
      );
      return (
        <div key={`${sender} ${target}`}>
          <h3>
            {own.length} of {senderName}
            {target === report.case.target ? '' : ` against ${targetName}`}
          </h3>
          <ul>
            {own.map((row) => {
              const entry = imposed.get(row.measure);
              return (
                <li key={row.measure}>
                  {entry?.event.summary ?? row.measure} ({row.status} since {row.since}
                  {row.expires === undefined ? '' : `, until ${row.expires}`}){' '}
                  {entry !== undefined && <Cites sources={citesOf(entry, read.catalogue)} />}
                </li>
              );
            })}
          </ul>
        </div>
      );
    });
}

/** The event that imposed each measure; the first, where a name is used twice. */
function imposedIn(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    const { type, data } = entry.event;
    if (type !== 'SanctionImposed' && type !== 'CountermeasureImposed') continue;
    if (!found.has(data.measure)) found.set(data.measure, entry);
  }
  return found;
}
