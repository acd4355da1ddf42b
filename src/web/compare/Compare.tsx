import { useEffect, useRef, useState } from 'react';
import { type Day, isoDay } from '../../../domain/calendar.ts';
import { useKeys } from '../shell/keys.ts';
import { useRibbon } from '../shell/Ribbon.tsx';
import { WrongDates } from '../shell/WrongDates.tsx';
import { dayOn } from '../state/day.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { go, look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { cases$ } from '../state/work.ts';
import { type Chosen, chosenOf, shownOf } from './choose.ts';
import { Chooser } from './Chooser.tsx';
import { compareKeys } from './compare-keys.ts';
import { type EventDifference, differencesOf } from './differences.ts';
import { EventDiff } from './EventDiff.tsx';
import { type TimelinePair } from './finding.ts';
import { Outcomes } from './Outcomes.tsx';
import { ribbonOver, Series } from './Series.tsx';
import { offeredEvents, sharedEvent } from './shared-events.ts';
import { States } from './States.tsx';
import { useBeside } from './use-beside.ts';
import { useCompared } from './use-compared.ts';
import { listed, proseDate } from '../../report/words.ts';
import { compareFinding, timelineInWords } from '../../report/compare-words.ts';

/** Two to four timelines beside each other: what differs, when, and event by event. */
export function Compare({ read }: { readonly read: TimelineData }) {
  const { view } = useRx(route$);
  const cases = useRx(cases$);
  const found = cases?.cases.find((each) => each.case === read.timeline.name.case);
  const asked = { timeline: read.name, with: view['with'], base: view['base'] };
  const chosen = chosenOf(asked, found);
  // So that the link says what is on view, whatever is edited later.
  const others = chosen.names.filter((name) => name !== read.name).join(',');
  useEffect(() => {
    if (view['with'] === undefined && others !== '') look({ with: others });
  }, [view, others]);
  const beside = useBeside(chosen.names, view['known']);
  if (chosen.names.length < 2) return <Alone name={read.name} title={found?.title} />;
  if (beside === undefined || beside.reads.length < 2)
    return (
      <>
        <h1>
          {beside === undefined
            ? `Reading ${listed(chosen.names.map(timelineInWords))} …`
            : 'There is nothing to compare with under that name'}
        </h1>
        <LeftOut chosen={chosen} missing={beside?.missing ?? []} />
      </>
    );
  return (
    <Compared chosen={chosen} reads={beside.reads}>
      <LeftOut chosen={chosen} missing={beside.missing} />
    </Compared>
  );
}

function Alone({ name, title }: { readonly name: string; readonly title: string | undefined }) {
  return (
    <>
      <h1>Compare needs a second timeline, and no branch leaves {title ?? name} yet</h1>
      <button
        type="button"
        className="primary"
        onClick={() => {
          go({ screen: 'branches' });
        }}
      >
        Open a branch
      </button>
    </>
  );
}

interface LeftOutProps {
  readonly chosen: Chosen;
  readonly missing: readonly { readonly name: string; readonly why: string }[];
}

/** What the address asks for and cannot have. */
function LeftOut({ chosen, missing }: LeftOutProps) {
  const left = chosen.left.map((name) => `${name} is left out: four timelines of one case at most`);
  const words = [...left, ...missing.map(({ name, why }) => `${name} is left out: ${why}`)];
  if (words.length === 0) return null;
  return (
    <p className="refused" role="status">
      {words.join('. ')}.
    </p>
  );
}

interface ComparedProps {
  readonly chosen: Chosen;
  readonly reads: readonly TimelineData[];
  readonly children: React.ReactNode;
}

function Compared({ chosen, reads: all, children }: ComparedProps) {
  const { view } = useRx(route$);
  const cascade = view['cascade'] !== 'false';
  const shown = shownOf(chosen.names, view['hide']);
  const reads = all.filter(({ name }) => shown.includes(name));
  // By default the last day that all of them cover.
  const last = Math.min(...reads.map(({ entries }) => entries.at(-1)?.start ?? 0));
  const day = dayOn(view['at'], last);
  const [draft, setDraft] = useDraft(day);
  const compared = useCompared(all, chosen.names, day, cascade);
  const pairs = compared?.pairs.filter(({ other }) => shown.includes(other)) ?? [];
  const differences = useDifferences(compared?.pairs, shown);
  const events = useAligned(reads, view['on'], cascade);
  useKeys(compareKeys(chosen, differences));
  const ribbon = ribbonOver(reads);
  useRibbon(ribbon);
  if (all.every(({ entries }) => entries.length === 0))
    return (
      <h1>
        Nothing of{' '}
        {listed(
          all.map(({ name }) => timelineInWords(name)),
          'or',
        )}{' '}
        was on record then
      </h1>
    );
  if (compared === undefined)
    return <h1>Reading {listed(all.map(({ name }) => timelineInWords(name)))} …</h1>;
  const ends = endsOf(reads, day);
  return (
    <>
      <h1>
        {compareFinding(
          pairs.map(({ base, other, on }) => ({ base, other, totals: on.states.totals })),
          isoDay(day),
        )}
      </h1>
      {children}
      <WrongDates of={{ at: view['at'] }} />
      <Chooser chosen={chosen} day={day} compared={compared} cascade={cascade} />
      <Outcomes pairs={pairs} day={day} ribbon={ribbon} ends={ends} />
      <Series
        chosen={chosen}
        drawn={compared.drawn.filter(({ at }) => shown.includes(chosen.names[at] ?? ''))}
        settled={day}
        day={draft ?? day}
        onDay={setDraft}
        ribbon={ribbon}
        name={`${shown.join('_')}_${isoDay(day)}`}
        {...events}
      />
      <States pairs={pairs} day={day} />
      <EventDiff pairs={pairs} differences={differences} ribbon={ribbon} ends={ends} />
    </>
  );
}

/** What differs event by event in those that are shown. */
function useDifferences(
  pairs: readonly TimelinePair[] | undefined,
  shown: readonly string[],
): readonly EventDifference[] {
  const wholes = pairs?.map(({ whole }) => whole);
  const all = useKept(() => pairs?.flatMap(differencesOf) ?? [], wholes ?? []);
  return all.filter(({ pair }) => shown.includes(pair.other));
}

/** Something made anew only when one of what it is made from is another one. */
function useKept<T>(make: () => T, from: readonly unknown[]): T {
  const kept = useRef<{ readonly made: T; readonly from: readonly unknown[] }>(undefined);
  const same =
    kept.current?.from.length === from.length &&
    kept.current.from.every((each, i) => each === from[i]);
  if (kept.current === undefined || !same) kept.current = { made: make(), from };
  return kept.current.made;
}

/** The event that the address aligns on, and those there are to choose from. */
function useAligned(reads: readonly TimelineData[], on: string | undefined, cascade: boolean) {
  const offered = useKept(() => offeredEvents(reads, cascade), [...reads, cascade]);
  return { offered, event: on === undefined ? undefined : sharedEvent(reads, on, cascade) };
}

/** A day that is being passed over: drawn at once, looked at once it rests. */
function useDraft(day: Day): [Day | undefined, (day: Day) => void] {
  const [draft, setDraft] = useState<Day>();
  useEffect(() => {
    if (draft === undefined) return undefined;
    const waiting = setTimeout(() => {
      look({ at: isoDay(draft), event: undefined });
    }, 120);
    return () => {
      clearTimeout(waiting);
    };
  }, [draft]);
  useEffect(() => {
    setDraft(undefined);
  }, [day]);
  return [draft, setDraft];
}

/** Timelines that have no events as late as that. */
function endsOf(reads: readonly TimelineData[], day: Day): string[] {
  return reads.flatMap(({ name, entries }) => {
    const last = entries.at(-1)?.start ?? 0;
    return last < day
      ? [`${timelineInWords(name)} has no event after ${proseDate(isoDay(last))}`]
      : [];
  });
}
