import { useLayoutEffect } from 'react';
import { BehaviorSubject } from 'rxjs';
import type { TimelineData } from '../state/timeline-data.ts';
import type { Screen } from '../state/screens.ts';
import { useRx } from '../state/use-rx.ts';
import { ribbonWords, simulatedWords } from '../../report/ribbon.ts';

/** How many changes a branch makes to what it descends from: edits and events of its own. */
export function changesOf({ timeline, entries }: TimelineData): number {
  const level = timeline.lineage.at(-1);
  if (level?.opened === undefined) return 0;
  const own = entries.filter(({ stream }) => stream === level.stream).length;
  return level.amendments.filter(({ type }) => type !== 'AssumptionSet').length + own;
}

/** The words that every hypothetical view and export carries; undefined for a record. */
export function ribbonOf(read: TimelineData): string | undefined {
  const { timeline } = read;
  if (timeline.name.branch === undefined) return undefined;
  const changes = changesOf(read);
  const from = timeline.lineage.length > 2 ? 'its parent' : 'the record';
  return ribbonWords(timeline.name.branch, changes, from);
}

/** What a screen has the ribbon say while it shows more than the timeline of the address. */
const instead$ = new BehaviorSubject<string | undefined>(undefined);

/** The words of the ribbon while a screen is on view; those of the timeline where it gives none. */
export function useRibbon(words: string | undefined): void {
  useLayoutEffect(() => {
    instead$.next(words);
    return () => {
      instead$.next(undefined);
    };
  }, [words]);
}

interface RibbonProps {
  readonly read: TimelineData;
  readonly screen: Screen;
}

/** Under the bar of every screen: what on it is hypothetical or simulated. */
export function Ribbon({ read, screen }: RibbonProps) {
  const instead = useRx(instead$);
  const own = ribbonOf(read);
  const words = screen === 'simulate' ? simulatedWords(read.name, own) : (instead ?? own);
  if (words === undefined) return null;
  const question =
    instead === undefined ? read.timeline.lineage.at(-1)?.opened?.question : undefined;
  return (
    <aside
      className="ribbon"
      aria-label={own === undefined && instead === undefined ? 'Simulated' : 'Hypothetical'}
    >
      <strong>{words}</strong>
      {question !== undefined && <span> {question}</span>}
    </aside>
  );
}
