/** Prints a digest of everything that the shipped cases say: for the test of determinism. */

import { createHash } from 'node:crypto';
import { encodeEvent } from '../../domain/event.ts';
import { summaryNames, summaryOf } from '../../projections/summary.ts';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { knockOns } from '../../src/history/knock-on.ts';
import { entriesOf, openTimeline, replay } from '../../src/history/timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

const digest = createHash('sha256');
for (const name of ['poland', 'belarus']) {
  const store = new MemoryStore();
  const files = readCase(`scenarios/${name}`);
  const { head } = await importCase(store, files);
  digest.update(head.hash);
  for (const timeline of [
    name,
    ...files.branches.map(({ branch }) => `${name}~${branch.branch}`),
  ]) {
    const open = await openTimeline(store, timeline);
    for (const { event } of await entriesOf(open)) digest.update(encodeEvent(event));
    const state = await replay(open);
    for (const summary of summaryNames) {
      digest.update(JSON.stringify(summaryOf(summary, state, 20_000, files.case.target)));
    }
    const { list } = await knockOns(open);
    digest.update(JSON.stringify(list.map(({ entry, refusals }) => [entry.event.key, refusals])));
  }
}
console.log(digest.digest('hex'));
