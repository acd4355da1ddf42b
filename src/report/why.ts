import { decodeEvent } from '../../domain/upcast.ts';
import type { Event } from '../../domain/event.ts';
import type { KnockOn } from '../history/knock-on.ts';
import { knockOns } from '../history/knock-on.ts';
import { readEvent } from '../history/timeline.ts';
import { type EventView, eventView } from './event-view.ts';
import { branchView, type BranchView } from './cases.ts';
import type { OpenTimeline } from './read-timeline.ts';

export interface WhyReport {
  readonly timeline: string;
  readonly branch: BranchView;
  /** The branch's own changes, in the order made; undone ones marked. */
  readonly edits: readonly EditView[];
  /** What they knock out: events that fall, or lose one of their stated causes. */
  readonly knockOns: readonly KnockOnView[];
}

export interface EditView {
  readonly key: string;
  readonly kind: 'drop' | 'shift' | 'replace' | 'insert' | 'assume';
  readonly target?: { readonly key: string; readonly occurred: string; readonly summary: string };
  readonly to?: string;
  readonly occurred?: string;
  readonly summary: string;
  readonly reason: string;
  readonly undone: boolean;
}

export interface KnockOnView {
  readonly event: EventView;
  readonly verdict: KnockOn['verdict'];
  readonly rules: readonly { readonly rule: string; readonly reason: string }[];
  readonly causes: readonly {
    readonly key: string;
    readonly why: string;
    readonly says: string;
    readonly hedge?: string;
  }[];
  /** From the edit or event at the start to this one, by key. */
  readonly chain: readonly string[];
}

/** A branch's edits and what they knock out. */
export async function whyReport(opened: OpenTimeline): Promise<WhyReport> {
  const { timeline, catalogue } = opened;
  const { list } = await knockOns(timeline);
  const byKey = new Map(list.map((each) => [each.entry.event.key, each]));
  return {
    timeline: timeline.title,
    branch: await branchView(timeline.store, timeline.title),
    edits: await editsOf(opened),
    knockOns: list.map((each) => ({
      event: eventView(each.entry, catalogue),
      verdict: each.verdict,
      rules: each.refusals.map(({ rule, reason }) => ({ rule, reason })),
      causes: each.causes.map(({ key, why, says, hedge }) => ({
        key,
        why,
        says,
        ...(hedge === undefined ? {} : { hedge }),
      })),
      chain: chainTo(each, byKey),
    })),
  };
}

/** Follows the first cause that fell, back to what was edited. */
function chainTo(start: KnockOn, byKey: ReadonlyMap<string, KnockOn>): string[] {
  const chain = [start.entry.event.key];
  let current: KnockOn | undefined = start;
  while (current !== undefined) {
    const cause = current.causes.at(0)?.key;
    if (cause === undefined || chain.includes(cause)) break;
    chain.unshift(cause);
    current = byKey.get(cause);
  }
  return chain;
}

async function editsOf(opened: OpenTimeline): Promise<EditView[]> {
  const { timeline } = opened;
  const level = timeline.lineage.at(-1);
  const views: EditView[] = [];
  if (level === undefined) return views;
  for await (const page of timeline.store.read(level.stream, { from: 1 })) {
    for (const { text, id } of page) {
      const event = decodeEvent(text);
      if (event.type === 'EditUndone') continue;
      views.push(await editView(opened, event, level.undone.has(id)));
    }
  }
  return views;
}

async function editView(opened: OpenTimeline, event: Event, undone: boolean): Promise<EditView> {
  const reason = event.provenance.kind === 'hypothetical' ? event.provenance.reason : '';
  const { key, summary, occurred } = event;
  const shared = { key, summary, reason, undone };
  switch (event.type) {
    case 'EventDropped':
      return { ...shared, kind: 'drop', ...(await targetOf(opened, event.data.target)) };
    case 'EventShifted': {
      const { target, to } = event.data;
      return { ...shared, kind: 'shift', to, ...(await targetOf(opened, target)) };
    }
    case 'EventReplaced':
      return { ...shared, kind: 'replace', ...(await targetOf(opened, event.data.target)) };
    case 'AssumptionSet':
      return { ...shared, kind: 'assume' };
    default:
      return { ...shared, kind: 'insert', occurred };
  }
}

/** The event that an edit is of, as it read before anything was done to it. */
async function targetOf({ timeline }: OpenTimeline, id: string): Promise<Pick<EditView, 'target'>> {
  const reading = await readEvent(timeline, id);
  if (reading === undefined) return {};
  const entry = 'entry' in reading ? reading.entry : reading.was;
  const { key, occurred, summary } = entry.amended?.[0]?.before ?? entry.event;
  return { target: { key, occurred, summary } };
}
