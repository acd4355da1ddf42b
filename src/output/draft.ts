/** A file that comes into its place only when all of it is there. */

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Text on its way into a file: it is written to a new file in the same folder, which takes the
 * place of the old one in one step. Whoever is killed on the way leaves the old file or the new
 * one, never a part. Errors are those of the system; after one, call `drop`.
 */
export class Draft {
  readonly #target: string;
  readonly #path: string;
  #handle: number | undefined;

  /** `target` is the place of the file itself, not that of a link to it. */
  constructor(target: string) {
    this.#target = target;
    this.#path = join(dirname(target), `.detente-${randomBytes(8).toString('hex')}.part`);
    this.#handle = openSync(this.#path, 'wx');
  }

  write(text: string): void {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) {
      done += writeSync(this.#open(), bytes, done);
    }
  }

  /** Puts the file into its place, on disk. It keeps the permissions of the file that it replaces. */
  keep(): void {
    const handle = this.#open();
    const before = statSync(this.#target, { throwIfNoEntry: false });
    if (before !== undefined) fchmodSync(handle, before.mode & 0o7777);
    fsyncSync(handle);
    this.#close();
    renameSync(this.#path, this.#target);
    syncFolder(dirname(this.#target));
  }

  /** Removes what was written so far; does nothing once it was kept. */
  drop(): void {
    try {
      this.#close();
    } finally {
      rmSync(this.#path, { force: true });
    }
  }

  #open(): number {
    if (this.#handle === undefined) throw new Error('this draft is closed');
    return this.#handle;
  }

  #close(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle !== undefined) closeSync(handle);
  }
}

/** Drops a draft when this process is told to end, which then ends as it would have. Returns what
 * stops listening. */
export function dropOnSignal(draft: Draft): () => void {
  const interrupted = (signal: NodeJS.Signals): void => {
    forget();
    draft.drop();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    for (const signal of SIGNALS) process.off(signal, interrupted);
  };
  for (const signal of SIGNALS) process.on(signal, interrupted);
  return forget;
}

/** Makes the new name durable, where the system can open a folder. */
function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch (error) {
    // Some file systems sync no folders; the file is whole either way.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EINVAL' && code !== 'EPERM' && code !== 'EISDIR') throw error;
  } finally {
    closeSync(handle);
  }
}

/** Replaces a file by a text, whole or not at all. */
export function replaceFile(target: string, text: string): void {
  const draft = new Draft(target);
  try {
    draft.write(text);
    draft.keep();
  } catch (error) {
    draft.drop();
    throw error;
  }
}
