/** Bounds what a store keeps of texts in memory: when it is too much, the longest stream yields. */

interface Holder {
  dropTexts(): void;
}

export class TextBudget {
  readonly #limit: number;
  readonly #spent = new Map<Holder, number>();
  #total = 0;

  /** `limit` counts code units. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  spend(holder: Holder, units: number): void {
    this.#spent.set(holder, (this.#spent.get(holder) ?? 0) + units);
    this.#total += units;
    while (this.#total > this.#limit) this.#dropLongest();
  }

  #dropLongest(): void {
    let longest: [Holder | undefined, number] = [undefined, -1];
    for (const entry of this.#spent) if (entry[1] > longest[1]) longest = entry;
    const [holder, units] = longest;
    if (holder === undefined) return;
    this.#spent.delete(holder);
    this.#total -= units;
    holder.dropTexts();
  }
}
