import { isoDay } from '../../domain/calendar.ts';
import { decodeEvent } from '../../domain/upcast.ts';
import { dayOfSortKey } from '../../domain/vocabulary.ts';
import { keepHeapTight } from '../../src/cli/heap.ts';
import { editBranch, openBranch } from '../../src/history/edit/append.ts';
import type { Edit } from '../../src/history/edit/schema.ts';
import { openStore } from '../../src/store/open.ts';
import type { EventStore } from '../../src/store/port.ts';
import { GENERATED_CASE } from '../generate/case.ts';
import { generatedStream } from '../generate/store.ts';

/**
 * `node bench/scale/nest.ts STORE DEPTH`: branches each of the one before. Each drops two measures
 * from the middle of the record, which takes along what stood on them, and moves a statement.
 */
keepHeapTight();
const [path = '', depth = '8'] = process.argv.slice(2);
const recorded = '2026-01-01T00:00:00Z';
await using store = await openStore(path);
const { measures, statements, day } = await middleOf(store);
let from = GENERATED_CASE;
for (let level = 1; level <= Number(depth); level += 1) {
  const at = isoDay(day - 1_000 + level * 100);
  const name = `level-${level}`;
  const question = 'What if?';
  const branch = await openBranch(store, { from, name, at, mode: 'keep', question, recorded });
  const [first, second] = measures.splice(0, 2);
  const statement = statements.shift();
  if (first === undefined || second === undefined || statement === undefined) {
    throw new Error('the case is too short to edit so often');
  }
  const edits: Edit[] = [
    { kind: 'drop', target: first },
    { kind: 'drop', target: second },
    { kind: 'shift', target: statement, to: isoDay(day + 400) },
  ];
  for (const edit of edits) {
    await editBranch(store, { branch, edit, reason: 'A test.', recorded });
  }
  from = branch;
}

/** Measures and statements from the middle of the record, and the day on which they begin. */
async function middleOf(from: EventStore) {
  const measures: string[] = [];
  const statements: string[] = [];
  const head = await from.head(generatedStream);
  const middle = Math.floor((head?.revision ?? 0) / 2);
  let day: number | undefined;
  for await (const page of from.read(generatedStream, { from: middle, limit: 4_000 })) {
    for (const { text, sort, role } of page) {
      if (role !== 'world') continue;
      day ??= dayOfSortKey(sort);
      // What was entered late may lie before the forks.
      if (dayOfSortKey(sort) < day) continue;
      const { key, type } = decodeEvent(text);
      if (type === 'SanctionImposed') measures.push(key);
      if (type === 'PositionStated') statements.push(key);
    }
  }
  return { measures, statements, day: day ?? 0 };
}
