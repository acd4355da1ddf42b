/** What each option costs in each state of the world: losses, the less the better. */
export interface LossTable {
  /** Policies or branches to choose from, and their losses in the order of `worlds`. */
  readonly options: readonly { readonly option: string; readonly losses: readonly number[] }[];
  /** Sets of assumptions, with how likely each is held to be; all or none have a chance. */
  readonly worlds: readonly { readonly world: string; readonly chance?: number }[];
}

interface OptionRegret {
  readonly option: string;
  readonly losses: readonly number[];
  /** Loss beyond that of the best option in the same world. */
  readonly regrets: readonly number[];
  readonly worstRegret: number;
  readonly worstLoss: number;
  /** By the chances; absent where none are given: then only the worst cases can be compared. */
  readonly expected?: number;
}
export interface RegretTable {
  readonly worlds: LossTable['worlds'];
  /** In the order given. */
  readonly options: readonly OptionRegret[];
  /** All options that tie for the least worst regret (Savage's minimax regret). */
  readonly leastRegret: readonly string[];
  /** All that tie for the least worst loss (minimax). */
  readonly leastWorst: readonly string[];
  readonly leastExpected?: readonly string[];
}

/** Chances must sum to 1 within this. */
const SLACK = 1e-9;

/** Regret of options over worlds. Throws RangeError for an empty or ragged table or bad chances. */
export function regretTable({ options, worlds }: LossTable): RegretTable {
  const ragged = options.find(({ losses }) => losses.length !== worlds.length);
  if (ragged !== undefined || options.length === 0 || worlds.length === 0) {
    throw new RangeError('a regret table needs one loss for each option in each world');
  }
  const chances = chancesOf(worlds);
  const best = worlds.map((_, w) => Math.min(...options.map(({ losses }) => losses[w] ?? NaN)));
  const rows = options.map(({ option, losses }) => {
    const regrets = losses.map((loss, w) => loss - (best[w] ?? NaN));
    return {
      option,
      losses,
      regrets,
      worstRegret: Math.max(...regrets),
      worstLoss: Math.max(...losses),
      ...(chances !== undefined && { expected: weigh(losses, chances) }),
    };
  });
  return {
    worlds,
    options: rows,
    leastRegret: least(rows, ({ worstRegret }) => worstRegret),
    leastWorst: least(rows, ({ worstLoss }) => worstLoss),
    ...(chances !== undefined && { leastExpected: least(rows, ({ expected = NaN }) => expected) }),
  };
}

function chancesOf(worlds: LossTable['worlds']): readonly number[] | undefined {
  const chances = worlds.flatMap(({ chance }) => (chance === undefined ? [] : [chance]));
  if (chances.length === 0) return undefined;
  const sum = chances.reduce((total, each) => total + each, 0);
  const bad = chances.length < worlds.length || chances.some((chance) => !(chance >= 0));
  if (bad || Math.abs(sum - 1) > SLACK) {
    throw new RangeError(
      `chances of worlds are given for all, none below 0, and sum to 1 (${sum})`,
    );
  }
  return chances;
}

function weigh(losses: readonly number[], chances: readonly number[]): number {
  return losses.reduce((sum, loss, w) => sum + loss * (chances[w] ?? 0), 0);
}

function least(rows: readonly OptionRegret[], of: (row: OptionRegret) => number): string[] {
  const smallest = Math.min(...rows.map(of));
  return rows.filter((row) => of(row) === smallest).map(({ option }) => option);
}
