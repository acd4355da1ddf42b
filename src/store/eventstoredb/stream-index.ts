/**
 * What must be known of a stream to append to it and to read it by date: the server keeps no index
 * by id or by sort key. About 40 bytes an event, whatever the length of its text.
 */

import { IdTable } from '../id-table.ts';
import type { Role } from '../port.ts';

interface Entry {
  readonly id: string;
  readonly role: Role;
  readonly sort: number;
}
interface Place {
  readonly sort: number;
  readonly revision: number;
}
interface RoleOrder {
  readonly revisions: number[];
  sorted: boolean;
}

export class StreamIndex {
  /** Ids by revision. */
  readonly #ids = new IdTable();
  #sorts = new Float64Array(64);
  readonly #byRole = new Map<Role, RoleOrder>();

  get length(): number {
    return this.#ids.length;
  }

  /** Takes the event of revision `length`. */
  push({ id, role, sort }: Entry): void {
    if (this.length === this.#sorts.length) this.#grow();
    const revision = this.#ids.push(id);
    this.#sorts[revision] = sort;
    const order = this.#byRole.get(role) ?? { revisions: [], sorted: true };
    const last = order.revisions.at(-1);
    if (last !== undefined && this.#sortOf(last) > sort) order.sorted = false;
    order.revisions.push(revision);
    this.#byRole.set(role, order);
  }

  revisionOf(id: string): number | undefined {
    return this.#ids.numberOf(id);
  }

  /** At most `count` revisions of one role by (sort, revision), after a place, up to a revision
   * and a sort key. */
  inOrder(
    role: Role,
    place: Place,
    { upTo, untilSort, count }: { upTo: number; untilSort: number; count: number },
  ): readonly number[] {
    const order = this.#byRole.get(role);
    if (order === undefined) return [];
    if (!order.sorted) {
      order.revisions.sort((a, b) => this.#sortOf(a) - this.#sortOf(b) || a - b);
      order.sorted = true;
    }
    const { revisions } = order;
    const found: number[] = [];
    for (let at = this.#after(revisions, place); at < revisions.length; at++) {
      const revision = revisions[at] as number;
      if (this.#sortOf(revision) > untilSort || found.length === count) break;
      if (revision <= upTo) found.push(revision);
    }
    return found;
  }

  #after(revisions: readonly number[], { sort, revision }: Place): number {
    let low = 0;
    let high = revisions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = revisions[middle] as number;
      if (this.#sortOf(other) - sort > 0 || (this.#sortOf(other) === sort && other > revision)) {
        high = middle;
      } else low = middle + 1;
    }
    return low;
  }

  #sortOf(revision: number): number {
    return this.#sorts[revision] as number;
  }

  #grow(): void {
    const sorts = this.#sorts;
    this.#sorts = new Float64Array(2 * sorts.length);
    this.#sorts.set(sorts);
  }
}
