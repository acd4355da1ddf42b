/** Ids numbered in the order in which they come, about 30 bytes each however many there are. */
export class IdTable {
  #length = 0;
  /** Four words an id, by number. */
  #ids = new Uint32Array(4 * 64);
  /** Hash table with open addressing: number + 1, or 0 where free; at most half full. */
  #slots = new Uint32Array(2 * 64);

  get length(): number {
    return this.#length;
  }

  /** Takes a UUID that is not there yet; gives its number, counted from 0. */
  push(id: string): number {
    if (4 * this.#length === this.#ids.length) this.#grow();
    const number = this.#length++;
    this.#ids.set(words(id), 4 * number);
    this.#place(number);
    return number;
  }

  /** The number of an id; undefined when it is not there. */
  numberOf(id: string): number | undefined {
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

  #place(number: number): void {
    const [a, b, c, d] = this.#ids.subarray(4 * number, 4 * number + 4) as unknown as Words;
    const mask = this.#slots.length - 1;
    let slot = start(a, b, c, d) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = number + 1;
  }

  #grow(): void {
    const ids = this.#ids;
    this.#ids = new Uint32Array(2 * ids.length);
    this.#ids.set(ids);
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (let number = 0; number < this.#length; number++) this.#place(number);
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
