import type { Fraction } from '../numbers/rational.ts';
import { type Equilibrium, subgamePerfect } from './backward-induction.ts';
import { decision, end, type Game } from './game-tree.ts';

/**
 * Threat and imposition (after Hovi, Huseby, Sprinz 2005, World Politics 57:479–499): the sender
 * threatens or not; the target yields or defies; the sender imposes or backs down; the target then
 * yields or holds out. All amounts are ≥ 0, on the scale of the demand.
 */
export interface ThreatPayoffs {
  readonly demand: Fraction;
  /** What backing down costs the sender. */
  readonly backingDown: Fraction;
  /** What sanctions cost by the time that the target yields to them, and if it holds out. */
  readonly imposedSender: Fraction;
  readonly imposedTarget: Fraction;
  readonly lastingSender: Fraction;
  readonly lastingTarget: Fraction;
}

type ThreatPath =
  'no threat' | 'yields to the threat' | 'backs down' | 'yields to sanctions' | 'holds out';

function threatGame(payoffs: ThreatPayoffs): Game {
  const { demand, backingDown, imposedSender, imposedTarget, lastingSender, lastingTarget } =
    payoffs;
  const imposed = decision(1, 2, {
    yield: end(demand.sub(imposedSender), demand.neg().sub(imposedTarget)),
    'hold out': end(lastingSender.neg(), lastingTarget.neg()),
  });
  const defied = decision(0, 2, { impose: imposed, 'back down': end(backingDown.neg(), 0) });
  const threatened = decision(1, 1, { yield: end(demand, demand.neg()), defy: defied });
  const root = decision(0, 1, { threaten: threatened, 'do not': end(0, 0) });
  return { title: 'Threat and imposition', players: ['sender', 'target'], root };
}

/**
 * How it goes when the target believes in `believed` until sanctions come, and the sender knows
 * both. With the same payoffs for both this is complete information, and no sanctions succeed that
 * are imposed: who will yield to them yields to the threat. Of ties the first action is taken.
 */
export function playThreat(actual: ThreatPayoffs, believed: ThreatPayoffs = actual): ThreatPath {
  const [real] = subgamePerfect(threatGame(actual));
  const [seen] = subgamePerfect(threatGame(believed));
  if (real === undefined || seen === undefined) throw new Error('every finite game has one');
  const defies = actionAt(seen, ['threaten']) === 'defy';
  const path = defies ? afterDefiance(real) : 'yields to the threat';
  return gainOf(actual, path) ? path : 'no threat';
}

function afterDefiance(real: Equilibrium): ThreatPath {
  if (actionAt(real, ['threaten', 'defy']) === 'back down') return 'backs down';
  const last = actionAt(real, ['threaten', 'defy', 'impose']);
  return last === 'yield' ? 'yields to sanctions' : 'holds out';
}

/** Whether the sender gains by a threat that leads there. */
function gainOf({ demand, imposedSender }: ThreatPayoffs, path: ThreatPath): boolean {
  if (path === 'yields to the threat') return demand.s >= 0n;
  return path === 'yields to sanctions' && demand.sub(imposedSender).s >= 0n;
}

function actionAt({ choices }: Equilibrium, path: readonly string[]): string | undefined {
  const at = choices.find((choice) => choice.path.join() === path.join());
  return at?.options[at.chosen]?.action;
}
