import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeLines, filesIn, importsOf, roomOf } from './sources.ts';

const code = filesIn(['domain', 'projections', 'src'], '.ts', '.tsx');

/** Rooms that each room may import beside itself, and packages. A room not here may import any. */
const ALLOWED: Readonly<Record<string, { rooms: readonly string[]; packages?: RegExp }>> = {
  domain: { rooms: [], packages: /^zod$/ },
  projections: { rooms: ['domain'], packages: /^immer$/ },
  'src/store': { rooms: ['domain'] },
  'src/history': { rooms: ['domain', 'projections', 'src/store', 'src/case'], packages: /^$/ },
  'src/case': { rooms: ['domain', 'projections', 'src/store', 'src/history'] },
  'src/copy': { rooms: ['domain', 'src/store'] },
  'src/negotiate': { rooms: ['domain', 'projections'] },
  'src/chart': { rooms: ['src/exchange'], packages: /^$/ },
  'src/simulate': {
    rooms: ['domain', 'projections', 'src/negotiate', 'src/history', 'src/store', 'src/case'],
  },
  'src/live': { rooms: ['domain', 'projections', 'src/store', 'src/history'] },
  'src/exchange': { rooms: ['domain', 'projections', 'src/store', 'src/history', 'src/case'] },
  'src/web': { rooms: ['domain', 'projections', 'src/history', 'src/negotiate'] },
};

/** What nobody imports but their own: the ends of the flow. */
const ENDS = ['src/cli', 'src/server', 'src/web', 'test', 'bench', 'scripts'];

describe('rooms', () => {
  it('should import only down the arrows', () => {
    const wrong = code.flatMap((file) => {
      const room = roomOf(file.path);
      const { rooms, packages } = ALLOWED[room] ?? {};
      return importsOf(file)
        .filter((target) => {
          const ours = /^(?:domain|projections|src|test|bench|scripts)\//.test(target);
          if (!ours) return packages !== undefined && !packages.test(target);
          const other = roomOf(target);
          if (other === room) return false;
          return ENDS.includes(other) || (rooms !== undefined && !rooms.includes(other));
        })
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('should let history read no files: how a case is written down is not its business', () => {
    const readers = /^src\/case\/(?:folder|document|text-file|import|branches|witness)\.ts$/;
    const wrong = code
      .filter(({ path }) => roomOf(path) === 'src/history')
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => readers.test(target))
          .map((target) => `${file.path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('should import files that exist', () => {
    for (const file of code) {
      for (const target of importsOf(file)) {
        if (/\.tsx?$/.test(target))
          expect(existsSync(target), `${file.path}: ${target}`).toBe(true);
      }
    }
  });
});

describe('files', () => {
  it('should be short', () => {
    const long = code
      .map(({ path, text }) => `${path}: ${codeLines(text)}`)
      .filter((line) => Number(line.split(': ')[1]) > 220);
    expect(long).toEqual([]);
  });

  it('should be named after what they hold', () => {
    const vague = /(?:^|\/)(?:utils?|helpers?|commons?|managers?|types?|misc|lib)(?:\.|\/|$)/;
    const all = filesIn(['domain', 'projections', 'src', 'test', 'scripts', 'docs'], '');
    expect(all.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });

  it('should hold each projection in a file of its own', () => {
    const files = readdirSync('projections');
    for (const name of [
      'sanctions-register',
      'custody',
      'releases',
      'concessions',
      'talks',
      'positions',
      'tension',
      'indicators',
      'timeline',
      'anomalies',
      'coverage',
      'emergency',
    ]) {
      expect(files).toContain(`${name}.ts`);
    }
  });
});
