import type { Problem } from '../input/problem.ts';
import type { Head } from '../store/port.ts';
import { hashAt } from './compare.ts';
import { nameIn } from './header.ts';
import type { PlanContext } from './plan.ts';
import type { Section } from './section.ts';

/** A branch begins with its opening, and its parent is there as it was at the fork. */
export async function faultOfOpening(
  context: PlanContext,
  section: Section,
  stored: Head | undefined,
): Promise<Problem | undefined> {
  const { file, store, above } = context;
  const { header, line, first } = section;
  if (nameIn(header).branch === undefined || stored !== undefined) return undefined;
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
  // Stored, or planned above.
  const found =
    (await hashAt(store, parent, forkRevision)) ?? above.get(parent)?.links.at(forkRevision);
  if (found === forkHash) return undefined;
  const what = found === undefined ? 'is not in the store' : 'has another history in the store';
  const message = `it leaves ${parent} at revision ${forkRevision}, which ${what}: import the parent that belongs to it first, or export the branch with its ancestors`;
  return { file, line: first.line, field: 'data.parent', message };
}
