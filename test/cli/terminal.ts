import { setTimeout as sleep } from 'node:timers/promises';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import type { Cli, Env } from '../../src/cli/cli.ts';
import { run } from '../../src/cli/program.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { openStore } from '../../src/store/open.ts';

/** A store that outlives the commands that open it. */
class KeptStore extends MemoryStore {
  override close(): Promise<void> {
    return Promise.resolve();
  }
}

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  readonly store: MemoryStore;
  /** Runs one command line in this process. */
  readonly run: (...argv: string[]) => Promise<Answer>;
  /** Its answer with `--json`, parsed; of several lines the first. */
  readonly json: (...argv: string[]) => Promise<Record<string, unknown>>;
}

interface Setting {
  readonly env?: Env;
  readonly isTerminal?: boolean;
  readonly columns?: number;
  /** A second store, in a file of this name. */
  readonly elsewhere?: string;
}

export const NOW = '2026-11-24T05:00:00Z';

/** A terminal at a fixed moment, before a store in memory that holds the named shipped cases. */
export async function terminal(
  cases: readonly string[],
  { env = {}, isTerminal = false, columns, elsewhere = '' }: Setting = {},
): Promise<Terminal> {
  const store = new KeptStore();
  for (const name of cases) await importCase(store, readCase(`scenarios/${name}`));
  const runIt = async (...argv: string[]): Promise<Answer> => {
    const out: string[] = [];
    const err: string[] = [];
    const cli: Cli = {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      kept: () => Promise.resolve(),
      // A command that runs on is told to end once it has been silent for a while.
      stopped: async () => {
        let seen = -1;
        while (out.length > seen) {
          seen = out.length;
          await sleep(300);
        }
      },
      env: { DETENTE_NOW: NOW, ...env },
      columns,
      outIsTerminal: isTerminal,
      errIsTerminal: false,
      call: 'detente',
      open: (location) => Promise.resolve(location === elsewhere ? openStore(elsewhere) : store),
      exitCode: 0,
    };
    const code = await run(argv, cli);
    return { code, out: out.join(''), err: err.join('') };
  };
  return {
    store,
    run: runIt,
    json: async (...argv) => {
      const { out } = await runIt(...argv, '--json');
      return JSON.parse(out.split(/\n(?=\{)/)[0] ?? '') as Record<string, unknown>;
    },
  };
}

/** Lines wider than a width, but for addresses, which are never broken. */
export function widerThan(text: string, width: number): string[] {
  return text
    .split('\n')
    .filter((line) => Array.from(line).length > width && !/^\s*https?:\/\/\S+$/.test(line));
}
