/** Starting the scripts of this folder as processes of their own. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Child {
  readonly process: ChildProcess;
  /** Lines of its output, as far as they came whole. */
  readonly lines: string[];
  /** Its error output, once it has ended and all output has been read. */
  readonly ended: Promise<string>;
}

export function start(script: string, ...parameters: (string | number)[]): Child {
  const path = new URL(script, import.meta.url).pathname;
  const process_ = spawn(process.execPath, [path, ...parameters.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  createInterface(process_.stdout).on('line', (line) => lines.push(line));
  let errors = '';
  process_.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return { process: process_, lines, ended: once(process_, 'close').then(() => errors) };
}
