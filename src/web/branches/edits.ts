import { useEffect, useState } from 'react';
import type { Event } from '../../../domain/event.ts';
import { decodeEvent } from '../../../domain/upcast.ts';
import { undoneBy } from '../../history/lineage.ts';
import { whyReport, type EditView, type WhyReport } from '../../report/why.ts';
import type { TimelineData } from '../state/timeline-data.ts';

export interface Work extends WhyReport {
  /** Key of the undo that a redo takes back; absent when there is none. */
  readonly redo?: string;
}

/** What a branch changes and what that knocks out; undefined for a record and until it is read. */
export function useWork(read: TimelineData): Work | undefined {
  const [work, setWork] = useState<{ readonly of: TimelineData; readonly work: Work }>();
  useEffect(() => {
    let left = false;
    if (read.timeline.name.branch === undefined) return undefined;
    void workOf(read).then((found) => {
      if (!left) setWork({ of: read, work: found });
    });
    return () => {
      left = true;
    };
  }, [read]);
  // The last reading of the same branch stays on view until the next is there.
  return work?.of.name === read.name ? work.work : undefined;
}

async function workOf(read: TimelineData): Promise<Work> {
  const report = await whyReport(read);
  const level = read.timeline.lineage.at(-1);
  if (level === undefined) return report;
  const own: Event[] = [];
  for await (const page of read.timeline.store.read(level.stream, { from: 1 })) {
    own.push(...page.map(({ text }) => decodeEvent(text)));
  }
  const redo = redoOf(own);
  return redo === undefined ? report : { ...report, redo };
}

/** The latest undo that counts, unless an edit made since ended the chance to redo. */
export function redoOf(own: readonly Event[]): string | undefined {
  const undone = undoneBy(own);
  const byId = new Map(own.map((each) => [each.id, each]));
  for (const each of own.toReversed()) {
    if (each.type !== 'EditUndone') {
      if (!undone.has(each.id)) return undefined;
    } else if (!undone.has(each.id) && byId.get(each.data.edit)?.type !== 'EditUndone') {
      return each.key;
    }
  }
  return undefined;
}

/** Where an edit stands in a patch by date. */
export const dateOf = ({ target, occurred, to }: EditView): string =>
  target?.occurred ?? occurred ?? to ?? '';
