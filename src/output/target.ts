/** A file that a user named for an answer: checked first, written whole. */

import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../input/usage.ts';
import { breathe } from '../store/promise.ts';
import { Draft, dropOnSignal, replaceFile } from './draft.ts';
import { beginningOf, describeContent, type FileKind, isOfKind } from './kind.ts';
import { type FoundFile, realPath, untouchable } from './untouchable.ts';

export interface Asked {
  /** The option that named it, for messages. */
  readonly flag: string;
  readonly path: string;
  readonly kind: FileKind;
  /** Also where a file of another kind is there. */
  readonly force: boolean;
}

export interface Around {
  /** Files of stores that must not be written to. */
  readonly stores: readonly string[];
  /** Standard output, for /dev/stdout. */
  readonly print: (text: string) => void;
  readonly kept: () => Promise<void>;
}

const STDOUT = /^\/(?:dev\/stdout|dev\/fd\/1|proc\/self\/fd\/1)$/;
/** Special files that are written to as they are; every other one is refused. */
const STREAM = /^\/(?:dev\/(?:null|stderr|stdout|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/** Characters written at a time. */
const CHUNK = 65_536;

/** Where an answer goes. Making one checks everything and touches nothing. */
export class Target {
  readonly asked: Asked;
  readonly #around: Around;

  /** Throws UsageError, saying what is there and what to do. */
  constructor(asked: Asked, around: Around) {
    this.asked = asked;
    this.#around = around;
    this.#check();
  }

  /** The file's path without links, to tell two targets apart. */
  get real(): string {
    return realPath(this.asked.path);
  }

  /** Replaces the file by a text, whole or not at all. Throws UsageError. */
  write(text: string): void {
    const real = this.#check();
    this.#attempt(() => {
      if (real !== undefined) replaceFile(real, text);
      else this.#toStream(text);
    });
  }

  /** The same for an answer that comes in pieces, of which few are held at a time. If one fails, the
   * old file is as it was. Resolves to their number. */
  async writePieces(pieces: AsyncIterable<string>): Promise<number> {
    let count = 0;
    const counting = async function* (): AsyncGenerator<string> {
      for await (const piece of pieces) {
        count += 1;
        yield piece;
      }
    };
    const chunks = gathered(counting());
    if (STREAM.test(this.asked.path)) await this.#streamAll(chunks);
    else await this.#draftAll(chunks);
    return count;
  }

  async #streamAll(chunks: AsyncGenerator<string>): Promise<void> {
    for await (const text of chunks) {
      this.#attempt(() => {
        this.#toStream(text);
      });
      await this.#around.kept();
    }
  }

  async #draftAll(chunks: AsyncGenerator<string>): Promise<void> {
    // What is wrong with the question shows at the first piece: only then is a file made.
    let chunk = await chunks.next();
    const draft = this.#attempt(() => new Draft(this.real));
    const forget = dropOnSignal(draft);
    try {
      for (; chunk.done !== true; chunk = await chunks.next()) {
        const text = chunk.value;
        this.#attempt(() => {
          draft.write(text);
        });
        // Lets a signal through.
        await breathe();
      }
      // What came into being on the way is not overwritten either.
      this.#check();
      this.#attempt(() => {
        draft.keep();
      });
    } catch (error) {
      draft.drop();
      throw error;
    } finally {
      forget();
    }
  }

  #toStream(text: string): void {
    const { path } = this.asked;
    if (STDOUT.test(path)) {
      this.#around.print(text);
      return;
    }
    const handle = openSync(path, 'a');
    try {
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    } finally {
      closeSync(handle);
    }
  }

  /** Path of the file to write; undefined for a stream. */
  #check(): string | undefined {
    const { path, kind, force } = this.asked;
    if (path === '' || path.includes('\0') || path.endsWith('/')) {
      throw this.#refusal('this names no file: give the name of a file');
    }
    const stats = this.#stat();
    const found: FoundFile = { real: this.real, stats };
    const what = untouchable(found, this.#around.stores);
    if (what !== undefined) {
      throw this.#refusal(`this is ${what}, which is never overwritten: name another file`);
    }
    if (STREAM.test(path)) return undefined;
    this.#checkFolder(dirname(found.real));
    if (stats === undefined) return found.real;
    if (stats.isDirectory()) throw this.#refusal('this is a folder: name a file in it');
    if (!stats.isFile()) {
      throw this.#refusal('this is no ordinary file: name another, or use /dev/stdout');
    }
    this.#attempt(() => {
      accessSync(path, constants.W_OK);
    });
    if (force) return found.real;
    const beginning = this.#attempt(() => beginningOf(path));
    if (isOfKind(beginning, kind)) return found.real;
    throw this.#refusal(
      `there is a file already. It holds ${describeContent(beginning)}, not ${kind.title}. ` +
        'Name another file, or add --force to replace this one',
    );
  }

  #stat(): FoundFile['stats'] {
    const { path } = this.asked;
    return this.#attempt(() => {
      const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
      if (stats === undefined && lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
        throw this.#refusal('this is a link to a file that is not there: name the file itself');
      }
      return stats;
    });
  }

  #checkFolder(folder: string): void {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats === undefined) {
      throw this.#refusal(`there is no folder ${folder}: make it first, or write elsewhere`);
    }
    if (!stats.isDirectory()) throw this.#refusal(`${folder} is no folder: write elsewhere`);
    this.#attempt(() => {
      accessSync(folder, constants.W_OK);
    });
  }

  /** Tells of what the system refuses in our words. */
  #attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
      throw this.#refusal(`it cannot be written (${error.message}): name another file`, error);
    }
  }

  #refusal(why: string, cause?: unknown): UsageError {
    const { flag, path } = this.asked;
    return new UsageError(`${flag} ${path}: ${why}`, { cause });
  }
}

/** Joins small pieces: one call of the system for each would take most of the time. */
async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** Refuses two options that name one file. */
export function checkApart(targets: readonly (Target | undefined)[]): void {
  const seen = new Map<string, string>();
  for (const target of targets) {
    if (target === undefined || STREAM.test(target.asked.path)) continue;
    const { flag, path } = target.asked;
    const other = seen.get(target.real);
    if (other !== undefined) {
      throw new UsageError(`${flag} ${path}: ${other} names the same file: name two`);
    }
    seen.set(target.real, flag);
  }
}

/** Where a script writes, which uses no store but those named. */
export function scriptTarget(asked: Asked, stores: readonly string[] = []): Target {
  return new Target(asked, {
    stores,
    print: (text) => process.stdout.write(text),
    kept: () => Promise.resolve(),
  });
}
