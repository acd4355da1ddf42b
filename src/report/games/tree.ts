import { rationalText } from '../../negotiate/preferences/rational.ts';
import {
  type Equilibrium,
  pathOf,
  subgamePerfect,
} from '../../negotiate/theory/backward-induction.ts';
import type { Game } from '../../negotiate/theory/game-tree.ts';
import type { GameReport, GameTable } from './game.ts';

/** Equilibria told node by node; all are in the JSON. */
const TOLD_MAX = 10;

/** Throws BadDescription for a game that has too many equilibria to find. */
export function treeReport(file: string, game: Game): GameReport {
  const equilibria = subgamePerfect(game);
  const told = equilibria.slice(0, TOLD_MAX);
  return {
    game: game.title === '' ? file : game.title,
    cites: 'Subgame-perfect equilibria by backward induction (Selten 1965); file format of Gambit',
    given: { file, players: game.players.join(', ') },
    answer: { equilibria: equilibria.map((each) => equilibriumView(game, each)) },
    says: [
      equilibria.length === 1
        ? 'There is one equilibrium in pure strategies.'
        : `There are ${equilibria.length} equilibria in pure strategies${equilibria.length > TOLD_MAX ? `; the first ${TOLD_MAX} are shown` : ''}.`,
    ],
    tables: told.map((each, i) => choiceTable(game, each, i)),
  };
}

function equilibriumView({ players }: Game, equilibrium: Equilibrium): object {
  return {
    payoffs: Object.fromEntries(players.map((name, i) => [name, textAt(equilibrium.payoffs, i)])),
    path: pathOf(equilibrium),
    choices: equilibrium.choices.map(({ path, player, options, chosen }) => ({
      after: path,
      player: players[player],
      takes: options[chosen]?.action,
      options: options.map(({ action, payoffs }) => ({
        action,
        payoffs: payoffs.map(rationalText),
      })),
    })),
  };
}

function textAt(values: Equilibrium['payoffs'], i: number): string {
  const value = values[i];
  return value === undefined ? '' : rationalText(value);
}

function choiceTable({ players }: Game, equilibrium: Equilibrium, i: number): GameTable {
  const payoffs = players.map((name, k) => `${name} ${textAt(equilibrium.payoffs, k)}`);
  return {
    title: `Equilibrium ${i + 1}: ${payoffs.join(', ')}`,
    heads: ['after', 'player', 'takes', 'for', 'rather than'],
    rows: equilibrium.choices.map(({ path, player, options, chosen }) => [
      path.length === 0 ? 'the start' : path.join(' · '),
      players[player] ?? '',
      options[chosen]?.action ?? '',
      textAt(options[chosen]?.payoffs ?? [], player),
      options
        .filter((_, k) => k !== chosen)
        .map((option) => `${option.action} for ${textAt(option.payoffs, player)}`)
        .join(', '),
    ]),
  };
}
