import { useLayoutEffect } from 'react';
import { BehaviorSubject } from 'rxjs';
import type { TimelineData } from '../state/timeline-data.ts';
import { useRx } from '../state/use-rx.ts';

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
  return `Hypothetical branch: ${timeline.name.branch} · ${changes} ${changes === 1 ? 'change' : 'changes'} from ${from}`;
}

/** What a screen has the ribbon say instead, because it shows more than the timeline of the address. */
interface RibbonWords {
  readonly words: string;
  readonly label: 'Hypothetical' | 'Simulated';
  /** Whether it is still of the one timeline, whose question belongs there. */
  readonly ofOne: boolean;
}
const instead$ = new BehaviorSubject<RibbonWords | undefined>(undefined);

/** Has the ribbon say this while a screen is on view; without words what it says of the timeline. */
export function useRibbon(
  words: string | undefined,
  { label = 'Hypothetical', ofOne = false }: Partial<RibbonWords> = {},
): void {
  useLayoutEffect(() => {
    instead$.next(words === undefined ? undefined : { words, label, ofOne });
    return () => {
      instead$.next(undefined);
    };
  }, [words, label, ofOne]);
}

/** Under the bar of every screen: what on it is hypothetical or simulated. */
export function Ribbon({ read }: { readonly read: TimelineData }) {
  const instead = useRx(instead$);
  const words = instead?.words ?? ribbonOf(read);
  if (words === undefined) return null;
  const question =
    instead?.ofOne === false ? undefined : read.timeline.lineage.at(-1)?.opened?.question;
  return (
    <aside className="ribbon" aria-label={instead?.label ?? 'Hypothetical'}>
      <strong>{words}</strong>
      {question !== undefined && <span> {question}</span>}
    </aside>
  );
}
