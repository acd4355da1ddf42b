import { refuse } from '../failure.ts';
import { Fraction, parseRational } from '../numbers/rational.ts';
import type { Game, Node } from './game-tree.ts';

/** Limits of what is read: nodes, and actions from the root to an end. */
const NODES_MAX = 100_000;
const DEPTH_MAX = 500;

/**
 * Reads a game in Gambit's format "EFG 2 R" (or D). What was given once, the actions of an
 * information set or the payoffs of an outcome, need not be repeated. Throws BadDescription.
 *
 * ```ts
 * const game = readEfg('EFG 2 R "Give or keep" { "A" "B" } p "" 1 1 "" { "give" "keep" } 0 t "" 1 "" { 1, 1 } t "" 2 "" { 2, 0 }');
 * game.root.actions.map(({ name }) => name); // => ['give', 'keep']
 * readEfg('NFG 1 R'); // throws 'a Gambit game begins with EFG 2 R'
 * ```
 */
export function readEfg(text: string): Game {
  return new Reader(tokens(text)).game();
}

/** Actions of an information set; probabilities where chance draws. */
interface Actions {
  readonly names: readonly string[];
  readonly probabilities: readonly Fraction[];
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #nodes = 0;
  #players: readonly string[] = [];
  readonly #actions = new Map<string, Actions>();
  readonly #outcomes = new Map<string, Fraction[]>();

  constructor(list: readonly Token[]) {
    this.#tokens = list;
  }

  game(): Game {
    const header = [this.#next(), this.#next(), this.#next()].map(({ text }) => text).join(' ');
    if (header !== 'EFG 2 R' && header !== 'EFG 2 D')
      refuse(`the file begins with "${header}": a Gambit game begins with EFG 2 R`, { line: 1 });
    const title = this.#string('the title');
    this.#players = this.#braces(() => this.#string("a player's name"));
    if (this.#players.length === 0) this.#fail('a game needs at least one player');
    if (this.#peek()?.kind === 'string') this.#next();
    const root = this.#node(0);
    if (this.#peek() !== undefined) this.#fail('the tree is complete here: remove what follows');
    return { title, players: this.#players, root };
  }

  #node(depth: number): Node {
    this.#nodes += 1;
    if (this.#nodes > NODES_MAX) this.#fail(`the tree has more than ${NODES_MAX} nodes`);
    if (depth > DEPTH_MAX) this.#fail(`the tree is more than ${DEPTH_MAX} actions deep`);
    const kind = this.#next().text;
    const name = this.#string("the node's name");
    if (kind === 't') return { kind: 'terminal', name, payoffs: this.#outcome() };
    if (kind !== 'c' && kind !== 'p')
      return this.#fail(`"${kind}" is not a kind of node: write c, p or t`);
    const player = kind === 'p' ? this.#player() : -1;
    const information = this.#whole('an information set');
    const { names, probabilities } = this.#set(`${player}:${information}`, kind === 'c');
    const payoffs = this.#outcome();
    const actions = names.map((action, i) => ({
      name: action,
      probability: probabilities[i] ?? new Fraction(0n),
      to: this.#node(depth + 1),
    }));
    if (kind === 'c') return { kind: 'chance', name, payoffs, actions };
    const plain = actions.map(({ name: action, to }) => ({ name: action, to }));
    return { kind: 'decision', name, payoffs, player, information, actions: plain };
  }

  #player(): number {
    const player = this.#whole('a player');
    if (player < 1 || player > this.#players.length)
      this.#fail(`there is no player ${player}: write a number from 1 to ${this.#players.length}`);
    return player - 1;
  }

  #set(key: string, isChance: boolean): Actions {
    if (this.#peek()?.kind === 'string') this.#next();
    if (!this.#brace('{'))
      return (
        this.#actions.get(key) ?? this.#fail('the actions of this information set are missing')
      );
    const probabilities: Fraction[] = [];
    const names = this.#braces(() => {
      const name = this.#string('an action');
      if (isChance) probabilities.push(this.#number('a probability'));
      return name;
    });
    if (names.length === 0) this.#fail('a node needs at least one action');
    if (isChance) this.#checkSum(probabilities);
    const actions = { names, probabilities };
    this.#actions.set(key, actions);
    return actions;
  }

  #checkSum(probabilities: readonly Fraction[]): void {
    const sum = probabilities.reduce((a, b) => a.add(b), new Fraction(0n));
    const negative = probabilities.some(({ s }) => s < 0n);
    if (negative || !sum.equals(1))
      this.#fail(`probabilities must be 0 or more and add up to 1, not to ${sum.toFraction()}`);
  }

  /** `0` is none; payoffs of an outcome may stand at its first mention only. */
  #outcome(): Fraction[] | undefined {
    const outcome = this.#whole('an outcome');
    if (this.#peek()?.kind === 'string') this.#next();
    if (this.#brace('{')) {
      const payoffs = this.#braces(() => this.#number('a payoff'));
      if (payoffs.length !== this.#players.length)
        this.#fail(
          `expected a payoff for each of the ${this.#players.length} players, found ${payoffs.length}`,
        );
      this.#outcomes.set(String(outcome), payoffs);
      return payoffs;
    }
    if (outcome === 0) return undefined;
    return this.#outcomes.get(String(outcome)) ?? this.#fail(`outcome ${outcome} has no payoffs`);
  }

  #braces<T>(item: () => T): T[] {
    if (!this.#brace('{')) this.#fail('expected {');
    this.#at += 1;
    const list: T[] = [];
    while (!this.#brace('}')) list.push(item());
    this.#at += 1;
    return list;
  }

  #brace(text: '{' | '}'): boolean {
    const token = this.#peek();
    return token?.kind === 'brace' && token.text === text;
  }

  #string(what: string): string {
    const { kind, text } = this.#next();
    return kind === 'string' ? text : this.#fail(`expected ${what} in quotes, found ${text}`);
  }

  #number(what: string): Fraction {
    const { text } = this.#next();
    return parseRational(text) ?? this.#fail(`expected ${what}, a number like 1/2, found ${text}`);
  }

  #whole(what: string): number {
    const { text } = this.#next();
    return /^\d{1,9}$/.test(text)
      ? Number(text)
      : this.#fail(`expected ${what}, a whole number, found ${text}`);
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(): Token {
    const token = this.#tokens[this.#at] ?? this.#fail('the file ends before the tree is complete');
    this.#at += 1;
    return token;
  }

  #fail(message: string): never {
    const near = this.#tokens[Math.max(0, this.#at - 1)] ?? this.#tokens.at(-1);
    return refuse(message, { line: near?.line });
  }
}

export interface Token {
  readonly kind: 'string' | 'word' | 'brace';
  readonly text: string;
  readonly line: number;
}

/** A quoted text, a brace or a word; blanks and commas divide. */
const TOKEN = /"((?:[^"\\]|\\.)*)"|([{}])|([^\s,{}"]+)|(\n)|([\s,])|(")/gy;

/** The tokens of a file of Gambit. Throws BadDescription for a quotation mark left open. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let line = 1;
  for (const [, quoted, brace, word, newline, , open] of text.matchAll(TOKEN)) {
    if (open !== undefined) refuse('a quotation mark is not closed', { line });
    if (newline !== undefined) line += 1;
    else if (brace !== undefined) found.push({ kind: 'brace', text: brace, line });
    else if (word !== undefined) found.push({ kind: 'word', text: word, line });
    else if (quoted !== undefined) {
      found.push({ kind: 'string', text: quoted.replaceAll(/\\(.)/gs, '$1'), line });
      line += quoted.split('\n').length - 1;
    }
  }
  return found;
}
