import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathOf, subgamePerfect } from '../../src/negotiate/theory/backward-induction.ts';
import { readEfg } from '../../src/negotiate/theory/efg-read.ts';
import { writeEfg } from '../../src/negotiate/theory/efg-write.ts';
import { decision, end, type Game, type Node } from '../../src/negotiate/theory/game-tree.ts';
import { Fraction } from '../../src/negotiate/numbers/rational.ts';

const game = (root: Node, players = ['one', 'two']): Game => ({ title: 'g', players, root });
const solved = (given: Game): (string | number)[][] =>
  subgamePerfect(given).map((each) => [
    ...each.payoffs.map((payoff) => payoff.valueOf()),
    pathOf(each).join(' '),
  ]);

const figure52 = game(
  decision(0, 1, {
    A: decision(1, 1, { C: end(3, 8), D: end(8, 3) }),
    B: decision(1, 2, {
      E: end(5, 5),
      F: decision(0, 2, { G: end(2, 10), H: end(1, 0) }),
    }),
  }),
);

describe('backward induction (Shoham and Leyton-Brown 2009)', () => {
  it('figure 5.2: (3, 8), and a choice with its reason at every node', () => {
    expect(solved(figure52)).toEqual([[3, 8, 'A C']]);
    const [{ choices } = { choices: [] }] = subgamePerfect(figure52);
    expect(
      choices.map(({ path, options, chosen }) => [path.join(' '), options[chosen]?.action]),
    ).toEqual([
      ['', 'A'],
      ['A', 'C'],
      ['B', 'F'],
      ['B F', 'G'],
    ]);
    expect(choices[0]?.options[1]?.payoffs.map((value) => value.valueOf())).toEqual([2, 10]);
  });

  it('figure 5.9, the centipede: (1, 0)', () => {
    const ends = [end(1, 0), end(0, 2), end(3, 1), end(2, 4), end(4, 3)];
    const centipede = ends.reduceRight<Node>(
      (rest, out, i) => decision(i % 2, i, { D: out, A: rest }),
      end(3, 5),
    );
    expect(solved(game(centipede))).toEqual([[1, 0, 'D']]);
  });

  it('figure 5.1, the sharing game: two equilibria', () => {
    const offers = [
      [2, 0],
      [1, 1],
      [0, 2],
    ] as const;
    const shares = Object.fromEntries(
      offers.map(([a, b], i) => [`${a}–${b}`, decision(1, i, { no: end(0, 0), yes: end(a, b) })]),
    );
    expect(solved(game(decision(0, 1, shares)))).toEqual([
      [1, 1, '1–1 yes'],
      [2, 0, '2–0 yes'],
    ]);
  });

  it('should weigh what chance draws, and add up what is met on the way', () => {
    const half = new Fraction(1, 2);
    const lottery: Node = {
      kind: 'chance',
      name: '',
      payoffs: [new Fraction(-1), new Fraction(1)],
      actions: [
        { name: 'heads', probability: half, to: end(5, 0) },
        { name: 'tails', probability: half, to: end(0, 1) },
      ],
    };
    const root = {
      ...decision(0, 1, { play: lottery, leave: end(1, 0) }),
      payoffs: [10, 0].map((n) => new Fraction(n)),
    };
    expect(solved(game(root))).toEqual([[11.5, 1.5, 'play']]);
  });

  it('should refuse imperfect information, and more ties than can be told', () => {
    const blind = decision(1, 7, { a: end(0, 0), b: end(1, 1) });
    expect(() => subgamePerfect(game(decision(0, 1, { x: blind, y: blind })))).toThrow(
      'two cannot tell two nodes apart (information set 7)',
    );
    const ties = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `x${i}`,
        decision(1, i, { a: end(0, 0), b: end(0, 0) }),
      ]),
    );
    expect(() => subgamePerfect(game(decision(0, 1, ties)))).toThrow('more than 1000 equilibria');
  });
});

describe('files of Gambit', () => {
  const TEXT = `EFG 2 R "A tax game" { "firm" "state" }
"what it is about"

c "" 1 "luck" { "good" 2/3 "bad" 1/3 } 1 "start" { 1/2, -0.25 }
p "" 1 1 "see" { "pay" "evade" } 0
t "" 2 "paid" { 3 1 }
p "" 2 1 "" { "audit" "let go" } 0
t "" 3 "" { 0, 2 }
t "" 4 "" { 5, 0 }
p "" 1 2 "see" { "pay" "evade" } 0
t "" 2
t "" 3
`;

  it('should be read as they stand: rationals, commas or none, outcomes given once', () => {
    const read = readEfg(TEXT);
    expect(read.title).toBe('A tax game');
    // Paid where luck is good (audits would follow), evading never pays: 3 1/2 each way.
    expect(solved(read)).toEqual([[3.5, 0.75, '']]);
  });

  it('should come back the same through a file', () => {
    const again = readEfg(writeEfg(readEfg(TEXT)));
    expect(again).toEqual({ ...readEfg(TEXT), title: 'A tax game' });
    expect(solved(readEfg(writeEfg(figure52)))).toEqual([[3, 8, 'A C']]);
  });

  it('should come back the same whatever the tree and its words', () => {
    const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc
          .tuple(fc.integer(), fc.integer({ min: 1, max: 9 }))
          .map(([n, d]) => end(new Fraction(n, d), n)),
        fc
          .tuple(
            fc.constantFrom(0, 1),
            fc.dictionary(fc.string({ minLength: 1 }), tie('tree'), { minKeys: 1, maxKeys: 3 }),
          )
          .map(([player, actions]) => decision(player, 1, actions)),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.string(), (root, title) => {
        let next = 0;
        const numbered = (node: Node): Node => {
          if (node.kind === 'terminal') return node;
          const information = (next += 1);
          const actions = node.actions.map((action) => ({ ...action, to: numbered(action.to) }));
          return { ...node, ...(node.kind === 'decision' ? { information } : {}), actions } as Node;
        };
        const given = { ...game(numbered(root)), title };
        expect(solved(readEfg(writeEfg(given)))).toEqual(solved(given));
        expect(readEfg(writeEfg(given)).title).toBe(title);
      }),
    );
  });

  it.each([
    ['no game', 'NFG 1 R "x" { "a" }', 'a Gambit game begins with EFG 2 R'],
    ['nothing', '', 'ends before the tree'],
    [
      'an end too early',
      'EFG 2 R "x" { "a" }\np "" 1 1 "" { "l" "r" } 0\nt "" 1 "" { 1 }',
      'line 3: the file ends before',
    ],
    [
      'a player too many',
      'EFG 2 R "x" { "a" }\np "" 2 1 "" { "l" } 0',
      'line 2: there is no player 2',
    ],
    [
      'payoffs missing',
      'EFG 2 R "x" { "a" "b" }\nt "" 1 "" { 1 }',
      'expected a payoff for each of the 2 players',
    ],
    ['an outcome unknown', 'EFG 2 R "x" { "a" }\nt "" 4', 'outcome 4 has no payoffs'],
    ['no number', 'EFG 2 R "x" { "a" }\nt "" 1 "" { one }', 'expected a payoff'],
    ['odd odds', 'EFG 2 R "x" { "a" }\nc "" 1 "" { "l" 1/2 "r" 1/3 } 0', 'add up to 1, not to 5/6'],
    ['an open quote', 'EFG 2 R "x', 'a quotation mark is not closed'],
    ['more than a tree', 'EFG 2 R "x" { "a" }\nt "" 0\nt "" 0', 'remove what follows'],
    [
      'an endless row',
      `EFG 2 R "x" { "a" }${'\np "" 1 1 "" { "l" } 0'.repeat(600)}`,
      'more than 500',
    ],
  ])('should refuse %s', (_, text, message) => {
    expect(() => readEfg(text)).toThrow(message);
  });
});
