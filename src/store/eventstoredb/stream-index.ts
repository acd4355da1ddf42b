/**
 * What must be known of a stream to append to it and to read it by date: the server keeps no index
 * by id or by sort key. About 40 bytes an event, whatever the length of its text.
 */

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
  #length = 0;
  /** Four words an id, by revision. */
  #ids = new Uint32Array(4 * 64);
  #sorts = new Float64Array(64);
  /** Hash table with open addressing: revision + 1, or 0 where free; at most half full. */
  #slots = new Uint32Array(2 * 64);
  readonly #byRole = new Map<Role, RoleOrder>();

  get length(): number {
    return this.#length;
  }

  /** Takes the event of revision `length`. */
  push({ id, role, sort }: Entry): void {
    if (this.#length === this.#sorts.length) this.#grow();
    const revision = this.#length++;
    this.#ids.set(words(id), 4 * revision);
    this.#sorts[revision] = sort;
    this.#place(revision);
    const order = this.#byRole.get(role) ?? { revisions: [], sorted: true };
    const last = order.revisions.at(-1);
    if (last !== undefined && this.#sortOf(last) > sort) order.sorted = false;
    order.revisions.push(revision);
    this.#byRole.set(role, order);
  }

  revisionOf(id: string): number | undefined {
    const [a, b, c, d] = words(id);
    const mask = this.#slots.length - 1;
    for (let slot = start(a, b, c, d) & mask; ; slot = (slot + 1) & mask) {
      const held = this.#slots[slot] ?? 0;
      if (held === 0) return undefined;
      const at = 4 * (held - 1);
      const ids = this.#ids;
      if (ids[at] === a && ids[at + 1] === b && ids[at + 2] === c && ids[at + 3] === d) {
        return held - 1;
      }
    }
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

  #place(revision: number): void {
    const [a, b, c, d] = this.#ids.subarray(4 * revision, 4 * revision + 4) as unknown as Words;
    const mask = this.#slots.length - 1;
    let slot = start(a, b, c, d) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = revision + 1;
  }

  #grow(): void {
    const [ids, sorts] = [this.#ids, this.#sorts];
    this.#ids = new Uint32Array(2 * ids.length);
    this.#ids.set(ids);
    this.#sorts = new Float64Array(2 * sorts.length);
    this.#sorts.set(sorts);
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (let revision = 0; revision < this.#length; revision++) this.#place(revision);
  }
}

type Words = readonly [number, number, number, number];

/** The sixteen bytes of a UUID. */
function words(id: string): Words {
  return [
    parseInt(id.slice(0, 8), 16),
    parseInt(id.slice(9, 13) + id.slice(14, 18), 16),
    parseInt(id.slice(19, 23) + id.slice(24, 28), 16),
    parseInt(id.slice(28, 36), 16),
  ];
}

/** Spreads ids that were counted up as well as ids that were drawn. */
function start(a: number, b: number, c: number, d: number): number {
  let mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ c ^ (mixed >>> 15), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ d ^ (mixed >>> 13), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
