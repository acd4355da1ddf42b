import { describe, expect, it } from 'vitest';
import { compileRecord } from '../../src/case/compile.ts';
import type { CaseSources } from '../../src/case/folder.ts';
import { eventsFile } from '../../src/case/format.ts';
import { InputError } from '../../src/input/problem.ts';

const RECORDED = '2026-01-01T00:00:00Z';
const cites = [{ source: 'a-source' }];
const talks = {
  key: 'talks',
  type: 'TalksHeld',
  occurred: '2025-02-12',
  actor: 'usa',
  summary: 'They meet.',
  sources: cites,
  data: { parties: ['usa', 'target'], form: 'visit' },
};
const corrects = (more: object) => ({
  key: 'fix',
  type: 'EventCorrected',
  target: 'talks',
  summary: 'Put right.',
  recorded: '2026-02-01T00:00:00Z',
  sources: cites,
  ...more,
});

function problemsOf(written: object[], more: Partial<CaseSources> = {}): string[] {
  const events = eventsFile.parse(written).map((event, i) => ({
    file: 'events/a.yaml',
    line: i + 1,
    event,
  }));
  const actor = (name: string) => ({ actor: name, name, kind: 'state' as const });
  const files = {
    folder: '.',
    case: { case: 'test', title: 'T', target: 'target', about: 'A', recorded: RECORDED },
    sources: [
      { source: 'a-source', title: 'A', publisher: 'P', kind: 'news' as const, language: 'en' },
    ],
    cast: [actor('usa'), actor('target')],
    events,
    branches: [],
    claims: [],
    witness: undefined,
    ...more,
  };
  try {
    compileRecord(files);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ message }) => message);
  }
}

describe('what a case points at', () => {
  it('should be there', () => {
    expect(problemsOf([talks, corrects({ changes: { occurred: '2025-02-13' } })])).toEqual([]);
  });

  it('should be an event still when it is corrected', () => {
    const [problem] = problemsOf([
      talks,
      corrects({ changes: { data: { form: 'carrier-pigeon' } } }),
    ]);
    expect(problem).toMatch(/^talks cannot be changed like this.*data\.form/);
  });

  it('should name actors and sources that exist, in corrections too', () => {
    expect(problemsOf([talks, corrects({ changes: { actor: 'nobody' } })])[0]).toMatch(
      /no actor "nobody"/,
    );
    expect(problemsOf([{ ...talks, knownTo: ['nobody'] }])[0]).toMatch(/no actor "nobody"/);
    const count = {
      ...talks,
      type: 'PrisonersCounted',
      data: {
        measure: 'stock',
        of: 'prisoners',
        count: { value: 9, qualifier: 'exact', disputed: [{ value: 8, source: 'nowhere' }] },
      },
    };
    expect(problemsOf([count])[0]).toMatch(/no source "nowhere"/);
  });

  it('should have its target and whom its actors belong to in the cast', () => {
    const cast = [
      { actor: 'usa', name: 'US', kind: 'state' as const },
      { actor: 'target', name: 'T', kind: 'state' as const, of: 'nowhere' },
    ];
    expect(problemsOf([talks], { cast })[0]).toMatch(/no actor "nowhere"/);
    const about = { case: 'test', title: 'T', target: 'gone', about: 'A', recorded: RECORDED };
    expect(problemsOf([talks], { case: about })[0]).toMatch(/no actor "gone"/);
  });

  it('should not share a key with what the catalogue is made of', () => {
    expect(problemsOf([{ ...talks, key: 'actor-usa' }])[0]).toMatch(/"actor-usa" is taken/);
    expect(problemsOf([{ ...talks, key: 'case' }])[0]).toMatch(/"case" is taken/);
  });

  it('should not correct what enters the record later', () => {
    const late = { ...talks, recorded: '2026-03-01T00:00:00Z' };
    expect(problemsOf([late, corrects({ withdrawn: true })])[0]).toMatch(
      /enters the record after this correction/,
    );
  });
});
