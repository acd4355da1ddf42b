import { isoDay } from '../../../domain/calendar.ts';
import type { CaseView } from '../../report/cases.ts';
import { dayOn } from '../state/day.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { cases$ } from '../state/work.ts';
import { useWork } from './edits.ts';
import { Events } from './Events.tsx';
import { ForkForm } from './ForkForm.tsx';
import { KnockOnList } from './KnockOns.tsx';
import { Patch } from './Patch.tsx';
import { StripCard } from './Strip.tsx';
import { Tree } from './Tree.tsx';
import { agreeing, counted } from '../../report/words.ts';
import { whyFinding } from '../../report/why-words.ts';

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
        {isRecord ? ofRecord(read, found) : work ? whyFinding(work) : `Reading ${read.name} …`}
      </h1>
      {found !== undefined && <Tree view={found} selected={read.name} edits={work?.edits ?? []} />}
      {!isRecord && <StripCard read={read} />}
      {isRecord && (
        <section className="card">
          <h2>A record is not edited</h2>
          <p>
            {read.name} tells what happened. To ask what else could have happened, open a branch: it
            leaves the record on the day you choose and takes edits of its own.
          </p>
          <ForkForm key={`${read.name} ${fork}`} from={read.name} at={fork} wide />
        </section>
      )}
      {!isRecord && (
        <div className="branch-columns">
          <div>
            {work !== undefined && <Patch work={work} />}
            {work !== undefined && <KnockOnList work={work} />}
            <ForkForm
              key={`${read.name} ${fork}`}
              from={read.name}
              at={fork}
              earliest={read.timeline.lineage.at(-1)?.opened?.forkDate}
            />
          </div>
          <div>
            <Events read={read} />
          </div>
        </div>
      )}
    </div>
  );
}

function ofRecord({ name }: TimelineData, found: CaseView | undefined): string {
  const branches = found?.branches ?? [];
  if (branches.length === 0) return `No branch leaves the record of ${found?.title ?? name} yet`;
  const edits = branches.reduce((sum, each) => sum + each.edits, 0);
  const leave = `${counted(branches.length, 'branch')} ${agreeing(branches.length, 'leaves', 'leave')}`;
  return `${leave} the record of ${found?.title ?? name}, with ${counted(edits, 'edit')} in all`;
}

/** The day before the date looked at, else before the last event; never before its own fork. */
function forkDayOf({ entries, timeline }: TimelineData, at: string | undefined): string {
  const day = dayOn(at, entries.at(-1)?.start ?? 0);
  const own = timeline.lineage.at(-1)?.opened?.forkDay ?? day - 1;
  return isoDay(Math.max(day - 1, own));
}
