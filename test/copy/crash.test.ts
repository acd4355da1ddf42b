/** Fifty copies killed at random moments, each going on from the one before. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Draws } from '../../bench/generate/draws.ts';
import { openStore } from '../../src/store/open.ts';
import type { EventStore } from '../../src/store/port.ts';
import { verifyStream } from '../../src/store/verify.ts';
import { line, lines } from '../contract/lines.ts';
import { testFolder } from '../store/folder.ts';
import { opens } from './written.ts';

const ROUNDS = 50;
const EVENTS = 12_000;
const WHOLE = EVENTS + 2_001 + 2;
const STREAMS = ['case-long', 'case-long~z-parent', 'case-long~a-child'];
const script = join(import.meta.dirname, 'copy-process.ts');
const path = testFolder();

async function fill(store: EventStore): Promise<void> {
  await store.append('case-long', lines(0, EVENTS - 1), 'none');
  const branch = [opens(900_000, 'case-long'), ...lines(EVENTS, EVENTS + 1_999)];
  await store.append('case-long~z-parent', branch, 'none');
  await store.append('case-long~a-child', [opens(900_001, 'case-long~z-parent'), line(1)], 'none');
}

interface Kill {
  /** Pages it may write first; the moment after them is left to chance. */
  readonly pages: number;
  readonly ms: number;
}

/** One copy, killed unless it ends before; true when it came to its end. */
async function copyUntil({ pages, ms }: Kill, source: string, target: string): Promise<boolean> {
  const child = spawn(process.execPath, [script, source, target], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let told = '';
  const reached = new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      told += text.toString();
      if (told.split('\n').length > pages + 1) resolve();
    });
  });
  await Promise.race([reached, exited]);
  await Promise.race([sleep(ms), exited]);
  child.kill('SIGKILL');
  const [code, signal] = (await exited) as [number | null, string | null];
  expect(signal ?? code).toBeOneOf(['SIGKILL', 0]);
  return code === 0;
}

/** How many events the target holds: of each stream a beginning, no child without its parent. */
async function held(from: EventStore, target: string): Promise<number> {
  await using to = await openStore(target);
  let total = 0;
  let whole = true;
  for (const stream of STREAMS) {
    const head = await to.head(stream);
    if (head === undefined) {
      whole = false;
      continue;
    }
    expect(whole).toBe(true);
    expect(await verifyStream(to, stream)).toMatchObject({ ok: true });
    for await (const [event] of from.read(stream, { from: head.revision, to: head.revision })) {
      expect(head.hash).toBe(event?.hash);
    }
    whole = head.hash === (await from.head(stream))?.hash;
    total += head.revision + 1;
  }
  return total;
}

describe('a copy that is killed', () => {
  it('should go on where it stopped, fifty times over', async () => {
    const source = path('source.db');
    const target = path('target.db');
    await using from = await openStore(source);
    await fill(from);
    const draws = new Draws(20_251_213);
    let before = 0;
    let cutShort = 0;

    for (let round = 0; round < ROUNDS; round += 1) {
      const ended = await copyUntil({ pages: draws.below(6), ms: draws.below(12) }, source, target);
      const now = await held(from, target);
      expect(now).toBeGreaterThanOrEqual(before);
      if (ended) expect(now).toBe(WHOLE);
      if (now > 0 && now < WHOLE) cutShort += 1;
      before = now === WHOLE ? 0 : now;
      if (now === WHOLE) removeAll(target);
    }
    const ended = await copyUntil({ pages: Infinity, ms: 0 }, source, target);

    expect(ended).toBe(true);
    expect(await held(from, target)).toBe(WHOLE);
    // The test would show nothing if no copy had been cut short.
    expect(cutShort).toBeGreaterThan(ROUNDS / 3);
  }, 600_000);
});

function removeAll(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}
