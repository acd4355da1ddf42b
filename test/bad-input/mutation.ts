/** Random damage to a text: what editors, transfers and spite do to files. */

import fc from 'fast-check';

const splinters = [
  '\t',
  '\n',
  '\r',
  ' ',
  ': ',
  '- ',
  '#',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '|',
  '>',
  '%',
  '@',
  '`',
  '&a ',
  '*a',
  '<<: ',
  '!!binary ',
  '!!js/function ',
  '? ',
  '---\n',
  '...\n',
  '~',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '-0',
  '1e999',
  '.inf',
  '.nan',
  '0x1F',
  '2020-13',
  '9999',
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ud800',
  '😀',
  '\\u0000',
  '../',
  '~',
  '"id":',
  '"v":99',
  '"format":"detente-events"',
  '"type":"EventDropped"',
  '[]',
  '{}',
  '[[[[[[[[',
] as const;

const damage = fc.record({
  /** Where, as a share of the text's length. */
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
  inserted: fc.oneof(fc.constant(''), fc.constantFrom(...splinters), fc.string({ maxLength: 6 })),
});

/** A text with one to five pieces of it cut out, put in or replaced. */
export function damaged(text: string): fc.Arbitrary<string> {
  return fc.array(damage, { minLength: 1, maxLength: 5 }).map((all) =>
    all.reduce((left, { at, removed, inserted }) => {
      const from = Math.floor(at * left.length);
      return left.slice(0, from) + inserted + left.slice(from + removed);
    }, text),
  );
}

/** Bytes without any order, or the text's own with some of them changed. */
export function bytesLike(text: string): fc.Arbitrary<Uint8Array> {
  const own = Buffer.from(text);
  const flips = fc.array(fc.tuple(fc.nat(own.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 8,
  });
  return fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    flips.map((all) => {
      const bytes = Uint8Array.from(own);
      for (const [index, value] of all) bytes[index] = value;
      return bytes;
    }),
  );
}
