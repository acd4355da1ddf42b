import { GENESIS } from '../chain.ts';
import type { AppendResult, ExpectedRevision, NewEvent } from '../port.ts';

/** Events held at once of an append that is no array. */
const PART = 4096;

type Append = (events: readonly NewEvent[], expected: ExpectedRevision) => Promise<AppendResult>;

/** Appends an array whole; what is taken one by one part after part, each where the last ended. */
export async function inParts(
  events: Iterable<NewEvent>,
  expected: ExpectedRevision,
  append: Append,
): Promise<AppendResult> {
  if (isList(events)) return append(events, expected);
  let result: AppendResult = { revision: -1, hash: GENESIS, appended: 0 };
  let after = expected;
  let appended = 0;
  let first = true;
  for (const part of parts(events)) {
    if (part.length === 0 && !first) break;
    result = await append(part, after);
    appended += result.appended;
    first = false;
    if (expected !== 'any') after = result.revision < 0 ? 'none' : result.revision;
  }
  return { ...result, appended };
}

const isList = (events: Iterable<NewEvent>): events is readonly NewEvent[] => Array.isArray(events);

/** The last part is short, or empty. */
function* parts(events: Iterable<NewEvent>): Generator<readonly NewEvent[]> {
  let part: NewEvent[] = [];
  for (const event of events) {
    part.push(event);
    if (part.length < PART) continue;
    yield part;
    part = [];
  }
  yield part;
}
