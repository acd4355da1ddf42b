import type { CaseView } from '../../report/cases.ts';

/** As many timelines as can be told apart in one picture. */
export const MOST = 4;

export interface Chosen {
  /** The one that the others are measured against, then the others. */
  readonly names: readonly string[];
  /** Asked for in the address, but left out: of another case, or too many. */
  readonly left: readonly string[];
  /** Every timeline of the case. */
  readonly all: readonly string[];
}

interface Asked {
  /** The timeline on view. */
  readonly timeline: string;
  /** Names with commas between them; without it a sensible second one is taken. */
  readonly with?: string | undefined;
  readonly base?: string | undefined;
}

/** Which timelines are set beside each other. */
export function chosenOf(asked: Asked, view: CaseView | undefined): Chosen {
  const [ofCase = ''] = asked.timeline.split('~');
  const known = [ofCase, ...(view?.branches.map(({ timeline }) => timeline) ?? [])];
  const all = known.includes(asked.timeline) ? known : [...known, asked.timeline];
  const wanted = asked.with?.split(',').filter(Boolean) ?? secondOf(asked.timeline, view);
  const names = [...new Set([asked.timeline, ...wanted])];
  const fit = names.filter((each) => each.split('~')[0] === ofCase).slice(0, MOST);
  // What the address asks for may leave nothing: then as if it had not asked.
  if (fit.length < 2)
    fit.push(...secondOf(asked.timeline, view).filter((each) => !fit.includes(each)));
  const base = fit.find((each) => each === asked.base) ?? shallowest(fit, view);
  return {
    names: [base, ...fit.filter((each) => each !== base)],
    left: names.filter((each) => !fit.includes(each)),
    all,
  };
}

/** Of a branch what it leaves; of a record the branch that changes most. */
function secondOf(timeline: string, view: CaseView | undefined): string[] {
  const branches = view?.branches ?? [];
  const own = branches.find((each) => each.timeline === timeline);
  if (own !== undefined) return [own.from];
  if (timeline.includes('~')) return [timeline.split('~')[0] ?? ''];
  const [most] = [...branches].sort((a, b) => b.edits - a.edits);
  return most === undefined ? [] : [most.timeline];
}

function shallowest(names: readonly string[], view: CaseView | undefined): string {
  const depths = names.map((name) => depthOf(name, view));
  return names[depths.indexOf(Math.min(...depths))] ?? '';
}

/** How many branches lie between a timeline and the record; 0 for the record. */
function depthOf(name: string, view: CaseView | undefined): number {
  const parent = view?.branches.find(({ timeline }) => timeline === name)?.from;
  return parent === undefined ? (name.includes('~') ? 1 : 0) : 1 + depthOf(parent, view);
}

/** Those that are shown: the base and all others but the hidden ones, of which one is left at least. */
export function shownOf([base = '', ...others]: readonly string[], hide = ''): readonly string[] {
  const hidden = new Set(hide.split(','));
  const left = others.filter((name) => !hidden.has(name));
  return [base, ...(left.length === 0 ? others : left)];
}

/** What to hide so that a timeline is hidden, or shown again; undefined where it is the last one. */
export function hideOther(
  names: readonly string[],
  hide: string,
  name: string,
): string | undefined {
  const shown = shownOf(names, hide);
  const now = names.filter((each) => !shown.includes(each));
  if (now.includes(name)) return now.filter((each) => each !== name).join(',');
  return shown.length === 2 ? undefined : [...now, name].join(',');
}

/** The branch of a timeline; empty for the record. */
export const branchOf = (name: string): string => name.split('~')[1] ?? '';

/** What lines and columns are called: the base, then A, B and C. */
export const letterOf = (i: number): string => ['Base', 'A', 'B', 'C'][i] ?? '';
