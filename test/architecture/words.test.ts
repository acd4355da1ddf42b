import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesIn, namesIn } from './sources.ts';

const code = filesIn(['domain', 'projections', 'src', 'test', 'scripts'], '.ts', '.tsx').filter(
  ({ path }) => !path.startsWith('test/architecture'),
);
const docs = [
  ...filesIn(['docs'], '.md'),
  ...filesIn(['.'], '.md').filter(({ path }) => !path.includes('/')),
];

describe('words', () => {
  it('should name nothing by the words to avoid', () => {
    // "entities" is what a list of sanctions holds; one "entity" would be a word of code.
    const avoid = /aggregate_?root|scenario_?tree|hostage|fake|\bentity\b|Entity\b/i;
    const wrong = code.flatMap(({ path, text }) =>
      namesIn(text)
        .split('\n')
        .filter((line) => avoid.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });

  it('should write no word to avoid in the docs, but to say that it is avoided', () => {
    const avoid = /aggregate root|scenario tree|hostage|\bfake/i;
    const wrong = docs.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => avoid.test(line) && !/avoid/i.test(line))
        .map((line) => `${path}: ${line}`),
    );
    expect(wrong).toEqual([]);
  });

  it('should know no case: not its name, its target, its people or its goods', () => {
    const cases = (parse(readFileSync('scenarios/cases.yaml', 'utf8')) as unknown[]).length;
    expect(cases).toBeGreaterThan(1);
    const words =
      /belarus|lukashenk|potash|poland|polish|solidarity|jaruzelski|minsk|warsaw|viasna|\bblr\b|\bpol\b/i;
    // Examples in docstrings run on the shipped cases; the code beside them does not know any.
    const withoutExamples = (text: string): string => text.replaceAll(/```ts\n[\s\S]*?```/g, '');
    const wrong = filesIn(['domain', 'projections', 'src'], '').flatMap(({ path, text }) =>
      withoutExamples(text)
        .split('\n')
        .filter((line) => words.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });

  it('should ask no clock, no chance and no locale where the same input must give the same bytes', () => {
    const chance =
      /\bnew Date\b|Date\.now|Math\.random|performance\.|randomUUID|localeCompare|toLocale|\bIntl\b|process\.env|for \(const \w+ in /;
    const pure = filesIn(['domain', 'projections', 'src/history'], '.ts');
    const wrong = pure.flatMap(({ path, text }) =>
      namesIn(text)
        .split('\n')
        .filter((line) => chance.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });
});
