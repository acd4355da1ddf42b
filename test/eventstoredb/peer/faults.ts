/** Faults to inject: each call takes the next one of its kind, in order. */

/**
 * - `unavailable`, `not-leader`: refused with that status; nothing is written
 * - `silence`, `cut`: no reply, or the connection breaks; nothing is written
 * - `silence-after`, `cut-after`: the same, after the write
 * - `late`: no reply, and the write happens when nobody waits for it any more
 */
export type Fault =
  | 'unavailable'
  | 'not-leader'
  | 'silence'
  | 'cut'
  | 'silence-after'
  | 'cut-after'
  | 'late'
  | 'none';

export class Faults {
  readonly append: Fault[] = [];
  readonly read: Fault[] = [];
  readonly subscribe: Fault[] = [];
  /** How late is late. */
  late_ms = 150;
  /** Each event of a subscription is delivered so many times. */
  deliveries = 1;
  /** How many calls of each kind came in. */
  readonly calls = { append: 0, read: 0, subscribe: 0 };

  next(kind: 'append' | 'read' | 'subscribe'): Fault {
    this.calls[kind] += 1;
    return this[kind].shift() ?? 'none';
  }
}
