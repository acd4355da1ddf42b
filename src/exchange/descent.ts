import type { Problem } from '../case/problem.ts';
import { GENESIS, link } from '../store/chain.ts';
import type { Head, NewEvent } from '../store/port.ts';
import { nameIn } from './header.ts';
import type { Context } from './plan.ts';
import type { Section } from './section.ts';

/** A branch begins with its opening, and its parent is there as it was at the fork. */
export async function faultOfOpening(
  context: Context,
  section: Section,
  stored: Head | undefined,
): Promise<Problem | undefined> {
  const { file } = context;
  const { header, line, events } = section;
  if (nameIn(header).branch === undefined || stored !== undefined) return undefined;
  const [first] = events;
  if (first?.opened === undefined) {
    return {
      file,
      line: first?.line ?? line,
      field: 'type',
      message: `${header.stream} is a branch: its first event must be BranchOpened`,
    };
  }
  const { parent, forkRevision, forkHash } = first.opened;
  const named = header.parent;
  if (
    named !== undefined &&
    (named.stream !== parent || named.revision !== forkRevision || named.hash !== forkHash)
  ) {
    return {
      file,
      line,
      field: 'parent',
      message: `the header names another parent than the branch's first event (${parent} at revision ${forkRevision}): export it again`,
    };
  }
  const found = await hashAt(context, parent, forkRevision);
  if (found === forkHash) return undefined;
  const what = found === undefined ? 'is not in the store' : 'has another history in the store';
  const message = `it leaves ${parent} at revision ${forkRevision}, which ${what}: import the parent that belongs to it first, or export the branch with its ancestors`;
  return { file, line: first.line, field: 'data.parent', message };
}

/** Hash of a revision, stored or planned above. */
async function hashAt(
  { store, above }: Context,
  stream: string,
  at: number,
): Promise<string | undefined> {
  for await (const page of store.read(stream, { from: at, to: at })) {
    for (const { hash } of page) return hash;
  }
  const plan = above.find((each) => each.stream === stream);
  if (plan === undefined || at > plan.head.revision) return undefined;
  const length = at - (plan.stored?.revision ?? -1);
  return headAfter(stream, plan.stored, plan.fresh.slice(0, length)).hash;
}

/** The head of a stream once `fresh` is appended to it. */
export function headAfter(
  stream: string,
  stored: Head | undefined,
  fresh: readonly NewEvent[],
): Head {
  let { revision, hash } = stored ?? { revision: -1, hash: GENESIS };
  for (const event of fresh) {
    revision += 1;
    hash = link(hash, stream, revision, event);
  }
  return { revision, hash };
}
