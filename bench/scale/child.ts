import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process of its own took. */
export interface Cost {
  readonly ms: number;
  /** Its peak, as the system counts it: all of its pages that were in memory at one time. */
  readonly mebibytes: number;
}

const PEAK = join(import.meta.dirname, 'peak.ts');
const COMMANDS = join(import.meta.dirname, '../../src/cli/main.ts');

/** Runs a command of the command line, its answer thrown away. */
export const command = (folder: string, ...words: string[]): Promise<Cost> =>
  run(folder, COMMANDS, words);

let number = 0;

/** Runs a program to its end. Throws when it fails. */
export async function run(folder: string, program: string, words: string[]): Promise<Cost> {
  const peak = join(folder, `peak-${(number += 1)}`);
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', PEAK, program, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PEAK_FILE: peak },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  const ms = performance.now() - start;
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${code ?? 'a signal'}`);
  return { ms, mebibytes: Number(readFileSync(peak, 'utf8')) / 1024 };
}
