import { Fraction } from '../numbers/rational.ts';

/** A finite game in extensive form. Payoffs met on the way add up, those of inner nodes too. */
export interface Game {
  readonly title: string;
  readonly players: readonly string[];
  readonly root: Node;
}

export type Node = Terminal | DecisionNode | Chance;

interface Met {
  /** Node's own name, may be empty. */
  readonly name: string;
  /** What each player gets by coming here; undefined is nothing. */
  readonly payoffs?: readonly Fraction[] | undefined;
}

export interface Terminal extends Met {
  readonly kind: 'terminal';
}

export interface DecisionNode extends Met {
  readonly kind: 'decision';
  /** Who decides, from 0. */
  readonly player: number;
  /** Nodes of one player with the same number cannot be told apart by it. */
  readonly information: number;
  readonly actions: readonly Action[];
}

export interface Chance extends Met {
  readonly kind: 'chance';
  readonly actions: readonly (Action & { readonly probability: Fraction })[];
}

interface Action {
  readonly name: string;
  readonly to: Node;
}

export const nothing = (game: Pick<Game, 'players'>): Fraction[] =>
  game.players.map(() => new Fraction(0n));

export function plus(a: readonly Fraction[], b: readonly Fraction[] | undefined): Fraction[] {
  return a.map((value, i) => value.add(b?.[i] ?? 0n));
}

/** A terminal node with payoffs. */
export function end(...payoffs: readonly (Fraction | number | bigint)[]): Terminal {
  return { kind: 'terminal', name: '', payoffs: payoffs.map((value) => new Fraction(value)) };
}

/** A player's decision between actions, known to it for what it is; `information` must be its own. */
export function decision(
  player: number,
  information: number,
  actions: Readonly<Record<string, Node>>,
  name = '',
): DecisionNode {
  const list = Object.entries(actions).map(([action, to]) => ({ name: action, to }));
  return { kind: 'decision', name, player, information, actions: list };
}
