import { refuse } from '../failure.ts';
import { Fraction } from '../numbers/rational.ts';
import {
  type Chance,
  type DecisionNode,
  type Game,
  type Node,
  nothing,
  plus,
} from './game-tree.ts';

export type { Game } from './game-tree.ts';

/** Equilibria of one subgame that are told apart; a game with more ties than that is refused. */
const EQUILIBRIA_MAX = 1_000;

/** What a player does at one node, and why. */
interface NodeChoice {
  /** The actions that lead here. */
  readonly path: readonly string[];
  readonly player: number;
  /** What each action leads to, from here on. */
  readonly options: readonly { readonly action: string; readonly payoffs: readonly Fraction[] }[];
  /** Place of the chosen one. */
  readonly chosen: number;
}

/** A subgame-perfect equilibrium in pure strategies. */
export interface Equilibrium {
  readonly payoffs: readonly Fraction[];
  /** For every decision node, in the order of the tree. */
  readonly choices: readonly NodeChoice[];
}

/**
 * All subgame-perfect equilibria in pure strategies, by backward induction (Zermelo, Kuhn, Selten);
 * where actions tie there is one for each. Throws BadDescription for games of imperfect information
 * and for too many equilibria.
 *
 * ```ts
 * import { decision, end } from './game-tree.ts';
 * const root = decision(0, 1, {
 *   threaten: decision(1, 1, { yield: end(2, -2), defy: end(-1, -1) }),
 *   'do not': end(0, 0),
 * });
 * const game = { title: 'A threat', players: ['sender', 'target'], root };
 * const [only] = subgamePerfect(game);
 * only.payoffs.map((each) => each.toFraction()); // => ['0', '0']
 * ```
 */
export function subgamePerfect(game: Game): Equilibrium[] {
  checkInformation(game);
  return solve(game, game.root, []).map(({ payoffs, choices }) => ({ payoffs, choices }));
}

function solve(game: Game, node: Node, path: readonly string[]): Equilibrium[] {
  if (node.kind === 'terminal')
    return [{ payoffs: plus(nothing(game), node.payoffs), choices: [] }];
  const below = node.actions.map(({ name, to }) => solve(game, to, [...path, name]));
  return combinations(below).flatMap((continuations) =>
    node.kind === 'chance'
      ? [drawn(game, node, continuations)]
      : chosen(game, node, path, continuations),
  );
}

function drawn(game: Game, node: Chance, continuations: readonly Equilibrium[]): Equilibrium {
  const expected = continuations.reduce(
    (sum, { payoffs }, i) => {
      const probability = node.actions[i]?.probability ?? new Fraction(0n);
      return plus(
        sum,
        payoffs.map((value) => value.mul(probability)),
      );
    },
    plus(nothing(game), node.payoffs),
  );
  return { payoffs: expected, choices: continuations.flatMap(({ choices }) => choices) };
}

function chosen(
  game: Game,
  node: DecisionNode,
  path: readonly string[],
  continuations: readonly Equilibrium[],
): Equilibrium[] {
  const { player } = node;
  const values = continuations.map(({ payoffs }) => payoffs[player] ?? new Fraction(0n));
  const best = values.reduce((most, each) => (each.gt(most) ? each : most));
  const options = continuations.map(({ payoffs }, i) => ({
    action: node.actions[i]?.name ?? '',
    payoffs: plus(payoffs, node.payoffs),
  }));
  const rest = continuations.flatMap(({ choices }) => choices);
  return options.flatMap(({ payoffs }, i) =>
    values[i]?.equals(best) === true
      ? [
          {
            payoffs: plus(nothing(game), payoffs),
            choices: [{ path, player, options, chosen: i }, ...rest],
          },
        ]
      : [],
  );
}

/** One equilibrium of each subgame, in every combination. */
function combinations(below: readonly (readonly Equilibrium[])[]): Equilibrium[][] {
  const count = below.reduce((product, { length }) => product * length, 1);
  if (count > EQUILIBRIA_MAX)
    refuse(
      `so many actions tie that there are more than ${EQUILIBRIA_MAX} equilibria: give them different payoffs`,
    );
  return below.reduce<Equilibrium[][]>(
    (lists, next) => lists.flatMap((list) => next.map((each) => [...list, each])),
    [[]],
  );
}

function checkInformation(game: Game): void {
  const seen = new Set<string>();
  const visit = (node: Node): void => {
    if (node.kind === 'terminal') return;
    if (node.kind === 'decision') {
      const key = `${node.player}:${node.information}`;
      if (seen.has(key)) {
        const who = game.players[node.player] ?? String(node.player + 1);
        const what = `${who} cannot tell two nodes apart (information set ${node.information})`;
        refuse(`${what}: backward induction needs perfect information`);
      }
      seen.add(key);
    }
    for (const { to } of node.actions) visit(to);
  };
  visit(game.root);
}

/**
 * The actions that are taken from the root on; chance's are left to it, and end the path.
 *
 * ```ts
 * import { decision, end } from './game-tree.ts';
 * const root = decision(0, 1, {
 *   threaten: decision(1, 1, { yield: end(2, -2), defy: end(-1, -1) }),
 *   'do not': end(0, 0),
 * });
 * const game = { title: 'A threat', players: ['sender', 'target'], root };
 * pathOf(subgamePerfect(game)[0]); // => ['do not']
 * ```
 */
export function pathOf(equilibrium: Equilibrium): string[] {
  let path: readonly string[] = [];
  for (;;) {
    const here = equilibrium.choices.find(
      (choice) =>
        choice.path.length === path.length && choice.path.every((name, i) => name === path[i]),
    );
    if (here === undefined) return [...path];
    path = [...path, here.options[here.chosen]?.action ?? ''];
  }
}
