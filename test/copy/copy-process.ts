/** Copies one file into another and says how far it is: for the test that kills it. */

import { copyStreams } from '../../src/copy/copy.ts';
import { SqliteStore } from '../../src/store/sqlite/engine.ts';

const [source = '', target = ''] = process.argv.slice(2);
await using from = new SqliteStore(source, { readOnly: true });
await using to = new SqliteStore(target);
process.stdout.write('begins\n');
await copyStreams(from, to, { onProgress: () => process.stdout.write('page\n') });
