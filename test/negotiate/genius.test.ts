import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { frontier } from '../../src/negotiate/solutions/frontier.ts';
import { readGenius, readProfile } from '../../src/negotiate/genius/read.ts';
import type {
  Convention,
  Issue,
  Preferences,
} from '../../src/negotiate/preferences/preferences.ts';
import { solutionPoints } from '../../src/negotiate/solutions/solution-points.ts';
import { numbersAt, tabulate } from '../../src/negotiate/preferences/table.ts';

const text = (name: string): string => readFileSync(`test/negotiate/genius/${name}.xml`, 'utf8');

function issuesOf(xml: string): readonly Issue[] {
  const file = readGenius(xml);
  if (file.kind !== 'domain') throw new Error('a domain is expected');
  return file.issues;
}

function profileOf(xml: string, convention: Convention = 'as-written'): Preferences {
  const file = readGenius(xml);
  if (file.kind !== 'profile') throw new Error('a profile is expected');
  return readProfile(file, issuesOf(text('square-domain')), 'party', convention);
}

describe('files of GENIUS', () => {
  const square = (convention: Convention) =>
    tabulate({
      issues: issuesOf(text('square-domain')),
      parties: ['square-first', 'square-second'].map((name) => profileOf(text(name), convention)),
    });

  it('should give 4 outcomes, 3 on the frontier, and the Nash point (80, 80), by hand', () => {
    const table = square('as-written');
    expect([...frontier(table)]).toEqual([0, 1, 2]);
    // With d = (10, 0): 110 × 20, 10 × 120, 70 × 80, 30 × 40.
    expect([...solutionPoints(table).points.nash]).toEqual([2]);
    expect(numbersAt(table, 2)).toEqual([80, 80]);
  });

  it('should divide evaluations by their maximum where GENIUS would', () => {
    const table = square('genius-normalised');
    expect(numbersAt(table, 2)).toEqual([80 / 120, 80 / 120]);
  });

  it('should read reservation and discount, and take 0 and 1 where there are none', () => {
    expect(profileOf(text('square-first')).reservation.valueOf()).toBe(10);
    expect(profileOf(text('square-first')).discount).toBeUndefined();
    expect(profileOf(text('square-second')).reservation.valueOf()).toBe(0);
    expect(profileOf(text('square-second')).discount).toEqual({ factor: 0.8, per: 'session' });
  });

  it('should keep numbers of many digits exactly', () => {
    const long = text('square-first').replace('"1.0"></weight>', '"0.4452125771655631"></weight>');
    expect(profileOf(long).weights[0]?.toFraction()).toBe('4452125771655631/10000000000000000');
  });

  it.each([
    ['no XML', 'hello', 'this is not valid XML'],
    ['nothing', '', 'not valid XML'],
    ['a tag left open', '<utility_space>\n<objective>', 'line 2: this is not valid XML'],
    ['another document', '<html></html>', 'the file begins with <html>'],
    ['no objective', '<utility_space></utility_space>', 'needs an <objective>'],
    ['an entity bomb', text('bomb'), 'a document type'],
    [
      'an entity of its own',
      '<utility_space>&b;</utility_space>',
      'this is not valid XML (undefined entity',
    ],
    ['a deep nest', '<a>'.repeat(5_000), 'nested more than 32 deep'],
  ])('should refuse %s', (_, xml, message) => {
    expect(() => readGenius(xml)).toThrow(message);
  });

  it.each([
    [
      'an evaluation that is no number',
      'evaluation="80"',
      'evaluation="high"',
      'line 6: evaluation="high" is not a number',
    ],
    ['an evaluation missing', 'evaluation="80"', '', 'line 6: <item> needs evaluation="…"'],
    ['a value missing', 'value="shared"', 'value="share"', 'does not evaluate "shared"'],
    [
      'an issue missing',
      'name="Corner"',
      'name="Side"',
      'does not mention the issue "Corner" of the domain',
    ],
    [
      'a weight missing',
      '<weight index="1"',
      '<weight index="2"',
      'the profile has no <weight index="1" …>',
    ],
    [
      'a wrong discount',
      '<discount_factor value="1.0"',
      '<discount_factor value="7"',
      'the discount factor is 7',
    ],
    ['an endless number', '"80"', `"${'8'.repeat(1_000)}"`, 'is not a number'],
  ])('should refuse a profile with %s', (_, from, to, message) => {
    expect(() => profileOf(text('square-first').replace(from, to))).toThrow(message);
  });

  it.each([
    ['a range of numbers', /type="discrete"/g, 'type="real"', 'only discrete issues can be read'],
    ['a value twice', 'value="shared"', 'value="wasted"', '"wasted" is listed twice'],
  ])('should refuse a domain with %s', (_, from, to, message) => {
    expect(() => issuesOf(text('square-domain').replaceAll(from, to))).toThrow(message);
  });

  it('should refuse to divide by a maximum of 0', () => {
    const xml = text('square-first').replaceAll(/evaluation="\d+"/g, 'evaluation="0"');
    const problem = {
      issues: issuesOf(text('square-domain')),
      parties: [profileOf(xml, 'genius-normalised'), profileOf(xml)],
    };
    expect(() => tabulate(problem)).toThrow('largest evaluation, so it must be above 0');
  });
});

describe('limits', () => {
  const issue = (size: number): Issue => ({
    name: 'issue',
    values: Array.from({ length: size }, (_, i) => String(i)),
  });
  it.each([
    [
      'outcomes',
      Array.from({ length: 8 }, () => issue(10)),
      'there are 100000000 outcomes: at most 10000000',
    ],
    ['issues', Array.from({ length: 101 }, () => issue(1)), 'there are 101 issues'],
    ['nothing to settle', [], 'there are 0 issues'],
  ])('should refuse too many %s', (_, issues, message) => {
    const party = profileOf(text('square-first'));
    expect(() => tabulate({ issues, parties: [party, party] })).toThrow(message);
  });

  it('should refuse a single party', () => {
    const parties = [profileOf(text('square-first'))];
    expect(() => tabulate({ issues: issuesOf(text('square-domain')), parties })).toThrow(
      'there are 1 parties: write 2 to 20',
    );
  });
});
