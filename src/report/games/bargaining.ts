import { drezner } from '../../negotiate/theory/drezner.ts';
import { bargainingRange, takeItOrLeaveIt } from '../../negotiate/theory/fearon.ts';
import { rubinstein, rubinsteinFinite } from '../../negotiate/theory/rubinstein.ts';
import type { GameReport } from './game.ts';
import { both, told, typedNumber, typedWhole } from './exact-number.ts';

/** Longest horizon: exact shares grow by some digits a round. */
const ROUNDS_MAX = 1_000;

export function rubinsteinReport(
  first: string,
  second: string,
  { rounds }: { readonly rounds?: string },
): GameReport {
  const factors = [typedNumber('delta-1', first), typedNumber('delta-2', second)] as const;
  const until = rounds === undefined ? undefined : typedWhole('--rounds', rounds, ROUNDS_MAX);
  const share = until === undefined ? rubinstein(...factors) : rubinsteinFinite(...factors, until);
  return {
    game: 'Alternating offers over a pie',
    cites:
      'Rubinstein 1982, Econometrica 50:97–109' +
      (until === undefined ? '' : '; with a last round, Ståhl 1972'),
    given: { 'δ of the first': first, 'δ of the second': second, rounds: until ?? 'without end' },
    answer: { share: both(share) },
    says: [`The first proposer gets ${told(share)} of it, and the other agrees at once.`],
  };
}

export function fearonReport(
  chance: string,
  costA: string,
  costB: string | undefined,
  { most }: { readonly most?: string },
): GameReport {
  const p = typedNumber('p', chance);
  const cost = typedNumber('cost-a', costA);
  const known = costB === undefined ? undefined : typedNumber('cost-b', costB);
  const limit = most === undefined ? undefined : typedNumber('--most', most);
  const range = known === undefined ? undefined : bargainingRange(p, cost, known);
  const offer = limit === undefined ? undefined : takeItOrLeaveIt(p, cost, limit);
  const says = [
    ...(range === undefined
      ? []
      : [
          `Both prefer any settlement that gives A from ${told(range.low)} to ${told(range.high)}.`,
        ]),
    ...(offer === undefined
      ? []
      : [
          `If only B knows its cost, A demands ${told(offer.demand)}; B rejects that with ` +
            `probability ${told(offer.conflict)}.`,
        ]),
    ...(range === undefined && offer === undefined
      ? ['Give the cost of B, or --most for a cost that only B knows.']
      : []),
  ];
  return {
    game: 'Bargaining in the shadow of conflict',
    cites: 'Fearon 1995, International Organization 49:379–414',
    given: {
      'p, what A would get by conflict': chance,
      'cost of conflict to A': costA,
      ...(costB === undefined ? {} : { 'cost of conflict to B': costB }),
      ...(most === undefined ? {} : { 'cost to B, only known to it': `from 0 to ${most}` }),
    },
    answer: {
      ...(range === undefined ? {} : { range: { low: both(range.low), high: both(range.high) } }),
      ...(offer === undefined
        ? {}
        : { demand: both(offer.demand), conflict: both(offer.conflict) }),
    },
    says,
  };
}

export function dreznerReport(
  costSender: string,
  costTarget: string,
  { expectSender, expectTarget }: { readonly expectSender: string; readonly expectTarget: string },
): GameReport {
  const { credible, yieldsUpTo } = drezner({
    costSender: typedNumber('cost-sender', costSender),
    costTarget: typedNumber('cost-target', costTarget),
    expectSender: typedNumber('--expect-sender', expectSender),
    expectTarget: typedNumber('--expect-target', expectTarget),
  });
  return {
    game: 'Sanctions between states that expect conflict',
    cites: 'Drezner 1998, International Studies Quarterly 42:709–731',
    given: {
      'cost of deadlock to the sender': costSender,
      'cost of deadlock to the target': costTarget,
      'b of the sender (1: expects no conflict)': expectSender,
      'b of the target': expectTarget,
    },
    answer: { credible, yieldsUpTo: both(yieldsUpTo) },
    says: [
      credible
        ? 'The threat is credible: the sender prefers deadlock to the status quo.'
        : 'The threat is not credible: the sender prefers the status quo to deadlock.',
      `The target would yield up to ${told(yieldsUpTo)} rather than live with deadlock.`,
    ],
  };
}
