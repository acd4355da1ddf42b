import type { z } from 'zod';
import { MemoryStore } from '../store/memory/engine.ts';
import { compileRecord } from './compile.ts';
import { toStored } from '../history/stored-event.ts';
import type { CaseSources } from './folder.ts';
import type { witnessFile } from './format.ts';

type CaseWitness = z.infer<typeof witnessFile>;

/**
 * The head that a case's record has in any store: its number of events and the hash of the last
 * one, which covers all before it. Throws InputError for a case that does not compile.
 */
export async function witnessOf(files: CaseSources): Promise<CaseWitness> {
  const { stream, events } = compileRecord(files);
  await using store = new MemoryStore();
  const { revision, hash } = await store.append(stream, events.map(toStored), 'none');
  return { stream, revision, hash };
}
