/** The repeated prisoner's dilemma (Axelrod 1984), with strategies that draw no lots. */

type GameAct = 'C' | 'D';

/** What a strategy does next, from both sides' acts so far (oldest first). */
type Strategy = (own: readonly GameAct[], theirs: readonly GameAct[]) => GameAct;

export const strategies = {
  cooperator: () => 'C',
  defector: () => 'D',
  alternator: (own) => (own.length % 2 === 0 ? 'C' : 'D'),
  'tit-for-tat': (_, theirs) => theirs.at(-1) ?? 'C',
  'suspicious-tit-for-tat': (_, theirs) => theirs.at(-1) ?? 'D',
  'tit-for-two-tats': (_, theirs) => (theirs.at(-1) === 'D' && theirs.at(-2) === 'D' ? 'D' : 'C'),
  grudger: (_, theirs) => (theirs.includes('D') ? 'D' : 'C'),
  'win-stay-lose-shift': (own, theirs) => {
    const last = own.at(-1) ?? 'C';
    // After T or R it stays, after P or S it shifts: all turns on what the other did.
    return theirs.at(-1) === 'D' ? other(last) : last;
  },
} as const satisfies Readonly<Record<string, Strategy>>;
export type StrategyName = keyof typeof strategies;

const other = (act: GameAct): GameAct => (act === 'C' ? 'D' : 'C');

interface Stakes {
  readonly temptation: number;
  readonly reward: number;
  readonly punishment: number;
  readonly sucker: number;
}
const axelrod: Stakes = { temptation: 5, reward: 3, punishment: 1, sucker: 0 };

export const TURNS_MAX = 10_000;

/**
 * Both scores after some turns; with the stakes of Axelrod (1984) unless others are given. Throws
 * RangeError for too many turns.
 *
 * ```ts
 * play(strategies['tit-for-tat'], strategies.defector, 200); // => [199, 204]
 * ```
 */
export function play(
  first: Strategy,
  second: Strategy,
  turns: number,
  stakes: Stakes = axelrod,
): [number, number] {
  if (!Number.isInteger(turns) || turns < 1 || turns > TURNS_MAX)
    throw new RangeError(`${turns} turns: write a whole number from 1 to ${TURNS_MAX}`);
  const [a, b]: [GameAct[], GameAct[]] = [[], []];
  let [scoreA, scoreB] = [0, 0];
  for (let turn = 0; turn < turns; turn += 1) {
    const [actA, actB] = [first(a, b), second(b, a)];
    scoreA += worth(actA, actB, stakes);
    scoreB += worth(actB, actA, stakes);
    a.push(actA);
    b.push(actB);
  }
  return [scoreA, scoreB];
}

function worth(own: GameAct, theirs: GameAct, stakes: Stakes): number {
  const { temptation, reward, punishment, sucker } = stakes;
  if (own === 'C') return theirs === 'C' ? reward : sucker;
  return theirs === 'C' ? temptation : punishment;
}

interface TournamentPlace {
  readonly strategy: StrategyName;
  /** Sum of scores against every strategy of the tournament, itself included. */
  readonly score: number;
}

/**
 * Everyone against everyone and itself; the best first, then by name.
 *
 * ```ts
 * tournament(['cooperator', 'defector'], 10)[0]; // => { strategy: 'defector', score: 60 }
 * ```
 */
export function tournament(
  names: readonly StrategyName[],
  turns: number,
  stakes: Stakes = axelrod,
): TournamentPlace[] {
  const scores = names.map((strategy) => {
    const against = names.map((other) =>
      play(strategies[strategy], strategies[other], turns, stakes),
    );
    return { strategy, score: against.reduce((sum, [own]) => sum + own, 0) };
  });
  return scores.sort((a, b) => b.score - a.score || (a.strategy < b.strategy ? -1 : 1));
}
