/** What a series of runs has in common. */
export interface RunSetting {
  readonly seed: number;
  readonly months: number;
  /** Values of assumptions in place of their defaults. */
  readonly set: Readonly<Record<string, number>>;
  /** Each run draws its assumptions from their ranges; those in `set` stay. */
  readonly vary: boolean;
}
