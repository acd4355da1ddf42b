import { vi, expect } from 'vitest';
import type { Cli } from '../../src/cli/cli.ts';
import { openAt } from '../../src/cli/open.ts';
import { run } from '../../src/cli/program.ts';
import type { WatchLine } from '../../src/report/watch.ts';
import { NOW } from '../cli/terminal.ts';

/** A command at work in this process, on stores as a user names them. */
export function atWork(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const told = Promise.withResolvers<undefined>();
  const cli: Cli = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    kept: () => Promise.resolve(),
    stopped: () => told.promise,
    env: { DETENTE_NOW: NOW },
    outIsTerminal: false,
    // What is told on the side says when a command has begun.
    errIsTerminal: true,
    call: 'detente',
    open: openAt('detente'),
    exitCode: 0,
  };
  const code = run(argv, cli);
  return {
    code,
    out: (): string => out.join(''),
    err: (): string => err.join(''),
    stop: (): void => {
      told.resolve(undefined);
    },
    says: (text: string) =>
      vi.waitFor(() => {
        expect(out.join('') + err.join('')).toContain(text);
      }, 20_000),
  };
}

/** JSON lines as objects. */
export function linesIn(text: string): WatchLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as WatchLine);
}
