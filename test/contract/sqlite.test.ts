import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { storeContract } from './store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-contract-'));
let count = 0;

afterAll(() => {
  rmSync(folder, { recursive: true });
});

storeContract({
  name: 'SQLite',
  create: () => openStore(join(folder, `${count++}.db`)),
  reopen: (closed) => openStore(closed.name),
});
