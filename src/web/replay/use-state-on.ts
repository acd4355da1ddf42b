import { useEffect, useState } from 'react';
import type { Day } from '../../../domain/calendar.ts';
import { reportOf, type ReplayReport, withLedger } from '../../report/replay.ts';
import { thrown } from '../state/thrown.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { statesOf } from '../state/states.ts';

interface Made {
  readonly read: TimelineData;
  readonly report: ReplayReport;
}

/** How things stand on a day, as the report says it; the last one until it is made. */
export function useStateOn(read: TimelineData, day: Day): ReplayReport | undefined {
  const [made, setMade] = useState<Made>();
  useEffect(() => {
    let wanted = true;
    const states = statesOf(read);
    const reading = withLedger(states.readingOn(day, read.knockOns));
    reportOf({ ...read, held: states.byKey }, day, reading).then(
      (report) => {
        if (wanted) setMade({ read, report });
      },
      (error: unknown) => {
        if (wanted) setMade(thrown(error));
      },
    );
    return () => {
      wanted = false;
    };
  }, [read, day]);
  return made?.read.timeline.title === read.timeline.title ? made.report : undefined;
}
