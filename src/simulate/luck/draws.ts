import { isoMonth } from '../../../domain/calendar.ts';
import { philoxInto } from './philox.ts';

/**
 * Draws are asked for by what they are for: seed, run, month, actor, purpose. Nobody else's draw
 * moves when one is added or left out, and any of them can be computed again from its key alone.
 */

/** What each word of a purpose's block is used for. */
export const uses = ['chance', 'size', 'day', 'other'] as const;
export type Use = (typeof uses)[number];

/** The name under which assumptions are drawn: no actor may be called so. */
export const ASSUMPTIONS = 'assumptions';

const TWO_32 = 4_294_967_296;

/** Largest seed: every whole number that a double holds exactly. */
export const SEED_MAX = Number.MAX_SAFE_INTEGER;
/** Largest run number: one word of the counter. */
export const RUN_MAX = TWO_32 - 1;

/** A name as one word of the counter (FNV-1a over code units, then mixed). */
export function wordOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The draws of one seed. A block is filled by `take` and read by `value`. */
export class Luck {
  readonly seed: number;
  readonly #low: number;
  readonly #high: number;
  readonly #block = new Uint32Array(4);

  constructor(seed: number) {
    this.seed = seed;
    this.#low = seed % TWO_32;
    this.#high = Math.floor(seed / TWO_32);
  }

  /** Fills the block of a purpose: month since 1970-01, actor and purpose as words. */
  take(run: number, month: number, actor: number, purpose: number): this {
    philoxInto(this.#block, this.#low, this.#high, run, month, actor, purpose);
    return this;
  }

  /** One of the block's four draws: at least 0, below 1, a multiple of 2^-32. */
  value(word: 0 | 1 | 2 | 3): number {
    return (this.#block[word] ?? 0) / TWO_32;
  }
}

/** What one draw is for, in words. */
interface DrawKey {
  readonly seed: number;
  readonly run: number;
  /** Month since 1970-01. */
  readonly month: number;
  readonly actor: string;
  readonly purpose: string;
  readonly use: Use;
}

/** `7/4711/2026-04/usa/renew-talks/chance`: a draw's key as events carry it. */
export function formatDrawKey(key: DrawKey): string {
  const { seed, run, month, actor, purpose, use } = key;
  return [seed, run, isoMonth(month), actor, purpose, use].join('/');
}

const KEY =
  /^(\d{1,16})\/(\d{1,10})\/(\d{4})-(0[1-9]|1[0-2])\/([a-z0-9-]+)\/([a-z0-9-]+)\/([a-z]+)$/;

/** Reads a key back. Throws RangeError saying what is expected. */
export function parseDrawKey(text: string): DrawKey {
  const match = KEY.exec(text);
  const [, seed, run, year, month, actor = '', purpose = '', use] = match ?? [];
  const known = uses.find((each) => each === use);
  if (match === null || known === undefined) {
    throw new RangeError(
      `"${text}" is not the key of a draw: expected SEED/RUN/YYYY-MM/ACTOR/PURPOSE/${uses.join('|')}`,
    );
  }
  return {
    seed: Number(seed),
    run: Number(run),
    month: (Number(year) - 1970) * 12 + Number(month) - 1,
    actor,
    purpose,
    use: known,
  };
}

/** Computes a draw again from its key. */
export function drawOf({ seed, run, month, actor, purpose, use }: DrawKey): number {
  const word = uses.indexOf(use) as 0 | 1 | 2 | 3;
  return new Luck(seed).take(run, month, wordOf(actor), wordOf(purpose)).value(word);
}
