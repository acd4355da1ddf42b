/** Appends events of its own one by one, each on the head it has just read, until all are in.
 * Parameters: path, number of this process, events. Prints `attempts refusals`. */

import { WrongExpectedRevision } from '../../src/store/failure.ts';
import { openStore } from '../../src/store/open.ts';
import { line } from '../contract/lines.ts';

const [path = '', own = '0', count = '0'] = process.argv.slice(2);
const store = await openStore(path);
let attempts = 0;
let refusals = 0;
for (let n = 0; n < Number(count);) {
  const head = await store.head('s');
  // Others get a turn between the look and the leap.
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
  const event = line(Number(own) * 1000 + n, { data: { own, n, on: head?.revision ?? 'none' } });
  attempts += 1;
  try {
    await store.append('s', [event], head?.revision ?? 'none');
    n += 1;
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision)) throw error;
    refusals += 1;
  }
}
await store.close();
console.log(`${attempts} ${refusals}`);
