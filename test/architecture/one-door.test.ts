import { describe, expect, it } from 'vitest';
import { saidAgain } from './one-door.ts';
import { filesIn } from './sources.ts';

const code = filesIn(['domain', 'projections', 'src', 'bench', 'scripts', 'test'], '.ts', '.tsx');

describe('what is said once', () => {
  it('should be an edit of a branch, and how streams are called', () => {
    const elsewhere = code.filter(({ path }) => !path.startsWith('test/architecture/one-door'));
    expect(saidAgain(elsewhere)).toEqual([]);
  });

  it.each([
    ["z.strictObject({ kind: z.literal('drop'), target: slug })", 'a schema of an edit'],
    ['z.strictObject({ drop: slug, reason: prose })', 'a schema of an edit'],
    ["type Mine = { kind: 'shift'; target: string; to: string };", 'a type of an edit'],
    ['z.object({ key: slug, fulfils: z.array(slug) })', 'a schema of an event to insert'],
    ["z.object({ name: slug, mode: z.enum(['keep', 'open']) })", 'a schema of an opening'],
    ['const stream = `case-${name}`;', 'the name of a stream'],
    ["const isOurs = stream.startsWith('case-');", 'the name of a stream'],
    ["stream.replace(/^case-/, '')", 'the name of a stream'],
  ])('should be found again in %s', (text, what) => {
    const found = saidAgain([{ path: 'src/elsewhere/mine.ts', text }]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(what);
  });

  it('should not be found where an edit is put together, or a stream is named in full', () => {
    const text = "const edit: Edit = { kind: 'drop', target }; const stream = 'case-belarus';";
    expect(saidAgain([{ path: 'src/elsewhere/mine.ts', text }])).toEqual([]);
  });
});
