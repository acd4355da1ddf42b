/** The answer of a closed form or a small game: what was given, what follows, in words and numbers. */
export interface GameReport {
  readonly game: string;
  /** Where the formula is from. */
  readonly cites: string;
  readonly given: Readonly<Record<string, string | number>>;
  /** What follows; its fields differ from game to game. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** The same in sentences. */
  readonly says: readonly string[];
  /** Further things in rows, under a heading. */
  readonly tables?: readonly GameTable[];
}

export interface GameTable {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
