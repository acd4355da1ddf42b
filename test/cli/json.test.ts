import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonPieces } from '../../src/cli/output/json.ts';
import { toJson } from '../../src/cli/output/safe.ts';

it('JSON in pieces should be the JSON of the whole', () => {
  const text = fc.string({ unit: 'binary' });
  const anything = fc.anything({ key: text, values: [text, fc.double(), fc.constant(undefined)] });
  fc.assert(
    fc.property(fc.oneof(anything, fc.dictionary(text, anything)), (value) => {
      fc.pre(value !== undefined);
      expect([...jsonPieces(value)].join('')).toBe(toJson(value));
    }),
  );
});
