import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { testFolder } from '../store/folder.ts';
import { start } from './child.ts';

const LETTERS = 40 * 50_000;
const place = testFolder();

it('should leave the old file or the new one, killed in mid-write', async () => {
  const path = place('answer.txt');
  const folder = dirname(path);
  writeFileSync(path, 'z'.repeat(LETTERS));
  let killedInMidWrite = 0;
  for (let round = 0; round < 12; round++) {
    const writer = start('replacer.ts', path, round);
    const deadline = performance.now() + 20_000;
    while (writer.lines.length === 0 && performance.now() < deadline) await sleep(1);
    await sleep(Math.random() * 40);
    writer.process.kill('SIGKILL');
    expect(await writer.ended).toBe('');

    const text = readFileSync(path, 'latin1');
    expect(text).toHaveLength(LETTERS);
    expect(text).toBe(text.charAt(0).repeat(LETTERS));
    const parts = readdirSync(folder).filter((name) => name.endsWith('.part'));
    if (parts.length > 0) killedInMidWrite += 1;
    for (const name of parts) rmSync(join(folder, name));
  }
  expect(killedInMidWrite).toBeGreaterThan(0);
}, 300_000);

it('should tidy up when it is told to end', async () => {
  const path = place('told.txt');
  const writer = start('replacer.ts', path, 0);
  while (writer.lines.length === 0) await sleep(1);
  writer.process.kill('SIGTERM');
  expect(await writer.ended).toBe('');
  expect(writer.process.signalCode).toBe('SIGTERM');
  expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(readFileSync(path, 'latin1')).toHaveLength(LETTERS);
}, 60_000);
