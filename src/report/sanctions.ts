import type { Day } from '../../domain/calendar.ts';
import { formatQuantity, type Quantity } from '../../domain/quantity.ts';
import type { MeasuresState } from '../../domain/sanctions/fold.ts';
import {
  listsOn,
  type MeasureRow,
  registerOn,
  type SenderRow,
  sendersOn,
} from '../../projections/sanctions-register.ts';
import { nameOf } from '../history/catalogue.ts';
import type { Cite } from './event-view.ts';
import { citesOfKey, type OpenTimeline } from './read-timeline.ts';

export interface SenderView extends SenderRow {
  readonly senderName: string;
  readonly targetName: string;
  readonly lists: readonly ListView[];
}

/** A list's total: summed from the listings on record, beside what a source says it stands at. */
export interface ListView {
  readonly list: string;
  readonly computed: { readonly persons: number; readonly entities: number };
  readonly claimed?: {
    readonly persons?: Quantity;
    readonly entities?: Quantity;
    readonly on: string;
    readonly key: string;
    readonly sources: readonly Cite[];
  };
}

export interface ReliefView {
  readonly measure: string;
  readonly sender: string;
  readonly senderName: string;
  readonly form: string;
  readonly since?: string;
  readonly until?: string;
  readonly instrument?: string;
  /** The part that it covers, when not the whole measure. */
  readonly covers?: { readonly persons: number; readonly entities: number };
  readonly key: string;
  readonly sources: readonly Cite[];
}

export interface PromisedView {
  readonly measure: string;
  readonly sender: string;
  readonly senderName: string;
  readonly commitment: string;
  readonly on: string;
  readonly key: string;
  readonly sources: readonly Cite[];
}

export interface SanctionsReport {
  readonly senders: readonly SenderView[];
  readonly relief: {
    readonly running: readonly ReliefView[];
    readonly promised: readonly PromisedView[];
  };
  readonly measures: readonly MeasureRow[];
}

/** What stands on a day, by sender and target; lists; relief running and promised. */
export async function sanctionsReport(
  opened: OpenTimeline,
  state: MeasuresState,
  day: Day,
): Promise<SanctionsReport> {
  const measures = registerOn(state, day);
  const lists = new Map<string, ListView>();
  for (const { list, computed, claimed } of listsOn(state, day)) {
    if (claimed === undefined) {
      lists.set(list, { list, computed });
      continue;
    }
    const { by: key, ...rest } = claimed;
    const sources = await citesOfKey(opened, key);
    lists.set(list, { list, computed, claimed: { ...rest, key, sources } });
  }
  const senders = sendersOn(state, day).map((row): SenderView => {
    const own = measures.filter((each) => each.sender === row.sender && each.target === row.target);
    const names = [...new Set(own.flatMap(({ list }) => list ?? []))].sort();
    return {
      ...row,
      senderName: nameOf(opened.catalogue, row.sender),
      targetName: nameOf(opened.catalogue, row.target),
      lists: names.flatMap((name) => lists.get(name) ?? []),
    };
  });
  const { target } = opened.catalogue.case;
  senders.sort((a, b) => weight(a, target) - weight(b, target) || b.standing - a.standing);
  return { senders, relief: await reliefOf(opened, measures), measures };
}

/** Measures on the case's target first, its own countermeasures last. */
function weight(row: SenderRow, target: string): number {
  if (row.target === target) return 0;
  return row.sender === target ? 2 : 1;
}

async function reliefOf(
  opened: OpenTimeline,
  measures: readonly MeasureRow[],
): Promise<SanctionsReport['relief']> {
  const running: ReliefView[] = [];
  const promised: PromisedView[] = [];
  for (const row of measures) {
    const whose = {
      measure: row.measure,
      sender: row.sender,
      senderName: nameOf(opened.catalogue, row.sender),
    };
    if (row.relief !== undefined && (row.status === 'licensed' || row.status === 'suspended')) {
      const { by: key, ...relief } = row.relief;
      const sources = await citesOfKey(opened, key);
      running.push({ ...whose, ...relief, since: row.since, key, sources });
    }
    for (const { form, persons, entities, by: key } of row.partial) {
      const sources = await citesOfKey(opened, key);
      running.push({ ...whose, form, covers: { persons, entities }, key, sources });
    }
    // What ended has been given, even where no source says that it kept the promise.
    if (row.status === 'ended' || row.status === 'expired') continue;
    for (const { by: key, ...promise } of row.promised) {
      promised.push({ ...whose, ...promise, key, sources: await citesOfKey(opened, key) });
    }
  }
  return { running, promised };
}

/** `312 persons and 57 entities`, as claimed. */
export function shownTotals(totals: { persons?: Quantity; entities?: Quantity }): string {
  const parts = [
    totals.persons === undefined ? [] : [`${formatQuantity(totals.persons)} persons`],
    totals.entities === undefined ? [] : [`${formatQuantity(totals.entities)} entities`],
  ].flat();
  return parts.join(', ');
}
