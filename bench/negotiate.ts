import { frontier } from '../src/negotiate/solutions/frontier.ts';
import type { BargainingProblem, Preferences } from '../src/negotiate/preferences/preferences.ts';
import { Fraction } from '../src/negotiate/numbers/rational.ts';
import { session } from '../src/negotiate/session.ts';
import { solutionPoints } from '../src/negotiate/solutions/solution-points.ts';
import {
  tabulate,
  tabulateWhole,
  type WholePreferences,
} from '../src/negotiate/preferences/table.ts';
import { named, type Tactic } from '../src/negotiate/tactics/tactic.ts';
import { best } from './clock.ts';
import { Draws } from './generate/draws.ts';
import { type Group, rate, type Row, time } from './row.ts';
import type { BenchSetting } from './setting.ts';

const RUNS = 3;
const NEGOTIATIONS = 2_000;
const ROUNDS = 100;
const RATE_LEAST = 5_000;
const FRONTIER_MS_MAX = 1_000;

/** Values of each issue: 180 outcomes, and 2.36 million. */
const SMALL = [4, 5, 9];
const LARGE = [8, 8, 8, 8, 8, 8, 9];

/** Small negotiations in a row, and the frontier and points of a large space, on one thread. */
export const negotiateRows: Group<BenchSetting> = async ({ seed, say }) => {
  say('negotiations');
  return [...(await negotiationRows(seed)), ...(await frontierRows(seed))];
};

/** Two parties whose evaluations are whole numbers up to `most`; opposed where they sum to it. */
export function drawnProblem(
  sizes: readonly number[],
  seed: number,
  { most = 1_000, opposed = false } = {},
): BargainingProblem {
  const draw = new Draws(seed);
  const issues = sizes.map((size, k) => ({
    name: `issue ${k}`,
    values: Array.from({ length: size }, (_, v) => `value ${v}`),
  }));
  const weights = sizes.map(() => new Fraction(BigInt(draw.between(1, 100)), 100n));
  const first = sizes.map((size) => Array.from({ length: size }, () => draw.between(0, most)));
  const second = opposed
    ? first.map((values) => values.map((value) => most - value))
    : sizes.map((size) => Array.from({ length: size }, () => draw.between(0, most)));
  const party = (name: string, evaluations: readonly (readonly number[])[]): Preferences => ({
    party: name,
    weights,
    evaluations: evaluations.map((values) => values.map((value) => new Fraction(BigInt(value)))),
    reservation: new Fraction(0n),
    convention: 'as-written',
  });
  return { issues, parties: [party('first', first), party('second', second)] };
}

async function negotiationRows(seed: number): Promise<Row[]> {
  // Hard bargainers over opposed interests speak almost to the end.
  const problem = drawnProblem(SMALL, seed, { opposed: true });
  const table = tabulate(problem);
  const whole = table.utilities.map(({ steps }, i): WholePreferences => ({
    party: `party ${i}`,
    worth: steps.map((values) => values.map(Number)),
    reservation: 0,
  }));
  const hard: Tactic = { concession: named.boulware };
  const answering: Tactic = { concession: named['tit-for-tat'] };
  const modelling: Tactic = { concession: named.boulware, modelling: { within: 0.05 } };
  const row = async (what: string, work: () => void): Promise<Row> => {
    const ms = await best(RUNS, () => {
      for (let i = 0; i < NEGOTIATIONS; i += 1) work();
    });
    const moves = session(table, [hard, hard], ROUNDS).moves.length;
    const perSecond = (NEGOTIATIONS / ms) * 1000;
    return {
      what: `negotiations, 180 outcomes, ${ROUNDS} rounds: ${what}`,
      ours: rate(NEGOTIATIONS, ms),
      beside: '',
      result: `${perSecond.toFixed(0)}/s`,
      reach: `≥ ${RATE_LEAST}/s`,
      met: perSecond >= RATE_LEAST,
      note: `One thread; two Boulware parties with opposed interests make ${moves} moves, all kept.`,
    };
  };
  return [
    await row('time-dependent', () => session(table, [hard, hard], ROUNDS)),
    await row('tit-for-tat', () => session(table, [answering, answering], ROUNDS)),
    await row('with a frequency model', () => session(table, [modelling, hard], ROUNDS)),
    await row('each with new preferences', () => session(tabulate(problem), [hard, hard], ROUNDS)),
    await row('each with new whole numbers', () =>
      session(tabulateWhole(table.space, whole), [hard, hard], ROUNDS),
    ),
  ];
}

async function frontierRows(seed: number): Promise<Row[]> {
  const row = async (what: string, problem: BargainingProblem, extreme = false): Promise<Row> => {
    let found = 0;
    const ms = await best(RUNS, () => {
      const table = tabulate(problem);
      found = frontier(table).length;
      solutionPoints(table);
    });
    return {
      what: `frontier and points of 2.36M outcomes: ${what}`,
      ours: time(ms),
      beside: `${found} on the frontier`,
      result: time(ms),
      ...(extreme ? { reach: '', met: undefined } : reach(ms)),
      note: 'Two parties, one thread, exact; from the preferences to all four points.',
    };
  };
  return [
    await row('drawn', drawnProblem(LARGE, seed)),
    await row('of 17 digits', drawnProblem(LARGE, seed, { most: 2 ** 48 - 59 })),
    await row(
      'opposed (all outcomes are on it)',
      drawnProblem(LARGE, seed, { opposed: true }),
      true,
    ),
  ];
}

const reach = (ms: number): Pick<Row, 'reach' | 'met'> => ({
  reach: `≤ ${time(FRONTIER_MS_MAX)}`,
  met: ms <= FRONTIER_MS_MAX,
});
