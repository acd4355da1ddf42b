import type { Event } from '../../../domain/event.ts';
import { countFlows, doersOf, FLOW_HISTORY, type FlowKind } from '../language/flows.ts';
import { NEVER, partsOf } from '../language/gauges.ts';
import type { Flows } from './start.ts';

/** Keeps the flows that a model asks about: by month, since the fork, and when last. */
export class FlowBook {
  readonly #names: readonly string[];
  readonly #months: number;
  /** One row a flow: the months before the fork, then those of the run. */
  readonly #rows: Int32Array;
  readonly #before: Int32Array;
  readonly #totals: Int32Array;
  readonly #last: Int32Array;
  readonly #lastBefore: Int32Array;
  readonly #watchers = new Map<string, Watcher[]>();

  constructor(names: readonly string[], months: number, flows: Flows) {
    this.#names = names;
    this.#months = FLOW_HISTORY + months;
    this.#rows = new Int32Array(names.length * this.#months);
    this.#before = new Int32Array(names.length * this.#months);
    this.#totals = new Int32Array(names.length);
    this.#last = new Int32Array(names.length);
    this.#lastBefore = new Int32Array(names.length).fill(-1);
    for (const [row, name] of names.entries()) {
      for (const [month, amount] of (flows[name] ?? []).entries()) {
        this.#before[row * this.#months + month] = amount;
        if (amount !== 0) this.#lastBefore[row] = month;
      }
      const { kind, of } = partsOf(name);
      const watchers = this.#watchers.get(kind) ?? [];
      watchers.push(of === undefined ? { row } : { row, of });
      this.#watchers.set(kind, watchers);
    }
    this.reset();
  }

  /** Back to the fork, for the next run. */
  reset(): void {
    this.#rows.set(this.#before);
    this.#totals.fill(0);
    this.#last.set(this.#lastBefore);
  }

  rowOf(name: string): number {
    return this.#names.indexOf(name);
  }

  /** Counts an event of the run's month `month` (0 is the first). */
  event(event: Event, month: number): void {
    countFlows(event, (kind, amount) => {
      this.#count(kind, amount, month, event);
    });
  }

  /** An attempt that a rule refused. */
  refused(actor: string, month: number): void {
    for (const { row, of } of this.#watchers.get('refused') ?? []) {
      if (of === undefined || of === actor) this.#add(row, month, 1);
    }
  }

  /** An act of a policy. */
  fired(policy: string, month: number): void {
    for (const { row, of } of this.#watchers.get('fired') ?? []) {
      if (of === policy) this.#add(row, month, 1);
    }
  }

  total(row: number): number {
    return this.#totals[row] ?? 0;
  }

  /** In the last months, up to and including `month`; -1 is the fork. */
  recent(row: number, month: number, months: number): number {
    const end = row * this.#months + FLOW_HISTORY + month;
    const start = Math.max(row * this.#months, end - months + 1);
    let sum = 0;
    for (let i = start; i <= end; i += 1) sum += this.#rows[i] ?? 0;
    return sum;
  }

  since(row: number, month: number): number {
    const last = this.#last[row] ?? -1;
    return last < 0 ? NEVER : FLOW_HISTORY + month - last;
  }

  #count(kind: FlowKind, amount: number, month: number, event: Event): void {
    const watchers = this.#watchers.get(kind);
    if (watchers === undefined) return;
    for (const { row, of } of watchers) {
      if (of === undefined || doersOf(event).includes(of)) this.#add(row, month, amount);
    }
  }

  #add(row: number, month: number, amount: number): void {
    const place = row * this.#months + FLOW_HISTORY + month;
    this.#rows[place] = (this.#rows[place] ?? 0) + amount;
    this.#totals[row] = (this.#totals[row] ?? 0) + amount;
    this.#last[row] = FLOW_HISTORY + month;
  }
}

interface Watcher {
  readonly row: number;
  readonly of?: string;
}
