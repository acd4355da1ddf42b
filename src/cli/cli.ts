import type { Command } from 'commander';
import type { EventStore } from '../store/port.ts';
import { type Ink, colourInk, noInk } from './output/ink.ts';
import { exampleNames, filledIn } from './examples.ts';
import { jsonPieces } from './output/json.ts';
import { Page, type Paper } from './output/page.ts';
import { cleanAll } from './output/safe.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** What a command may touch of the world outside: handed in, so that tests can watch. */
export interface Cli {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves when the reader of what is printed has kept up. */
  readonly kept: () => Promise<void>;
  /** Resolves when a command that runs on is told to end (Ctrl-C); absent where nobody can tell it. */
  readonly stopped?: () => Promise<void>;
  readonly env: Env;
  /** Columns of the terminal; undefined where there is none. */
  readonly columns?: number | undefined;
  /** Whether what is printed, and what is told on the side, goes to a terminal. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** How detente is called here, for commands to copy. */
  readonly call: string;
  readonly open: OpenStore;
  /** Set by a command whose answer is no. */
  exitCode: number;
}

/** To read or to write what is there; to create it where it is missing. */
export type Access = 'read' | 'write' | 'create';
export type OpenStore = (location: string, access: Access) => Promise<EventStore>;

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly store?: string;
}

const WIDTH = 80;
const WIDTH_MIN = 60;
const WIDTH_MAX = 100;

export function paperOf(cli: Cli): Paper {
  const wanted = cli.outIsTerminal ? (cli.columns ?? WIDTH) : WIDTH;
  const width = Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, wanted));
  return { width, ink: inkOf(cli), call: cli.call };
}

function inkOf({ outIsTerminal, env }: Cli): Ink {
  const none = env['NO_COLOR'];
  const refused = (none !== undefined && none !== '') || env['TERM'] === 'dumb';
  return outIsTerminal && !refused ? colourInk : noInk;
}

/** Prints a report: as JSON when asked, else as a rendering of the same object. */
export function answer<R>(
  cli: Cli,
  options: CommonOptions,
  report: R,
  render: (report: R, paper: Paper) => { toString(): string },
): void {
  if (options.json !== true) {
    cli.out(render(cleanAll(report), paperOf(cli)).toString());
    return;
  }
  for (const piece of jsonPieces(report)) cli.out(piece);
  cli.out('\n');
}

/** Adds the options that every command has, and examples, to a command. */
export function common(command: Command, cli: Cli, examples: readonly string[]): Command {
  return command
    .option('--store <location>', 'the store (default: $DETENTE_STORE, or ./.detente/store.db)')
    .option('--json', 'print the result as JSON (described in docs/cli.md)')
    .addHelpText('after', () => {
      const page = new Page(paperOf(cli));
      const names = exampleNames();
      page.text('').text('Examples:');
      for (const example of examples) page.command(filledIn(example, names));
      return page.toString().trimEnd();
    });
}
