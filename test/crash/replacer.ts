/** A process that replaces a file again and again, by texts of one letter, until it is killed. */

import { writeSync } from 'node:fs';
import { scriptTarget } from '../../src/output/target.ts';

const [, , path = '', round = '0'] = process.argv;
const kind = { title: 'letters', begins: /^[a-z]/ };
for (let i = Number(round); ; i += 1) {
  const letter = String.fromCharCode(97 + (i % 26));
  const target = scriptTarget({ flag: '--out', path, kind, force: false });
  await target.writePieces(
    (async function* () {
      for (let k = 0; k < 40; k += 1) yield await Promise.resolve(letter.repeat(50_000));
    })(),
  );
  writeSync(1, `${letter}\n`);
}
