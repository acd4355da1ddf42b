import { toNumber } from '../../negotiate/preferences/rational.ts';
import { crisisEquilibria, type CrisisPayoffs } from '../../negotiate/theory/crisis.ts';
import { inspection } from '../../negotiate/theory/inspection.ts';
import {
  play,
  strategies,
  type StrategyName,
  tournament,
  TURNS_MAX,
} from '../../negotiate/theory/repeated-game.ts';
import { UsageError } from '../../input/usage.ts';
import type { GameReport } from './game.ts';
import { both, told, typedNumber, typedWhole } from './exact-number.ts';
import { decimal } from '../words.ts';

/** The flags of `game crisis`, what each payoff is, and its value in the paper's example. */
export const crisisFlags = {
  'status-quo-a': ['statusQuoA', 'to A if it does not challenge (S_A)', '0'],
  'concession-a': ['concessionA', 'to A if B concedes (V_A)', '1'],
  'concession-b': ['concessionB', 'to B if it concedes (C_B)', '0'],
  'fight-a': ['fightA', 'to A if it stands firm (W_A)', '-1.9'],
  'fight-b': ['fightB', 'to B if A stands firm (W_B)', '-2.9'],
  'back-down-a': ['backDownA', 'to A if it backs down (a)', '-1.2'],
  'back-down-b': ['backDownB', 'to B if A backs down (V_B)', '1'],
} as const satisfies Readonly<Record<string, readonly [keyof CrisisPayoffs, string, string]>>;

/** Payoffs beyond this say nothing more: all probabilities are 0 or 1. */
const PAYOFF_MAX = 20;

export function crisisReport(options: Readonly<Record<keyof CrisisPayoffs, string>>): GameReport {
  const entries = Object.entries(crisisFlags).map(([flag, [key, what]]) => {
    const value = toNumber(typedNumber(`--${flag}`, options[key]));
    if (Math.abs(value) > PAYOFF_MAX)
      throw new UsageError(
        `--${flag} ${options[key]}: give a payoff from −${PAYOFF_MAX} to ${PAYOFF_MAX}`,
      );
    return [key, value, what] as const;
  });
  const payoffs = Object.fromEntries(entries.map(([key, value]) => [key, value]));
  const equilibria = crisisEquilibria(payoffs as unknown as CrisisPayoffs);
  return {
    game: 'Crisis signalling: threaten, resist, impose',
    cites:
      'Lewis and Schultz 2003, Political Analysis 11:345–367; equilibria as in Crisman-Cox and ' +
      'Gibilisco 2019, doi 10.1017/psrm.2019.58',
    given: Object.fromEntries(entries.map(([, value, what]) => [what, value])),
    answer: { equilibria },
    says: [
      equilibria.length === 1
        ? 'There is one equilibrium.'
        : `There are ${equilibria.length} equilibria; payoffs alone do not say which one is played.`,
    ],
    tables: [
      {
        title: 'Probabilities',
        heads: ['A threatens', 'B resists', 'A imposes'],
        rows: equilibria.map(({ challenge, resist, standFirm }) =>
          [challenge, resist, standFirm].map((chance) => decimal(chance, 8)),
        ),
      },
    ],
  };
}

export interface InspectionOptions {
  readonly gain: string;
  readonly penalty: string;
  readonly cost: string;
  readonly harm: string;
}

export function inspectionReport({ gain, penalty, cost, harm }: InspectionOptions): GameReport {
  const [won, fine, spent, harmed] = [
    typedNumber('--gain', gain),
    typedNumber('--penalty', penalty),
    typedNumber('--cost', cost),
    typedNumber('--harm', harm),
  ];
  const nothing = won.sub(won);
  const { violation, enforcement } = inspection({
    violating: [won.sub(fine), won],
    complying: [nothing, nothing],
    enforcerIfViolated: [spent.neg(), harmed.neg()],
    enforcerIfComplied: [spent.neg(), nothing],
  });
  return {
    game: 'The inspection game',
    cites: 'Tsebelis 1990, Rationality and Society 2:255–286',
    given: {
      'gain by a violation': gain,
      'penalty when enforced': penalty,
      'cost of enforcing': cost,
      'harm of a violation left alone': harm,
    },
    answer: { violation: both(violation), enforcement: both(enforcement) },
    says: [
      `Rules are violated with probability ${told(violation)} and enforced with probability ${told(enforcement)}.`,
      'A higher penalty means less enforcement, not fewer violations.',
    ],
  };
}

export function repeatedReport(
  typed: readonly string[],
  { turns }: { readonly turns: string },
): GameReport {
  const all = Object.keys(strategies) as StrategyName[];
  const names = (typed.length === 0 ? all : typed).map((name) => {
    const known = all.find((each) => each === name);
    if (known !== undefined) return known;
    throw new UsageError(`there is no strategy "${name}": use ${all.join(', ')}`);
  });
  const count = typedWhole('--turns', turns, TURNS_MAX);
  const [first, second] = names;
  const isMatch = names.length === 2 && first !== undefined && second !== undefined;
  const match = isMatch ? play(strategies[first], strategies[second], count) : undefined;
  const places = tournament(names, count);
  return {
    game: "The repeated prisoner's dilemma",
    cites: 'Axelrod 1984, The Evolution of Cooperation',
    given: { turns: count, payoffs: 'temptation 5, reward 3, punishment 1, sucker 0' },
    answer: { places, ...(match === undefined ? {} : { match }) },
    says: match === undefined ? [] : [`${first ?? ''} ${match[0]}, ${second ?? ''} ${match[1]}.`],
    tables: [
      {
        title: 'All against all and themselves',
        heads: ['strategy', 'score'],
        rows: places.map(({ strategy, score }) => [strategy, String(score)]),
      },
    ],
  };
}
