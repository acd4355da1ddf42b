/** Appends batches on the head it has just read, against a rival, until it is killed.
 * Parameters: path, number of this process, round. Prints the name of each acknowledged batch. */

import { writeSync } from 'node:fs';
import { WrongExpectedRevision } from '../../src/store/failure.ts';
import { openStore } from '../../src/store/open.ts';
import { line } from '../contract/lines.ts';

const [path = '', own = '0', round = '0'] = process.argv.slice(2);
const store = await openStore(path);
for (let batch = 0; ;) {
  const name = `${round}-${own}-${batch}`;
  const size = 1 + ((batch * 5 + Number(own)) % 9);
  const first = (Number(round) * 10 + Number(own)) * 100_000 + batch * 10;
  const events = Array.from({ length: size }, (_, index) =>
    line(first + index, { data: { name, index, size } }),
  );
  const head = await store.head('s');
  try {
    await store.append('s', events, head?.revision ?? 'none');
    writeSync(1, `${name}\n`);
    batch += 1;
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision)) throw error;
  }
}
