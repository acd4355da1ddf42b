import { rationalText } from '../numbers/rational.ts';
import type { Game, Node } from './game-tree.ts';

/** A game in Gambit's format "EFG 2 R", node by node from the root. */
export function writeEfg({ title, players, root }: Game): string {
  const lines = [`EFG 2 R ${quoted(title)} { ${players.map(quoted).join(' ')} }`, ''];
  const count = { chance: 0, outcome: 0 };
  const given = new Set<string>();
  const visit = (node: Node): void => {
    lines.push([headOf(node, count, given), outcomeOf(node, count)].join(' '));
    if (node.kind !== 'terminal') for (const { to } of node.actions) visit(to);
  };
  visit(root);
  return `${lines.join('\n')}\n`;
}

function headOf(node: Node, count: { chance: number }, given: Set<string>): string {
  const name = quoted(node.name);
  switch (node.kind) {
    case 'terminal':
      return `t ${name}`;
    case 'chance': {
      count.chance += 1;
      const actions = node.actions.map(
        (action) => `${quoted(action.name)} ${action.probability.toFraction()}`,
      );
      return `c ${name} ${count.chance} "" { ${actions.join(' ')} }`;
    }
    case 'decision': {
      const set = `${node.player + 1} ${node.information}`;
      const isKnown = given.has(set);
      given.add(set);
      const actions = node.actions.map((action) => quoted(action.name)).join(' ');
      return `p ${name} ${set}${isKnown ? '' : ` "" { ${actions} }`}`;
    }
  }
}

function outcomeOf({ payoffs }: Node, count: { outcome: number }): string {
  if (payoffs === undefined) return '0';
  count.outcome += 1;
  return `${count.outcome} "" { ${payoffs.map(rationalText).join(', ')} }`;
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
