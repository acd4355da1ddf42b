import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from './sources.ts';

const docs = [
  ...filesIn(['docs', 'scenarios'], '.md'),
  ...filesIn(['.'], '.md').filter(({ path }) => !path.includes('/')),
];
const scripts = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
);

/** Written by the bench when it runs in full; until then a link may point at nothing. */
const GENERATED = ['docs/bench.md'];

describe('docs', () => {
  it('should link to files that exist', () => {
    for (const { path, text } of docs) {
      for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
        if (/^[a-z]+:/.test(target) || GENERATED.includes(join(dirname(path), target))) continue;
        expect(existsSync(join(dirname(path), target)), `${path} → ${target}`).toBe(true);
      }
    }
  });

  it('should name npm scripts that exist', () => {
    for (const { path, text } of docs) {
      for (const [, script = ''] of text.matchAll(/\bnpm run (?:-s )?([a-z:-]+)/g)) {
        expect(scripts, path).toContain(script);
      }
    }
  });

  it('should name files and folders of ours that exist', () => {
    const later = ['src/web/', 'src/server/', 'src/simulate/', 'src/negotiate/', 'src/live/'];
    for (const { path, text } of docs) {
      const named = text.matchAll(/`((?:domain|projections|src|test|docs|scripts)\/[\w./-]*)`/g);
      for (const [, target = ''] of named) {
        if (later.some((room) => target.startsWith(room))) continue;
        expect(existsSync(target), `${path}: ${target}`).toBe(true);
      }
    }
  });

  it('should number decisions without a gap, and say in each what was decided and why', () => {
    const decisions = filesIn(['docs/decisions'], '.md');
    for (const [i, { path, text }] of decisions.entries()) {
      expect(path).toMatch(new RegExp(`/${String(i + 1).padStart(4, '0')}-[a-z-]+\\.md$`));
      expect(text, path).toMatch(/^\*\*Decided/m);
      expect(text, path).toMatch(/^\*\*(?:Why|Rejected)/m);
    }
  });
});
