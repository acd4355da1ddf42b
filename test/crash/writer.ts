/** Appends batches of 1 to 40 events until it is killed, and prints each acknowledged revision.
 * Parameters: path, round. The number of events of a batch stands in each of its texts. */

import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/open.ts';
import { line } from '../contract/lines.ts';

const [path = '', round = '0'] = process.argv.slice(2);
const store = await openStore(path);
let revision = (await store.head('s'))?.revision ?? -1;
for (let batch = 0; ; batch++) {
  const size = 1 + ((batch * 7 + Number(round)) % 40);
  const events = Array.from({ length: size }, (_, index) =>
    line(revision + 1 + index, {
      data: { round, batch, index, size, filling: 'x'.repeat((index * 97) % 900) },
    }),
  );
  ({ revision } = await store.append('s', events, revision === -1 ? 'none' : revision));
  writeSync(1, `${revision}\n`);
}
