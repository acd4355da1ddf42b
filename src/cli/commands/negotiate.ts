import { type Command, Option } from 'commander';
import { type Setup, concessionNames } from '../../negotiate/file.ts';
import { type Convention, conventions } from '../../negotiate/preferences/preferences.ts';
import { type Disagreement, disagreements } from '../../negotiate/solutions/solution-points.ts';
import { type Concession, named } from '../../negotiate/tactics/concession.ts';
import type { Tactic } from '../../negotiate/tactics/tactic.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { UsageError } from '../../input/usage.ts';
import { readNegotiation, within } from '../arguments/negotiation-files.ts';
import { type NegotiateReport, type PackageView, negotiateReport } from '../../report/negotiate.ts';
import { Page, type Paper } from '../output/page.ts';
import { endingSentence, moveInWords, tacticInWords } from '../../report/negotiate-words.ts';
import { counted, decimal, grouped, listed } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly rounds?: string;
  readonly tactics?: string;
  readonly convention?: Convention;
  readonly disagreement?: Disagreement;
  readonly all?: boolean;
}

const ROUNDS_MAX = 10_000;

export function addNegotiate(program: Command, cli: Cli): void {
  const command = program
    .command('negotiate')
    .description('runs a negotiation by alternating offers, and shows what else was possible')
    .argument('<files...>', 'a YAML file, or XML files of GENIUS: a domain and profiles')
    .option('--rounds <n>', `rounds until the deadline, up to ${ROUNDS_MAX}`)
    .option(
      '--tactics <list>',
      `one for all, or one for each party, separated by commas: ${concessionNames.join(', ')}, or Faratin's β`,
    )
    .addOption(
      new Option('--convention <name>', 'evaluations as written, or by their maximum').choices(
        conventions,
      ),
    )
    .addOption(
      new Option('--disagreement <name>', 'the point from which gains are measured').choices(
        disagreements,
      ),
    )
    .option('--all', 'show every round');
  common(command, cli, [
    'negotiate docs/examples/relief-for-releases.yaml',
    'negotiate docs/examples/relief-for-releases.yaml --tactics boulware,0.5 --rounds 50 --all',
    'negotiate domain.xml one.xml two.xml --convention genius-normalised',
  ]);
  command.action((files: string[], options: Options) => {
    const read = readNegotiation(files, options.convention);
    const setup: Setup = {
      ...read,
      rounds: options.rounds === undefined ? read.rounds : typedRounds(options.rounds),
      disagreement: options.disagreement ?? read.disagreement,
    };
    const tactics = tacticsOf(setup, options.tactics);
    const names = tactics.map(tacticInWords);
    const report = within(files.join(' '), () => negotiateReport(setup, tactics, names));
    answer(cli, options, report, (shown, paper) =>
      renderNegotiate(shown, paper, options.all ?? false),
    );
  });
}

function typedRounds(text: string): number {
  const rounds = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (rounds >= 1 && rounds <= ROUNDS_MAX) return rounds;
  throw new UsageError(`--rounds ${text}: give a whole number from 1 to ${ROUNDS_MAX}`);
}

function tacticsOf({ problem, tactics }: Setup, typed: string | undefined): Tactic[] {
  const written = typed?.split(',').map((text) => ({ concession: typedConcession(text.trim()) }));
  const count = problem.parties.length;
  if (written !== undefined && written.length !== 1 && written.length !== count)
    throw new UsageError(`--tactics names ${written.length}: give one for all, or ${count}`);
  return problem.parties.map(
    (_, i) => written?.[written.length === 1 ? 0 : i] ?? tactics[i] ?? { concession: named.linear },
  );
}

function typedConcession(text: string): Concession {
  const known = concessionNames.find((name) => name === text);
  if (known !== undefined) return named[known];
  const beta = Number(text);
  if (/^[\d.]{1,10}$/.test(text) && beta >= 0.001 && beta <= 1_000)
    return { kind: 'time', shape: 'polynomial', beta, k: 0 };
  throw new UsageError(
    `--tactics ${text}: use ${concessionNames.join(', ')}, or β from 0.001 to 1000`,
  );
}

/** Rounds shown from either end, unless all are asked for. */
const SHOWN = 4;

function renderNegotiate(report: NegotiateReport, paper: Paper, all: boolean): Page {
  const page = new Page(paper);
  page.title(report.negotiation);
  page.quiet(
    `${counted(report.outcomes, 'outcome')} of ${counted(report.issues.length, 'issue')}, ` +
      `${report.frontier} on the Pareto frontier; evaluations ${report.evaluations}`,
  );
  page.gap().text(endingSentence(report));
  renderParties(page, report);
  renderMoves(page, report, all);
  renderGiven(page, report);
  renderPoints(page, report);
  return page;
}

function renderParties(page: Page, { parties }: NegotiateReport): void {
  page.heading('Parties, in turn order');
  page.table(
    [
      { head: 'party', style: page.paper.ink.strong, least: 12 },
      { head: 'tactic', least: 16 },
      { head: 'reservation', align: 'right' },
      { head: 'got', align: 'right' },
      { head: 'discount' },
    ],
    parties.map(({ party, tactic, reservation, got, discount }) => [
      party,
      tactic,
      plain(reservation),
      plain(got),
      discount ?? '',
    ]),
  );
}

function renderMoves(page: Page, { moves, parties }: NegotiateReport, all: boolean): void {
  const most = 2 * SHOWN * parties.length;
  const isCut = !all && moves.length > most;
  const shown = isCut ? [...moves.slice(0, most / 2), ...moves.slice(-most / 2)] : moves;
  page.heading('Rounds');
  page.table(
    [
      { head: 'round', align: 'right' },
      { head: 'party', style: page.paper.ink.strong, least: 10 },
      { head: 'move', least: 20 },
      ...parties.map(({ party }) => ({ head: `to ${party}`, align: 'right', least: 8 }) as const),
    ],
    shown.map((move) => [
      String(move.round),
      move.party,
      moveInWords(move),
      ...(move.utilities ?? []).map(plain),
    ]),
  );
  if (isCut)
    page.quiet(`${grouped(moves.length - most)} moves in between are not shown: add --all`);
}

function renderGiven(page: Page, { given }: NegotiateReport): void {
  if (given.length === 0) return;
  page.heading('What each party gave up, from its first offer to the deal');
  for (const { party, lost, issues } of given) {
    const steps = issues.map(
      ({ issue, from, to, lost: each }) =>
        `${issue}, ${from} → ${to} (${each < 0 ? '+' : '−'}${plain(Math.abs(each))})`,
    );
    page.text(
      `${party}: ${issues.length === 0 ? 'nothing' : `${listed(steps)}; ${plain(lost)} in all`}`,
      { hang: 2 },
    );
  }
}

function renderPoints(
  page: Page,
  { points, disagreement, parties, distances }: NegotiateReport,
): void {
  const each = parties.map(({ party }, i) => `${party} ${plain(disagreement.utilities[i] ?? 0)}`);
  page.heading(`Solution points, with d = ${disagreement.is}: ${each.join(', ')}`);
  page.table(
    [
      { head: 'point', style: page.paper.ink.strong },
      { head: 'outcome', least: 20 },
      ...parties.map(({ party }) => ({ head: `to ${party}`, align: 'right', least: 8 }) as const),
      { head: 'from deal', align: 'right' },
    ],
    Object.entries(points).flatMap(([name, { ties, outcomes }]) => {
      const away = distances?.[name as keyof typeof points];
      const rows = outcomes
        .slice(0, SHOWN)
        .map((outcome, i) => [
          i === 0 ? name : '',
          valuesIn(outcome),
          ...outcome.utilities.map(plain),
          i === 0 && typeof away === 'number' ? plain(away) : '',
        ]);
      if (rows.length === 0) return [[name, 'no outcome gives all their d']];
      return ties > SHOWN ? [...rows, ['', `and ${grouped(ties - SHOWN)} more that tie`]] : rows;
    }),
  );
  if (distances?.frontier !== undefined && distances.frontier !== null) {
    page.text(
      distances.frontier === 0
        ? 'The deal is on the Pareto frontier: no outcome is better for one party and no worse for the others.'
        : `The deal is ${plain(distances.frontier)} away from the Pareto frontier.`,
    );
  }
}

const valuesIn = ({ values }: PackageView): string => Object.values(values).join(' · ');

/** Utilities differ in their fifth decimal and not beyond. */
const plain = (value: number): string => decimal(value, 5);
