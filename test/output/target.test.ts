import fs from 'node:fs';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../src/input/usage.ts';
import { KINDS } from '../../src/output/kind.ts';
import { checkApart, Target } from '../../src/output/target.ts';
import { openStore } from '../../src/store/open.ts';
import { testFolder } from '../store/folder.ts';

const place = testFolder();
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 400" width="720" height="400" role="img"/>\n';
let folder: string;
let count = 0;
beforeEach(() => {
  folder = place(`folder-${count++}`);
  mkdirSync(folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

const printed: string[] = [];

function target(
  path: string,
  { kind = KINDS.picture, force = false, stores = [] as string[] } = {},
): Target {
  return new Target(
    { flag: '--svg', path, kind, force },
    { stores, print: (text) => printed.push(text), kept: () => Promise.resolve() },
  );
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).message;
  }
  return 'nothing was refused';
}

/** A file of our folder with this content. */
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  for (const text of texts) yield await Promise.resolve(text);
}

describe('a target', () => {
  it('should write a new file, and replace an earlier answer', async () => {
    const path = join(folder, 'a.svg');
    target(path).write(PICTURE);
    expect(readFileSync(path, 'utf8')).toBe(PICTURE);
    expect(await target(path).writePieces(pieces(PICTURE, ' '))).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(`${PICTURE} `);
    expect(readdirSync(folder)).toEqual(['a.svg']);
  });

  it('should fill an empty file and keep its permissions', () => {
    const path = file('a.svg', '');
    chmodSync(path, 0o640);
    target(path).write(PICTURE);
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('should write through a symbolic link', () => {
    const path = file('a.svg', PICTURE);
    symlinkSync(path, join(folder, 'link.svg'));
    target(join(folder, 'link.svg')).write(`${PICTURE} `);
    expect(readFileSync(path, 'utf8')).toBe(`${PICTURE} `);
    expect(fs.lstatSync(join(folder, 'link.svg')).isSymbolicLink()).toBe(true);
  });

  it.each([
    [
      'a letter',
      'Dear all,\nhow are you?',
      /It holds text that begins with "Dear all, how are you\?"/,
    ],
    ['a foreign picture', '<svg/>', /text that begins with "<svg\/>"/],
    ['a table of ours', 'what,name,at,statistic,value\r\n', /a table of simulated numbers \(CSV\)/],
    ['a result', '{"detente":"simulation","version":1', /a result of a simulation/],
    ['an export', '{"format":"detente-events","version":1}', /an export of stored events/],
    ['bytes', 'a\0b', /a binary file/],
  ])('should replace %s only by force', (_, content, said) => {
    const path = file('a.svg', content);
    const message = refusal(() => target(path));
    expect(message).toMatch(said);
    expect(message).toMatch(/not a picture drawn by detente \(SVG\)\. .* add --force to replace/);
    expect(readFileSync(path, 'utf8')).toBe(content);
    target(path, { force: true }).write(PICTURE);
    expect(readFileSync(path, 'utf8')).toBe(PICTURE);
  });

  it('should refuse folders, special files, links to nothing and places without a folder', () => {
    symlinkSync(join(folder, 'nothing'), join(folder, 'link'));
    expect(refusal(() => target(folder, { force: true }))).toContain('this is a folder');
    expect(refusal(() => target('/dev/random', { force: true }))).toContain('no ordinary file');
    expect(refusal(() => target(join(folder, 'link')))).toContain('link to a file that is not');
    expect(refusal(() => target(join(folder, 'no/a.svg')))).toContain('there is no folder');
    expect(refusal(() => target(`${folder}/new/`))).toContain('names no file');
    expect(refusal(() => target(''))).toContain('names no file');
    expect(refusal(() => target(join(file('a', 'x'), 'b')))).toContain('--svg');
    expect(readdirSync(folder).sort()).toEqual(['a', 'link']);
  });

  it('should write to standard output and into nothing', async () => {
    target('/dev/stdout').write('one');
    await target('/dev/stdout').writePieces(pieces('two'));
    target('/dev/null').write('three');
    expect(printed).toEqual(['one', 'two']);
  });

  it('should refuse two options that name one file', () => {
    const path = join(folder, 'a.svg');
    const other = target(`${folder}/./a.svg`);
    expect(
      refusal(() => {
        checkApart([target(path), undefined, other]);
      }),
    ).toMatch(/name two/);
    checkApart([target('/dev/null'), target('/dev/null')]);
  });
});

describe('a store', () => {
  const name = (own: string, end = '') => join(folder, own + end);

  it.each(['', '-wal', '-shm', '-journal'])('should not be overwritten: own.db%s', (end) => {
    const store = file('own.db', 'not looked into');
    const stores = [store];
    expect(refusal(() => target(store + end, { stores, force: true }))).toContain(
      `of the store ${store}`.slice(end === '' ? 3 : 0),
    );
    if (end !== '') file(`own.db${end}`, 'log');
    linkSync(store + end, name('hard'));
    symlinkSync(store + end, name('soft'));
    for (const link of ['hard', 'soft']) {
      expect(refusal(() => target(name(link), { stores, force: true }))).toMatch(
        /never overwritten/,
      );
    }
  });

  it('should not be overwritten where it is named by a link or does not exist yet', () => {
    const store = file('own.db', '');
    symlinkSync(store, name('link.db'));
    const stores = [name('link.db'), name('new.db')];
    for (const path of ['own.db', 'link.db', 'own.db-wal', 'link.db-wal', 'new.db', 'new.db-shm']) {
      expect(refusal(() => target(name(path), { stores, force: true }))).toMatch(
        /of the store|the store/,
      );
    }
    expect(readdirSync(folder).sort()).toEqual(['link.db', 'own.db']);
  });

  it('should not be overwritten where the command uses another', async () => {
    const path = name('other.db');
    await (await openStore(path)).close();
    const before = readFileSync(path);
    for (const end of ['', '-wal']) {
      expect(refusal(() => target(path + end, { force: true }))).toContain(
        'this is a store, which',
      );
    }
    expect(readFileSync(path)).toEqual(before);
  });
});

describe('a case', () => {
  it('should keep the files that are shipped, also under other names', () => {
    const events = join('scenarios/poland/events', readdirSync('scenarios/poland/events')[0] ?? '');
    symlinkSync(join(process.cwd(), events), join(folder, 'soft'));
    for (const path of [
      events,
      'scenarios/poland/witness.json',
      'scenarios/README.md',
      'scenarios/schemas/case.schema.json',
      join(folder, 'soft'),
    ]) {
      expect(refusal(() => target(path, { force: true }))).toMatch(/a file of a case .*never/);
    }
  });

  it('should keep the files of a folder of the user, but not those that are none of it', () => {
    const own = join(folder, 'mine');
    mkdirSync(join(own, 'events'), { recursive: true });
    const files = ['case.yaml', 'witness.json', 'events/a.yaml'].map((each) => join(own, each));
    for (const each of files) writeFileSync(each, PICTURE);
    linkSync(join(own, 'events/a.yaml'), join(folder, 'hard'));
    for (const path of [...files, join(folder, 'hard')]) {
      expect(refusal(() => target(path, { force: true }))).toMatch(/a file of a case .*never/);
    }
    writeFileSync(join(own, 'bands.svg'), PICTURE);
    target(join(own, 'bands.svg')).write(`${PICTURE} `);
    expect(readFileSync(join(own, 'bands.svg'), 'utf8')).toBe(`${PICTURE} `);
  });
});

describe('when something fails', () => {
  const fullDisk = (): never => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
  };

  it.each(['writeSync', 'fsyncSync', 'renameSync'] as const)(
    'should leave the old file and nothing else after a failure of %s',
    async (call) => {
      const path = file('a.svg', PICTURE);
      const whole = target(path);
      vi.spyOn(fs, call).mockImplementation(fullDisk);
      syncBuiltinESMExports();
      expect(
        refusal(() => {
          whole.write('<svg');
        }),
      ).toMatch(/^--svg .*cannot be written \(ENOSPC/);
      await expect(whole.writePieces(pieces('<svg', '>'))).rejects.toThrow(/ENOSPC/);
      vi.restoreAllMocks();
      syncBuiltinESMExports();
      expect(readFileSync(path, 'utf8')).toBe(PICTURE);
      expect(readdirSync(folder)).toEqual(['a.svg']);
    },
  );

  it('should leave the old file when a later piece fails', async () => {
    const path = file('a.svg', PICTURE);
    async function* failing(): AsyncGenerator<string> {
      yield* pieces('x'.repeat(100_000), 'y'.repeat(100_000));
      expect(readdirSync(folder)).toHaveLength(2);
      throw new RangeError('the answer is wrong');
    }
    await expect(target(path).writePieces(failing())).rejects.toThrow('the answer is wrong');
    expect(readFileSync(path, 'utf8')).toBe(PICTURE);
    expect(readdirSync(folder)).toEqual(['a.svg']);
  });

  it('should not overwrite what came into being on the way', async () => {
    const path = join(folder, 'a.svg');
    async function* slow(): AsyncGenerator<string> {
      yield* pieces(PICTURE);
      writeFileSync(path, 'Dear all');
    }
    await expect(target(path).writePieces(slow())).rejects.toThrow(/there is a file already/);
    expect(readFileSync(path, 'utf8')).toBe('Dear all');
    expect(readdirSync(dirname(path))).toEqual(['a.svg']);
  });

  it('should make nothing for an answer that fails at once', async () => {
    const path = join(folder, 'a.svg');
    async function* wrong(): AsyncGenerator<string> {
      yield* await Promise.reject<AsyncGenerator<string>>(new RangeError('wrong'));
    }
    await expect(target(path).writePieces(wrong())).rejects.toThrow('wrong');
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});
