import type { NewEvent } from '../../src/store/port.ts';
import { toStored } from '../../src/history/stored-event.ts';
import type { EventStore } from '../../src/store/port.ts';
import { type CaseOptions, GENERATED_CASE, generateCase } from './case.ts';
import { streamOf } from '../../src/store/timeline-name.ts';

export const generatedStream = streamOf(GENERATED_CASE);
const BATCH = 1_000;

/** The lines that a generated case appends, in batches. */
export function* linesOf(options: CaseOptions, size = BATCH): Generator<NewEvent[]> {
  let batch: NewEvent[] = [];
  for (const event of generateCase(options)) {
    batch.push(toStored(event));
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Generates a case into a store, a thousand events an append; answers how many. */
export async function storeCase(store: EventStore, options: CaseOptions): Promise<number> {
  let events = 0;
  for (const batch of linesOf(options)) {
    await store.append(generatedStream, batch, events === 0 ? 'none' : events - 1);
    events += batch.length;
  }
  return events;
}
