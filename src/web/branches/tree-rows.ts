import type { Day } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import type { BranchView, CaseView } from '../../report/cases.ts';

/** One timeline in its place in the tree of a case. */
export interface TreeRow {
  readonly timeline: string;
  /** 1 for the record. */
  readonly depth: number;
  /** Where its parent stands in the list; absent for the record. */
  readonly parent?: number;
  /** From where its line runs: 0 to 100 along the calendar. */
  readonly from: number;
  /** To where it runs: what is recorded ends with the record. */
  readonly to: number;
  readonly branch?: BranchView;
}

export interface Calendar {
  readonly first: Day;
  readonly last: Day;
}

/** Days drawn before the first branch leaves, at least. */
const LEAD = 365;

/**
 * From a while before the first branch leaves, or the whole record where none does, to the last day
 * of the record or of what the branch on view changes.
 */
export function calendarOf({ from, to, branches }: CaseView, changed: readonly Day[]): Calendar {
  const begins = from === undefined ? 0 : parseEdtf(from).start;
  const forks = branches.map(({ at }) => parseEdtf(at).start);
  const ends = Math.max(begins + 1, to === undefined ? 0 : parseEdtf(to).end, ...forks, ...changed);
  if (forks.length === 0) return { first: begins, last: ends };
  const leaves = Math.min(...forks);
  return { first: Math.max(begins, leaves - Math.max(LEAD, ends - leaves)), last: ends };
}

/** Place of a day, 0 to 100; what lies outside is held at the edge. */
export const placeOfDay = ({ first, last }: Calendar, day: Day): number =>
  Math.min(100, Math.max(0, ((day - first) / (last - first)) * 100));

/** The record first, each branch after its parent, siblings by the day they leave. */
export function rowsOf(view: CaseView, calendar: Calendar): TreeRow[] {
  const ends = view.to === undefined ? 100 : placeOfDay(calendar, parseEdtf(view.to).end);
  const rows: TreeRow[] = [{ timeline: view.case, depth: 1, from: 0, to: ends }];
  const add = (parent: string, at: number, depth: number): void => {
    const children = view.branches
      .filter((each) => each.from === parent)
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    for (const branch of children) {
      const from = placeOfDay(calendar, parseEdtf(branch.at).start);
      rows.push({ timeline: branch.timeline, depth, parent: at, from, to: 100, branch });
      add(branch.timeline, rows.length - 1, depth + 1);
    }
  };
  add(view.case, 0, 2);
  return rows;
}
