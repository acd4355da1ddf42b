import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** The same, in a process with another time zone, locale and place to start from. */
function digest(environment: Record<string, string>): string {
  return execFileSync(process.execPath, ['test/architecture/print-digest.ts'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  }).trim();
}

describe('determinism', () => {
  it('should say the same in every time zone and locale, run after run', () => {
    const digests = [
      { TZ: 'UTC', LC_ALL: 'C' },
      { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LC_ALL: 'sv_SE.UTF-8', LANG: 'sv_SE.UTF-8' },
    ].map(digest);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(digests).size).toBe(1);
  });
});
