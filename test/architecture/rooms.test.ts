import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENDS, ROOMS } from './house.ts';
import { codeLines, filesIn, importsOf, roomOf } from './sources.ts';

const code = filesIn(['domain', 'projections', 'src'], '.ts', '.tsx');

describe('rooms', () => {
  it('should import only down the arrows', () => {
    const wrong = code.flatMap((file) => {
      const room = roomOf(file.path);
      const { imports: rooms, packages } = ROOMS[room] ?? {};
      return importsOf(file)
        .filter((target) => {
          const ours = /^(?:domain|projections|src|test|bench|scripts)\//.test(target);
          if (!ours) return packages !== undefined && !packages.test(target);
          const other = roomOf(target);
          if (other === room) return false;
          // `serve` is a command; nothing else may know of the server.
          if (room === 'src/cli' && other === 'src/server') return false;
          return ENDS.includes(other) || (rooms !== undefined && !rooms.includes(other));
        })
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('should give the page no engine but memory', () => {
    const wrong = code
      .filter(({ path }) => roomOf(path) === 'src/web')
      .flatMap((file) =>
        importsOf(file)
          .filter((target) =>
            /^src\/store\/(?!port\.ts|failure\.ts|timeline-name\.ts|memory\/)/.test(target),
          )
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
});
