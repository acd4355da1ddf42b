/**
 * Names as small integers, so that states can be arrays.
 *
 * A table only ever grows and a name never changes its number, so a state and its successors may
 * share one table by reference: an older state simply has nothing at the newer numbers. It is kept
 * out of immer's sight on purpose (a class instance is not drafted).
 *
 * ```ts
 * const symbols = new Symbols();
 * [symbols.of('eu'), symbols.of('usa'), symbols.of('eu')]; // => [0, 1, 0]
 * symbols.nameOf(1); // => 'usa'
 * symbols.find('uk'); // => undefined
 * symbols.nameOf(7); // throws 'no symbol 7'
 * ```
 */
export class Symbols {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  /** The table it was forked from, and how many names that one held. */
  #base: Symbols | undefined;
  #inherited = 0;

  /** The name asked for last: several rules and folds ask for one name in a row. */
  #lastName = '';
  #lastNumber: number | undefined;

  /** The number of a name, given out on first sight. */
  of(name: string): number {
    const known = this.find(name);
    if (known !== undefined) return known;
    const number = this.size;
    this.#numbers.set(name, number);
    this.#names.push(name);
    this.#lastNumber = number;
    return number;
  }

  /** The number of a name seen before. */
  find(name: string): number | undefined {
    if (name !== this.#lastName) {
      this.#lastName = name;
      this.#lastNumber = this.#numbers.get(name) ?? this.#base?.find(name);
    }
    return this.#lastNumber;
  }

  get size(): number {
    return this.#inherited + this.#names.length;
  }

  /** A table that begins as this one and grows apart from it. This one must then grow no more. */
  fork(): Symbols {
    const fork = new Symbols();
    fork.#base = this;
    fork.#inherited = this.size;
    return fork;
  }

  nameOf(number: number): string {
    if (number < this.#inherited && this.#base !== undefined) return this.#base.nameOf(number);
    const name = this.#names[number - this.#inherited];
    if (name === undefined) throw new RangeError(`no symbol ${number}`);
    return name;
  }
}

/**
 * Looks a name up in an array kept by symbol number.
 *
 * ```ts
 * const symbols = new Symbols();
 * const imposed: number[] = [];
 * imposed[symbols.of('eu')] = 12;
 * lookUp(symbols, imposed, 'eu'); // => 12
 * lookUp(symbols, imposed, 'uk'); // => undefined
 * ```
 */
export function lookUp<T>(
  symbols: Symbols,
  list: readonly (T | undefined)[],
  name: string,
): T | undefined {
  const number = symbols.find(name);
  return number === undefined ? undefined : list[number];
}
