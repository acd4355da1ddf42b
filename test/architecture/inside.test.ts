import { describe, expect, it } from 'vitest';
import {
  circlesIn,
  importsAcross,
  importsFromOutside,
  importsUpwards,
  sharedNames,
} from './arrows.ts';
import { ROOMS } from './house.ts';
import { filesIn, type SourceFile } from './sources.ts';

const code = filesIn(['domain', 'projections', 'src', 'scripts', 'bench'], '.ts', '.tsx').filter(
  ({ path }) => !path.startsWith('bench/peers'),
);

/** A house of two rooms, with the faults that a test plants in it. */
const house = (files: Readonly<Record<string, string>>): SourceFile[] =>
  Object.entries(files).map(([path, text]) => ({ path, text }));

describe('inside the rooms', () => {
  it('should have no circle of files, imports of types included', () => {
    expect(circlesIn(code)).toEqual([]);
  });

  it('should find a circle that a type closes', () => {
    const planted = house({
      'src/a/one.ts': `import { two } from './two.ts';`,
      'src/a/two.ts': `import type { One } from './one.ts';`,
      'src/a/three.ts': `import { two } from './two.ts';`,
    });
    expect(circlesIn(planted)).toEqual([['src/a/one.ts', 'src/a/two.ts']]);
  });

  it('should import from the same floor or from below', () => {
    expect(importsUpwards(code, ROOMS)).toEqual([]);
  });

  it('should find an import that climbs, and a file on no floor', () => {
    const rooms = { 'src/a': { floors: [/^ground\//, /^[^/]+$/] } };
    const planted = house({
      'src/a/ground/low.ts': `import { high } from '../high.ts';`,
      'src/a/high.ts': `import { other } from './ground/other.ts';`,
      'src/a/attic/lost.ts': '',
      'src/a/ground/other.ts': '',
    });
    expect(importsUpwards(planted, rooms)).toEqual([
      'src/a/ground/low.ts imports src/a/high.ts',
      'src/a/attic/lost.ts is on no floor',
    ]);
  });

  it('should keep the subjects of the domain apart', () => {
    const subjects = code.filter(({ path }) => /^domain\/[a-z]+\//.test(path));
    expect(subjects.length).toBeGreaterThan(15);
    expect(importsAcross(code, ROOMS)).toEqual([]);
  });

  it('should find an import from one subject to another', () => {
    const rooms = { 'src/a': { apart: /^[a-z]+\// } };
    const planted = house({
      'src/a/trade/fold.ts': `import type { Tariff } from './events.ts';\nimport { day } from '../day.ts';`,
      'src/a/trade/rules.ts': `import type { Envoy } from '../talks/fold.ts';`,
      'src/a/world.ts': `import { fold } from './trade/fold.ts';`,
      'src/b/report.ts': `import { fold } from '../a/trade/fold.ts';`,
    });
    expect(importsAcross(planted, rooms)).toEqual([
      'src/a/trade/rules.ts imports src/a/talks/fold.ts',
    ]);
  });

  it('should be entered by the face alone', () => {
    expect(importsFromOutside(code, ROOMS)).toEqual([]);
  });

  it('should find an import past the face', () => {
    const rooms = { 'src/a': { face: [/^door\.ts$/] }, 'src/b': {} };
    const planted = house({
      'src/a/door.ts': `import { hidden } from './hidden.ts';`,
      'src/a/hidden.ts': '',
      'src/b/guest.ts': `import { door } from '../a/door.ts';\nimport { hidden } from '../a/hidden.ts';`,
    });
    expect(importsFromOutside(planted, rooms)).toEqual(['src/b/guest.ts imports src/a/hidden.ts']);
  });
});

describe('names', () => {
  it('should give each exported type a name of its own', () => {
    expect(sharedNames(code)).toEqual([]);
  });

  it('should find one name for two things', () => {
    const planted = house({
      'src/a/one.ts': 'export interface Row {}',
      'src/b/two.ts': 'export type Row = string;',
      'src/b/three.ts': 'type Row = number;',
    });
    expect(sharedNames(planted)).toEqual(['Row: src/a/one.ts, src/b/two.ts']);
  });

  it('should name no file by a bare participle', () => {
    expect(code.map(({ path }) => path).filter(isBareParticiple)).toEqual([]);
  });

  it.each(['src/a/held.ts', 'src/a/keeping.ts', 'src/web/Told.tsx', 'src/a/assumed.ts'])(
    'should refuse %s as a name',
    (path) => {
      expect(isBareParticiple(path)).toBe(true);
    },
  );
});

/** Words that look like participles and are nouns. */
const NOUNS = /^(?:bargaining|finding|ranking|setting|wording|string)$/i;
const PARTICIPLE =
  /(?:[^e]ed|ing|^held|^kept|^told|^shown|^said|^sent|^made|^known|^drawn|^gone)$/i;

function isBareParticiple(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return (
    !name.includes('-') && !/[a-z][A-Z]/.test(name) && PARTICIPLE.test(name) && !NOUNS.test(name)
  );
}
