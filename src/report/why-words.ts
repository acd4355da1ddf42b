import type { KnockOn } from '../history/knock-on.ts';
import type { EditView, KnockOnView, WhyReport } from './why.ts';
import { agreeing, capital, counted, grouped, listed } from './words.ts';

const GONE: Readonly<Record<string, string>> = {
  dropped: 'is dropped',
  fell: 'falls',
  later: 'now comes later',
};

/** A cause that is gone; `hedge` is how its source hedges it. */
interface LostCause {
  readonly key: string;
  readonly why: string;
  readonly says: string;
  readonly hedge?: string | undefined;
}

/** How an event lost one of its causes, and who says that it was one. */
export function causeSentence({ key, why, says, hedge }: LostCause): string {
  const hedged = hedge === undefined ? '' : `, in the words “${hedge}”`;
  return `its cause ${key} ${GONE[why] ?? why}; according to ${says}${hedged}`;
}

/** What knocks an event out, in one line: rules that it would break, causes that are gone. */
export function explain({ refusals, causes }: Pick<KnockOn, 'refusals' | 'causes'>): string {
  return [
    ...refusals.map(({ rule, reason }) => `${reason} (rule ${rule})`),
    ...causes.map(causeSentence),
  ].join('; ');
}

/** What becomes of an event that is knocked out. */
export const verdictInWords = (verdict: string): string =>
  verdict === 'falls' ? 'falls' : 'loses a cause';

/** The three ways in which an event is knocked out, and what each is called above a list. */
export function knockOnGroups(knockOns: readonly KnockOnView[]) {
  const falls = knockOns.filter(({ verdict }) => verdict === 'falls');
  return [
    { title: 'Impossible: a rule forbids it', list: falls.filter(({ rules }) => rules.length > 0) },
    {
      title: 'Without ground: every stated cause is gone',
      list: falls.filter(({ rules }) => rules.length === 0),
    },
    {
      title: 'Weakened: one of several stated causes is gone',
      list: knockOns.filter(({ verdict }) => verdict === 'weakened'),
    },
  ] as const;
}

const DOING = { drop: 'dropping', shift: 'moving', replace: 'changing', insert: 'adding' } as const;

/** The sign before an edit in a list. */
export const EDIT_SIGNS: Readonly<Record<EditView['kind'], string>> = {
  drop: '−',
  shift: '↔',
  replace: '⇄',
  insert: '+',
  assume: '=',
};

/** What a branch changes and what that knocks out, in a sentence. */
export function whyFinding({ edits, knockOns, branch }: WhyReport): string {
  const own = edits.filter(({ undone, kind }) => !undone && kind !== 'assume');
  if (own.length === 0)
    return `${branch.timeline} leaves ${branch.from} on ${branch.at} and changes nothing yet`;
  const parts = Object.entries(DOING).flatMap(([kind, doing]) => {
    const count = own.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [`${doing} ${counted(count, 'event')}`];
  });
  return `${capital(listed(parts))}: ${consequences(knockOns)}`;
}

function consequences(knockOns: readonly KnockOnView[]): string {
  const [impossible, groundless, weakened] = knockOnGroups(knockOns).map(
    ({ list }) => list.length,
  ) as [number, number, number];
  const ends = [
    [impossible, 'would be impossible'],
    [groundless, `would lose ${agreeing(groundless, 'its', 'their')} stated grounds`],
    [weakened, `would lose one of ${agreeing(weakened, 'its', 'their')} stated causes`],
  ] as const;
  const said = ends.flatMap(([count, end]) => (count === 0 ? [] : [{ count, end }]));
  if (said.length === 0)
    return 'no other event on record depends on that, by a rule or by a cause that a source states';
  return listed(
    said.map(({ count, end }, i) =>
      i === 0 ? `${counted(count, 'other event')} ${end}` : `${grouped(count)} ${end}`,
    ),
  );
}
