import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../store/folder.ts';

const path = testFolder();

describe('the manual of live timelines', () => {
  it('should show code that runs', () => {
    const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('docs/live.md', 'utf8')) ?? [];
    const file = path('manual.ts');
    const rxjs = import.meta.resolve('rxjs');
    writeFileSync(
      file,
      code.replaceAll("'../src/", `'${resolve('src')}/`).replace("'rxjs'", `'${rxjs}'`),
    );

    const out = execFileSync(process.execPath, [file], { encoding: 'utf8' });

    expect(out.split('\n')[0]).toBe('up to revision -1: 0 events read differently');
    expect(out).toMatch(/up to revision \d+: \d{2,} events read differently\n$/);
  });
});
