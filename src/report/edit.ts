import type { Event } from '../../domain/event.ts';
import type { Fact, Refusal } from '../../domain/refusal.ts';
import type { Edit } from '../history/edit/decide.ts';
import { knockOns } from '../history/knock-on.ts';
import { openTimeline, type Timeline } from '../history/timeline.ts';
import type { EventStore } from '../store/port.ts';
import { commandsAfter } from './refusal-commands.ts';
import { explain } from './why-words.ts';

export interface EditReport {
  readonly timeline: string;
  /** The branch's new event; null when the edit was refused. */
  readonly edit: {
    readonly key: string;
    readonly type: string;
    readonly summary: string;
    readonly reason: string;
    readonly recorded: string;
  } | null;
  readonly refused: {
    readonly rule: string;
    readonly reason: string;
    readonly facts: readonly Fact[];
    readonly fix?: string;
    /** Commands that would help, best first. */
    readonly commands: readonly string[];
  } | null;
  /** What the branch's edits knock out, now. */
  readonly knockOns: readonly {
    readonly key: string;
    readonly verdict: string;
    readonly because: string;
  }[];
}

export async function editReport(
  store: EventStore,
  title: string,
  event: Event,
): Promise<EditReport> {
  const { list } = await knockOns(await openTimeline(store, title));
  return {
    timeline: title,
    edit: {
      key: event.key,
      type: event.type,
      summary: event.summary,
      reason: event.provenance.kind === 'hypothetical' ? event.provenance.reason : '',
      recorded: event.recorded,
    },
    refused: null,
    knockOns: list.map((each) => ({
      key: each.entry.event.key,
      verdict: each.verdict,
      because: explain(each),
    })),
  };
}

export async function refusedReport(
  timeline: Timeline,
  edit: Edit,
  refusal: Refusal,
  reason: string,
): Promise<EditReport> {
  const { rule, reason: why, facts, fix } = refusal;
  const commands = await commandsAfter({ timeline, edit, refusal, reason });
  return {
    timeline: timeline.title,
    edit: null,
    refused: { rule, reason: why, facts, ...(fix === undefined ? {} : { fix }), commands },
    knockOns: [],
  };
}
