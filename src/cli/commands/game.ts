import type { Command } from 'commander';
import type { CrisisPayoffs } from '../../negotiate/theory/crisis.ts';
import { strategies } from '../../negotiate/theory/repeated-game.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { dreznerReport, fearonReport, rubinsteinReport } from '../../report/games/bargaining.ts';
import {
  type InspectionOptions,
  crisisFlags,
  crisisReport,
  inspectionReport,
  repeatedReport,
} from '../../report/games/strategic.ts';
import { treeReport } from '../../report/games/tree.ts';
import type { GameReport } from '../../report/games/game.ts';
import { within } from '../arguments/negotiation-files.ts';
import { readEfg } from '../../negotiate/theory/efg-read.ts';
import { readText } from '../../case/document.ts';
import { Page, type Paper } from '../output/page.ts';

const EXAMPLES = {
  rubinstein: ['game rubinstein 0.9 0.8', 'game rubinstein 0.9 0.9 --rounds 5'],
  fearon: ['game fearon 0.5 0.2 0.1', 'game fearon 0.5 0.1 --most 0.5'],
  drezner: ['game drezner 0.1 1', 'game drezner 0.3 1 --expect-sender 0.2 --expect-target 0.8'],
  crisis: ['game crisis', 'game crisis --back-down-a -2'],
  inspection: ['game inspection --penalty 5'],
  repeated: ['game repeated tit-for-tat defector', 'game repeated --turns 100'],
  efg: ['game efg docs/examples/sharing.efg'],
} as const;

export function addGame(program: Command, cli: Cli): void {
  const game = program
    .command('game')
    .description('solves games from bargaining theory: formulas, equilibria, Gambit files');
  common(
    game,
    cli,
    Object.values(EXAMPLES).map(([first]) => first),
  );
  addBargaining(game, cli);
  addStrategic(game, cli);
}

function addBargaining(game: Command, cli: Cli): void {
  sub(game, cli, 'rubinstein', 'how two players who take turns to make offers share a pie')
    .argument('<delta-1>', "the first player's discount factor")
    .argument('<delta-2>', "the second player's")
    .option('--rounds <n>', 'how many rounds the talks last (default: no limit)')
    .action((first: string, second: string, options: CommonOptions & { rounds?: string }) => {
      tell(game, cli, options, rubinsteinReport(first, second, options));
    });
  sub(
    game,
    cli,
    'fearon',
    'which settlements both sides prefer to conflict, and the risk of demanding more',
  )
    .argument('<p>', 'what A would gain from conflict, out of a stake of 1')
    .argument('<cost-a>', 'what conflict would cost A')
    .argument('[cost-b]', 'what it would cost B, if A knows it')
    .option('--most <cost>', 'only B knows its cost: anything up to this')
    .action(
      (
        chance: string,
        costA: string,
        costB: string | undefined,
        options: CommonOptions & { most?: string },
      ) => {
        tell(game, cli, options, fearonReport(chance, costA, costB, options));
      },
    );
  sub(game, cli, 'drezner', 'whether a threat of sanctions is credible, and what it can achieve')
    .argument('<cost-sender>', 'what deadlock costs the sender')
    .argument('<cost-target>', 'what deadlock costs the target')
    .option('--expect-sender <b>', '1: the sender expects no conflict; 0: only conflict', '0.5')
    .option('--expect-target <b>', 'the same for the target', '0.5')
    .action(
      (
        costSender: string,
        costTarget: string,
        options: CommonOptions & { expectSender: string; expectTarget: string },
      ) => {
        tell(game, cli, options, dreznerReport(costSender, costTarget, options));
      },
    );
}

function addStrategic(game: Command, cli: Cli): void {
  const crisis = sub(game, cli, 'crisis', 'all equilibria of a crisis: threaten, resist, impose');
  for (const [flag, [, what, value]] of Object.entries(crisisFlags))
    crisis.option(`--${flag} <payoff>`, what, value);
  crisis.action((options: CommonOptions & Record<string, string>) => {
    const payoffs = Object.entries(crisisFlags).map(([flag, [key]]) => [
      key,
      options[flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())],
    ]);
    tell(
      game,
      cli,
      options,
      crisisReport(Object.fromEntries(payoffs) as Record<keyof CrisisPayoffs, string>),
    );
  });
  sub(game, cli, 'inspection', 'how often rules are violated, and how often they are enforced')
    .option('--gain <n>', 'what a violation gains', '1')
    .option('--penalty <n>', 'what a violator pays when caught', '3')
    .option('--cost <n>', 'what enforcement costs', '1')
    .option('--harm <n>', 'what an unpunished violation costs the enforcer', '4')
    .action((options: CommonOptions & InspectionOptions) => {
      tell(game, cli, options, inspectionReport(options));
    });
  sub(game, cli, 'repeated', "strategies for the repeated prisoner's dilemma")
    .argument('[strategies...]', `two of them play a match: ${Object.keys(strategies).join(', ')}`)
    .option('--turns <n>', 'how many turns they play', '200')
    .action((names: string[], options: CommonOptions & { turns: string }) => {
      tell(game, cli, options, repeatedReport(names, options));
    });
  sub(game, cli, 'efg', 'all subgame-perfect equilibria of a game in a Gambit file')
    .argument('<file>', 'a game of perfect information (.efg)')
    .action((file: string, options: CommonOptions) => {
      tell(
        game,
        cli,
        options,
        within(file, () => treeReport(file, readEfg(readText(file, file)))),
      );
    });
}

function sub(game: Command, cli: Cli, name: keyof typeof EXAMPLES, about: string): Command {
  return common(game.command(name).description(about), cli, EXAMPLES[name]);
}

/** Commander gives options that both commands have to the outer one, wherever they stand. */
function tell(game: Command, cli: Cli, options: CommonOptions, report: GameReport): void {
  answer(cli, { ...options, ...game.opts<CommonOptions>() }, report, renderGame);
}

function renderGame({ game, cites, given, says, tables = [] }: GameReport, paper: Paper): Page {
  const page = new Page(paper);
  page.title(game);
  page.quiet(cites);
  page.gap();
  page.table(
    [{ head: '' }, { head: '', least: 30 }],
    Object.entries(given).map(([name, value]) => [name, String(value)]),
    2,
  );
  page.gap();
  for (const sentence of says) page.text(sentence);
  for (const { title, heads, rows } of tables) {
    page.heading(title);
    page.table(
      heads.map((head) => ({ head, least: Math.max(8, head.length) })),
      rows,
    );
  }
  return page;
}
