import { isoDay } from '../../../domain/calendar.ts';
import { Boundary } from '../parts/failure/Boundary.tsx';
import type { CaseView } from '../../report/cases.ts';
import { dayOn } from '../state/day.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { cases$ } from '../state/work.ts';
import { findingOf, useWork } from './edits.ts';
import { Events } from './Events.tsx';
import { ForkForm } from './ForkForm.tsx';
import { KnockOnList } from './KnockOns.tsx';
import { Patch } from './Patch.tsx';
import { StripCard } from './Strip.tsx';
import { Tree } from './Tree.tsx';

/** Where the branches leave, what the one on view changes, and the forms to change it. */
export function Branches({ read }: { readonly read: TimelineData }) {
  const { view } = useRx(route$);
  const found = useRx(cases$)?.cases.find((each) => each.case === read.timeline.name.case);
  const work = useWork(read);
  const isRecord = read.timeline.name.branch === undefined;
  const fork = forkDayOf(read, view['at']);
  return (
    <div className="branches">
      <h1>
        {isRecord ? ofRecord(read, found) : work ? findingOf(work) : `Reading ${read.name} …`}
      </h1>
      <Boundary of="The drawing of the branches">
        {found !== undefined && (
          <Tree view={found} selected={read.name} edits={work?.edits ?? []} />
        )}
      </Boundary>
      <Boundary of="The drawing of the changes">{!isRecord && <StripCard read={read} />}</Boundary>
      {isRecord && (
        <section className="card">
          <h2>The record cannot be edited</h2>
          <p>
            Open a branch to ask “what if”: it forks from the record on a day that you choose, and
            you edit the branch.
          </p>
          <Boundary of="The form for a new branch">
            <ForkForm key={`${read.name} ${fork}`} from={read.name} at={fork} wide />
          </Boundary>
        </section>
      )}
      {!isRecord && (
        <div className="branch-columns">
          <div>
            <Boundary of="The list of changes">
              {work !== undefined && <Patch work={work} />}
            </Boundary>
            <Boundary of="The list of consequences">
              {work !== undefined && <KnockOnList work={work} />}
            </Boundary>
            <Boundary of="The form for a new branch">
              <ForkForm
                key={`${read.name} ${fork}`}
                from={read.name}
                at={fork}
                earliest={read.timeline.lineage.at(-1)?.opened?.forkDate}
              />
            </Boundary>
          </div>
          <div>
            <Boundary of="The list of events">
              <Events read={read} />
            </Boundary>
          </div>
        </div>
      )}
    </div>
  );
}

function ofRecord({ name }: TimelineData, found: CaseView | undefined): string {
  const branches = found?.branches ?? [];
  if (branches.length === 0) return `The record of ${found?.title ?? name} has no branch yet`;
  const edits = branches.reduce((sum, each) => sum + each.edits, 0);
  const count = branches.length === 1 ? '1 branch' : `${branches.length} branches`;
  return `The record of ${found?.title ?? name} has ${count} with ${edits} ${edits === 1 ? 'edit' : 'edits'} in all`;
}

/** The day before the date looked at, else before the last event; never before its own fork. */
function forkDayOf({ entries, timeline }: TimelineData, at: string | undefined): string {
  const day = dayOn(at, entries.at(-1)?.start ?? 0);
  const own = timeline.lineage.at(-1)?.opened?.forkDay ?? day - 1;
  return isoDay(Math.max(day - 1, own));
}
