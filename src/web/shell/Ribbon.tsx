import type { Read } from '../state/reading.ts';

/** How many changes a branch makes to what it descends from: edits and events of its own. */
export function changesOf({ timeline, entries }: Read): number {
  const level = timeline.lineage.at(-1);
  if (level?.opened === undefined) return 0;
  const own = entries.filter(({ stream }) => stream === level.stream).length;
  return level.amendments.filter(({ type }) => type !== 'AssumptionSet').length + own;
}

/** The words that every hypothetical view and export carries; undefined for a record. */
export function ribbonOf(read: Read): string | undefined {
  const { timeline } = read;
  if (timeline.name.branch === undefined) return undefined;
  const changes = changesOf(read);
  const from = timeline.lineage.length > 2 ? 'its parent' : 'the record';
  return `Hypothetical branch: ${timeline.name.branch} · ${changes} ${changes === 1 ? 'change' : 'changes'} from ${from}`;
}

export function Ribbon({ read }: { readonly read: Read }) {
  const words = ribbonOf(read);
  if (words === undefined) return null;
  const question = read.timeline.lineage.at(-1)?.opened?.question;
  return (
    <aside className="ribbon" aria-label="Hypothetical">
      <strong>{words}</strong>
      {question !== undefined && <span> {question}</span>}
    </aside>
  );
}
