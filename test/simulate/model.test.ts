import { describe, expect, it } from 'vitest';
import { readModel } from '../../src/simulate/model/model-file.ts';
import { checkCatalogue } from '../../src/simulate/model/model-catalogue.ts';
import { HAGGLING, haggling } from './haggling.ts';

/** What is said of the model with some of its text written otherwise. */
function saidOf(from: string | RegExp, to: string): string {
  const text = HAGGLING.replace(from, to);
  if (text === HAGGLING) throw new Error(`nothing in the model reads ${String(from)}`);
  try {
    readModel(text, 'm.yaml');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no problem';
}

describe('a model', () => {
  it('should have the same hash however it is laid out', () => {
    const commented = readModel(
      `# a comment\n${HAGGLING.replaceAll('{ which: oldest }', '{which: oldest}')}`,
      'm.yaml',
    );
    expect(commented.hash).toBe(haggling.hash);
    expect(readModel(HAGGLING.replace('default: 8', 'default: 9'), 'm.yaml').hash).not.toBe(
      haggling.hash,
    );
  });

  it.each([
    [
      'when: held >= 60',
      'when: hold >= 60',
      /m\.yaml, line \d+, policies\[3\]\.when: "hold" is neither an assumption nor an indicator, and nothing by that name can be measured\. Did you mean held\?/,
    ],
    [
      'when: held >= 60',
      'when: held >=',
      /m\.yaml, line \d+, policies\[3\]\.when: "held >=": column 8: expected a number, a name or \(, found the end/,
    ],
    [
      'chance: mercy',
      'chance: since:fired:let-og',
      /this model has no policy "let-og"\. Did you mean let-go\?/,
    ],
    [
      'from: standing:sender',
      'from: standing:sendr',
      /indicators\[2\]\.from: this model has no actor "sendr": add it to actors\. Did you mean sender\?/,
    ],
    [
      'from: deals',
      'from: deels',
      /indicators\[6\]\.from: "deels" is neither an assumption nor an indicator/,
    ],
    [
      'type: SanctionReinstated',
      'type: SanctionReinstalled',
      /policies\[7\]\.then.*SanctionReinstat/,
    ],
    [
      'default: 0.4, range: [0, 1]',
      'default: 1.4, range: [0, 1]',
      /assumptions\[0\]\.default: the default must lie within the range/,
    ],
    [
      'range: [0, 20], integer',
      'range: [20, 0], integer',
      /assumptions\[1\]\.range: write the lowest value first/,
    ],
    [
      'reason: to see',
      'reson: to see',
      /assumptions\[0\].*unknown field "reson": did you mean reason\?/,
    ],
    ['indicator: freed', 'indicator: held', /indicators\[1\]: "held" is listed twice: rename one/],
    [
      'indicator: quiet',
      'indicator: talks',
      /indicators\[9\]: the name "talks" already means something else: choose another/,
    ],
    [
      'judged: { by: held',
      'judged: { by: helt',
      /judged\.by: this model has no indicator "helt"\. Did you mean held\?/,
    ],
    ['role: target', 'role: other', /actors: no actor has the role target: give it to one of them/],
    [
      '    size: { low: 1, high: arrests }\n',
      '',
      /policies\[0\]\.then: a PersonDetained needs a number: give the policy a size/,
    ],
    ['measures: [old-list]', 'measures: {}', /no problem/],
    [
      'relief: { none: 1, licence: 0.6, all: 0 }',
      'relief: { none: 1, licence: 0.6 }',
      /negotiations\[0\]\.parties\[0\]\.worth: the value all of relief has no worth/,
    ],
    [
      'by: target\n        values',
      'by: other\n        values',
      /issues\[0\]\.by: must be one of sender, target/,
    ],
    [
      'negotiation: haggle',
      'negotiation: take',
      /negotiations\[0\]: a policy is called "take" too: rename one of them/,
    ],
    ['model: haggling', 'model: Haggling', /line 2, model: use lower-case letters/],
    [
      'answers: [license]',
      'answers: [licence]',
      /policies\[2\]\.answers: this model has no policy "licence"\. Did you mean license\?/,
    ],
  ])('should be refused with file, line and field: %s → %s', (from, to, message) => {
    expect(saidOf(from, to)).toMatch(message);
  });

  it('should name actors and sources of its case', () => {
    const actors = new Map([
      ['target', {}],
      ['sender', {}],
    ]);
    const known = { actors, sources: new Map() } as unknown as Parameters<typeof checkCatalogue>[1];
    expect(() => {
      checkCatalogue(haggling, known, 'm.yaml');
    }).toThrow('m.yaml, actors[2].actor: the case has no actor "other"');
  });
});
