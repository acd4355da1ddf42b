import { type Command, Option } from 'commander';
import { concessionNames, type Setup } from '../../negotiate/file.ts';
import { type Convention, conventions } from '../../negotiate/preferences/preferences.ts';
import { type Disagreement, disagreements } from '../../negotiate/solutions/solution-points.ts';
import { type Concession, named } from '../../negotiate/tactics/concession.ts';
import type { Tactic } from '../../negotiate/tactics/tactic.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { UsageError } from '../../input/usage.ts';
import { readNegotiation, within } from '../arguments/negotiation-files.ts';
import { renderNegotiate } from '../render/negotiate.ts';
import { negotiateReport } from '../../report/negotiate.ts';

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
    .description('runs a negotiation by alternating offers, and tells what else was possible')
    .argument('<files...>', 'a YAML file, or XML files of GENIUS: a domain and profiles')
    .option('--rounds <n>', `rounds until the deadline, up to ${ROUNDS_MAX}`)
    .option(
      '--tactics <list>',
      `one for all or one for each, with commas: ${concessionNames.join(', ')}, or Faratin's β`,
    )
    .addOption(
      new Option('--convention <name>', 'evaluations as written, or by their maximum').choices(
        conventions,
      ),
    )
    .addOption(
      new Option('--disagreement <name>', 'what the points are measured from').choices(
        disagreements,
      ),
    )
    .option('--all', 'every round');
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
    const names = tactics.map(nameOf);
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

function nameOf({ concession, modelling }: Tactic): string {
  const known = concessionNames.find((name) => named[name] === concession);
  return (known ?? wordingOf(concession)) + (modelling === undefined ? '' : ', with a model');
}

function wordingOf(concession: Concession): string {
  switch (concession.kind) {
    case 'time': {
      const { shape, beta, k } = concession;
      return `${shape}, β ${beta}${k === 0 ? '' : `, k ${k}`}`;
    }
    case 'behaviour':
      return `${concession.mode} tit-for-tat`;
    case 'mixed':
      return `mixed: ${concession.parts.map(({ weight, of }) => `${weight} ${wordingOf(of)}`).join(', ')}`;
  }
}
