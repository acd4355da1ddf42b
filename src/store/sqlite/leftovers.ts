/** What creating a store made, so that nothing of it stays behind when that fails. */

import { closeSync, existsSync, mkdirSync, openSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../failure.ts';

/** One at a time: mkdir with `recursive` never returns where the system takes no folder (/proc). */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

export class Leftovers {
  readonly #file: string;
  readonly #folders: string[] = [];
  #made = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** Makes sure of the file and its folders; throws a StoreError where that is not possible. */
  make(): void {
    const folder = dirname(this.#file);
    for (let path = folder; !existsSync(path); path = dirname(path)) this.#folders.push(path);
    try {
      for (const path of this.#folders.toReversed()) makeFolder(path);
      // Exclusively: of several processes only the one that made the file may remove it.
      closeSync(openSync(this.#file, 'wx'));
      this.#made = true;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      if (code === 'EEXIST' && existsSync(this.#file)) return;
      this.remove();
      throw new StoreError(
        `${this.#file} cannot be created (${code}): give a path below a folder you can write to.`,
        { cause: error },
      );
    }
  }

  /** Removes what `make` made: the file while nothing is in it, folders while they are empty. */
  remove(): void {
    if (this.#made && statSync(this.#file, { throwIfNoEntry: false })?.size === 0) {
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(this.#file + end, { force: true });
    }
    for (const folder of this.#folders) {
      try {
        rmdirSync(folder);
      } catch {
        // Never made, or somebody else has put something there.
      }
    }
  }
}
