import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { line, lines, revisions } from '../contract/lines.ts';
import { testFolder } from './folder.ts';

const place = testFolder();

describe('a store opened read-only', () => {
  it('should read, follow a writer, and refuse to append', async () => {
    await using writer = await openStore(place('read.db'));
    await writer.append('s', lines(0, 2), 'none');
    await using reader = await openStore(place('read.db'), { readOnly: true });

    expect(await revisions(reader, 's')).toEqual([0, 1, 2]);
    await writer.append('s', [line(3)], 2);
    expect(await revisions(reader, 's')).toEqual([0, 1, 2, 3]);
    await expect(reader.append('s', [line(4)], 'any')).rejects.toThrow(/opened read-only/);
  });

  it('should be refused where there is none, and create nothing', async () => {
    const path = place('missing/store.db');
    await expect(openStore(path, { readOnly: true })).rejects.toThrow(/no store to open/);
    expect(existsSync(place('missing'))).toBe(false);

    writeFileSync(place('empty.db'), '');
    await expect(openStore(place('empty.db'), { readOnly: true })).rejects.toThrow(/is empty/);
  });

  // Root may write anywhere: only as root can another user, who may not, be tried.
  it.runIf(process.getuid?.() === 0)('should open where nothing can be written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'detente-locked-'));
    const path = join(folder, 'store.db');
    {
      await using store = await openStore(path);
      await store.append('s', lines(0, 1), 'none');
    }
    chmodSync(folder, 0o555);
    chmodSync(path, 0o444);
    try {
      expect(asNobody(path, { readOnly: true })).toBe('head 1');
      expect(asNobody(path, {})).toMatch(/^StoreError: .*EACCES.*open the store read-only/);
      expect(asNobody(join(folder, 'a/b.db'), {})).toMatch(/^StoreError: .*cannot be created/);
      chmodSync(path, 0o000);
      expect(asNobody(path, { readOnly: true })).toMatch(/^StoreError: .*cannot be read/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** What a user without rights gets to see: the head of stream `s`, or the error. */
function asNobody(path: string, options: object): string {
  const module = new URL('../../src/store/open.ts', import.meta.url).href;
  // The code is loaded as root, as the other user may not reach it.
  const script = `
    const { openStore } = await import(${JSON.stringify(module)});
    process.setgid(65534); process.setuid(65534);
    try {
      const store = await openStore(${JSON.stringify(path)}, ${JSON.stringify(options)});
      console.log('head', (await store.head('s'))?.revision);
      await store.close();
    } catch (error) { console.log(String(error)); }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  return stdout.toString().trim() || stderr.toString();
}
