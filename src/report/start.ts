import { type Day, isoDay } from '../../domain/calendar.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import { openTimeline } from '../history/timeline.ts';
import { knockOns } from '../history/knock-on.ts';
import { type CaseView, casesReport } from './cases.ts';
import { openWithCatalogue } from './read-timeline.ts';
import { replayReport, type ReplayReport } from './replay.ts';
import type { EventStore } from '../store/port.ts';

export interface StartReport {
  /** Shipped cases that were imported just now. */
  readonly imported: readonly string[];
  readonly cases: readonly CaseView[];
  /** The first case today. */
  readonly replay: ReplayReport;
  readonly next: readonly NextStep[];
}

export interface NextStep {
  readonly does: string;
  readonly command: string;
}

const LATEST = 3;

export async function startReport(
  store: EventStore,
  first: string,
  day: Day,
  imported: readonly string[],
): Promise<StartReport> {
  const { cases } = await casesReport(store);
  const replay = await replayReport(await openWithCatalogue(store, first), day, { latest: LATEST });
  return { imported, cases, replay, next: await nextSteps(store, replay, cases) };
}

/** What to try next, on this case: commands that work as they stand. */
async function nextSteps(
  store: EventStore,
  replay: ReplayReport,
  cases: readonly CaseView[],
): Promise<NextStep[]> {
  const name = replay.case.case;
  const largest = replay.releases.largestSinceTalksBegan[0];
  const last = replay.latest.at(-1);
  const event = largest?.key ?? last?.key;
  const then = largest?.on ?? last?.on;
  const branch = await tellingBranch(
    store,
    cases.find((each) => each.case === name),
  );
  const others = cases.filter((each) => each.case !== name).map((each) => each.case);
  const steps: (NextStep | undefined)[] = [
    event === undefined
      ? undefined
      : { does: 'see one event, its sources and what it changed', command: `show ${event}` },
    then === undefined
      ? undefined
      : {
          does: 'list the events of that month',
          command: `events ${name} --from ${then.slice(0, 7)} --to ${then.slice(0, 7)}`,
        },
    { does: 'see the state on any date', command: `replay ${name} --at ${then ?? replay.at}` },
    { does: 'see where sources are few, and where they disagree', command: `sources ${name}` },
    ...(branch === undefined
      ? []
      : [
          { does: 'see what a branch makes impossible', command: `why ${branch}` },
          {
            does: 'compare a branch with the record',
            command: `compare ${name} ${branch} --cascade`,
          },
        ]),
    last === undefined
      ? undefined
      : {
          does: 'ask a “what if” of your own',
          command: `branch what-if --from ${name} --at ${dayBefore(then ?? last.on)} --mode keep --question "What if …?"`,
        },
    others[0] === undefined
      ? undefined
      : { does: 'see another case', command: `replay ${others[0]}` },
  ];
  return steps.filter((step) => step !== undefined);
}

const dayBefore = (day: string): string => isoDay(parseEdtf(day).start - 1);

/** The branch of a case whose edits knock most events out. */
async function tellingBranch(
  store: EventStore,
  about: CaseView | undefined,
): Promise<string | undefined> {
  let best: { readonly name: string; readonly fallen: number } | undefined;
  for (const { timeline } of about?.branches ?? []) {
    const { fallen } = await knockOns(await openTimeline(store, timeline));
    if (best === undefined || fallen.size > best.fallen)
      best = { name: timeline, fallen: fallen.size };
  }
  return best?.name;
}
