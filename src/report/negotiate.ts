import { distances } from '../negotiate/solutions/distance.ts';
import type { Setup } from '../negotiate/file.ts';
import { frontier } from '../negotiate/solutions/frontier.ts';
import { valuesOf } from '../negotiate/preferences/outcome-space.ts';
import type { Move } from '../negotiate/protocol/protocol.ts';
import { rationalText, toNumber } from '../negotiate/preferences/rational.ts';
import { payoffs, session } from '../negotiate/protocol/session.ts';
import {
  pointNames,
  type PointName,
  solutionPoints,
} from '../negotiate/solutions/solution-points.ts';
import {
  numbersAt,
  type UtilityTable,
  tabulate,
  utilitiesAt,
} from '../negotiate/preferences/table.ts';
import type { Tactic } from '../negotiate/tactics/tactic.ts';

/** An outcome by its issues, and what it is worth to each party. */
export interface PackageView {
  readonly values: Readonly<Record<string, string>>;
  readonly utilities: readonly number[];
  /** The same, exactly. */
  readonly exact: readonly string[];
}

export interface MoveView {
  /** From 1. */
  readonly round: number;
  readonly party: string;
  readonly act: Move['kind'];
  readonly values?: readonly string[];
  readonly utilities?: readonly number[];
}

/** What a party gave up between its first offer and the deal, issue by issue. */
export interface Given {
  readonly party: string;
  readonly lost: number;
  readonly issues: readonly {
    readonly issue: string;
    readonly from: string;
    readonly to: string;
    readonly lost: number;
  }[];
}

export interface NegotiateReport {
  readonly negotiation: string;
  readonly evaluations: string;
  readonly issues: readonly { readonly issue: string; readonly values: number }[];
  readonly parties: readonly {
    readonly party: string;
    readonly reservation: number;
    readonly tactic: string;
    readonly discount?: string;
    /** What it got in the end, discounted. */
    readonly got: number;
  }[];
  readonly outcomes: number;
  readonly rounds: number;
  readonly ending: 'deal' | 'ended' | 'deadline';
  /** Round of the last move, from 1. */
  readonly round: number;
  readonly deal?: PackageView;
  readonly given: readonly Given[];
  readonly moves: readonly MoveView[];
  readonly disagreement: { readonly is: string; readonly utilities: readonly number[] };
  readonly frontier: number;
  readonly points: Readonly<
    Record<PointName, { readonly ties: number; readonly outcomes: readonly PackageView[] }>
  >;
  readonly distances?: Readonly<Record<PointName | 'frontier', number | null>>;
}

/** Tied outcomes of a point that are told; their number is told always. */
const TIES_MAX = 100;

export function negotiateReport(
  setup: Setup,
  tactics: readonly Tactic[],
  named: readonly string[],
): NegotiateReport {
  const table = tabulate(setup.problem);
  const { issues, parties } = setup.problem;
  const course = session(table, tactics, setup.rounds);
  const got = payoffs(table, course);
  const optimal = frontier(table);
  const points = solutionPoints(table, setup.disagreement);
  const { deal } = course;
  const away = deal === undefined ? undefined : distances(table, deal, optimal, points);
  return {
    negotiation: setup.title,
    evaluations: parties[0]?.convention ?? 'as-written',
    issues: issues.map(({ name, values }) => ({ issue: name, values: values.length })),
    parties: parties.map(({ party, reservation, discount }, i) => ({
      party,
      reservation: toNumber(reservation),
      tactic: named[i] ?? '',
      ...(discount === undefined ? {} : { discount: `${discount.factor} a ${discount.per}` }),
      got: got[i] ?? 0,
    })),
    outcomes: table.space.size,
    rounds: setup.rounds,
    ending: course.ending,
    round: course.round + 1,
    ...(deal === undefined ? {} : { deal: outcomeView(table, deal) }),
    given: deal === undefined ? [] : givenBy(table, course.moves, deal),
    moves: course.moves.map((move) => moveView(table, move)),
    disagreement: { is: setup.disagreement, utilities: points.d.map(toNumber) },
    frontier: optimal.length,
    points: byName((name) => ({
      ties: points.points[name].length,
      outcomes: [...points.points[name].subarray(0, TIES_MAX)].map((o) => outcomeView(table, o)),
    })),
    ...(away === undefined
      ? {}
      : { distances: { frontier: away.frontier, ...byName((name) => away.points[name] ?? null) } }),
  };
}

function byName<T>(of: (name: PointName) => T): Record<PointName, T> {
  return Object.fromEntries(pointNames.map((name) => [name, of(name)])) as Record<PointName, T>;
}

function outcomeView(table: UtilityTable, outcome: number): PackageView {
  const { issues } = table.space;
  const values = valuesOf(table.space, outcome).map((value, k) => [
    issues[k]?.name ?? '',
    issues[k]?.values[value] ?? '',
  ]);
  return {
    values: Object.fromEntries(values) as Record<string, string>,
    utilities: numbersAt(table, outcome),
    exact: utilitiesAt(table, outcome).map(rationalText),
  };
}

function moveView(table: UtilityTable, move: Move): MoveView {
  const { round, party, kind } = move;
  const head = { round: round + 1, party: table.parties[party]?.party ?? '', act: kind };
  if (kind !== 'offer') return head;
  const { values, utilities } = outcomeView(table, move.outcome);
  return { ...head, values: Object.values(values), utilities };
}

function givenBy(table: UtilityTable, moves: readonly Move[], deal: number): Given[] {
  return table.parties.flatMap(({ party }, i) => {
    const first = moves.find((move) => move.kind === 'offer' && move.party === i);
    const own = table.utilities[i];
    // Who only accepts has asked for nothing else.
    if (first?.kind !== 'offer' || own === undefined) return [];
    const [asked, agreed] = [first.outcome, deal].map((each) => valuesOf(table.space, each));
    const issues = table.space.issues.flatMap(({ name, values }, k) => {
      const [from = 0, to = 0] = [asked?.[k], agreed?.[k]];
      if (from === to) return [];
      const steps = (own.steps[k]?.[from] ?? 0n) - (own.steps[k]?.[to] ?? 0n);
      const lost = toNumber(own.unit.mul(steps));
      return [{ issue: name, from: values[from] ?? '', to: values[to] ?? '', lost }];
    });
    const [u, v] = [first.outcome, deal].map((each) => utilitiesAt(table, each)[i]);
    return [{ party, lost: u === undefined ? 0 : toNumber(u.sub(v ?? 0n)), issues }];
  });
}
