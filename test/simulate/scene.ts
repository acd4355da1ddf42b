import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { openTimeline } from '../../src/history/timeline.ts';
import { findModel } from '../../src/simulate/model/shipped-models.ts';
import { simulatorOf } from '../../src/simulate/many/job.ts';
import { packStart, startFrom } from '../../src/simulate/run/read-start.ts';
import { forkDayOf } from '../../src/simulate/request.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

/** The case that examples of docstrings run on: code of the product names none. */
export const shippedCase = 'poland';

/** That case in a store of its own, and its model ladder for six months from June 1983. */
export async function shippedSimulator() {
  const store = new MemoryStore();
  await importCase(store, readCase(`scenarios/${shippedCase}`));
  const timeline = await openTimeline(store, shippedCase);
  const { model } = findModel(shippedCase, 'ladder');
  const start = packStart(await startFrom(timeline, forkDayOf('1983-05')));
  const setting = { seed: 1, months: 6, set: {}, vary: false };
  return { store, timeline, simulator: simulatorOf({ model, start, setting }) };
}
