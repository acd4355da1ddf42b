import { type Day, isoDay } from '../../domain/calendar.ts';
import type { Term } from '../../domain/talks/events.ts';
import { type CaseAct, looseDate, Pool, type Stage, type Touched } from './stage.ts';
import { exactly, numbered, sentence, words } from './wording.ts';

interface Proposal extends Touched {
  readonly name: string;
  readonly by: string;
  readonly to: string;
  readonly terms: Term[];
  readonly expires: Day;
}

/** Contacts, demands, offers and what becomes of them. */
export function talksActs(): Readonly<Record<string, CaseAct>> {
  const offers = new Pool<Proposal>();
  const accepted = new Pool<Proposal>();
  const conditions: string[] = [];
  let number = 0;

  const hold: CaseAct = (stage) => {
    const { draws, record, company } = stage;
    const id = record.write(
      'TalksHeld',
      {
        parties: [draws.pickSkewed(company.senders), company.target],
        form: draws.pick(['visit', 'meeting', 'phone', 'letter', 'video']),
        ...(draws.chance(0.5) ? { place: words(draws, 2) } : {}),
        topics: draws.chance(0.5) ? [words(draws, 3)] : [],
      },
      { actor: draws.pickSkewed(company.senders) },
    );
    stage.recent.add('talks', id, record.today);
    return true;
  };

  const offer: CaseAct = (stage) => {
    const { draws, record, company } = stage;
    number += 1;
    const proposal: Proposal = {
      name: numbered('offer', number, 5),
      by: draws.pickSkewed(company.senders),
      to: company.target,
      terms: termsOf(stage),
      expires: record.today + draws.between(20, 200),
      touched: record.today,
    };
    offers.add(proposal);
    record.write(
      'OfferMade',
      {
        offer: proposal.name,
        to: [proposal.to],
        terms: proposal.terms,
        expires: isoDay(proposal.expires),
      },
      { actor: proposal.by, because: stage.recent.causes(stage, 'talks', 0.5) },
    );
    return true;
  };

  const answer =
    (yes: boolean): CaseAct =>
    ({ draws, record }) => {
      const [proposal] = offers.take(draws, 1, record.today);
      if (proposal === undefined) return false;
      offers.remove(proposal);
      if (proposal.expires < record.today) return false;
      if (yes) accepted.add(proposal);
      record.write(
        yes ? 'OfferAccepted' : 'OfferRejected',
        { offer: proposal.name },
        { actor: proposal.to },
      );
      return true;
    };

  /** The accepted terms become an agreement, and each side's promise. */
  const agree: CaseAct = (stage) => {
    const { draws, record } = stage;
    const [deal] = accepted.take(draws, 1, record.today);
    if (deal === undefined) return false;
    accepted.remove(deal);
    const { name, by, to, terms } = deal;
    const parties = [by, to];
    record.write(
      'AgreementReached',
      { agreement: name.replace('offer', 'deal'), parties, offer: name, terms },
      { actor: by },
    );
    for (const [actor, other] of [
      [by, to],
      [to, by],
    ] as const) {
      const commitment = `${name.replace('offer', 'promise')}-${actor}`;
      const due = isoDay(record.today + draws.between(30, 300));
      const own = terms.filter((term) => term.by === actor);
      record.write(
        'CommitmentMade',
        { commitment, to: other, terms: own.length > 0 ? own : terms, due },
        { actor },
      );
      stage.promises.add(actor, commitment, record.today);
    }
    return true;
  };

  const breakPromise: CaseAct = ({ draws, record, company, promises }) => {
    const actor = draws.chance(0.5) ? company.target : draws.pickSkewed(company.senders);
    const commitment = promises.take(actor, record.today);
    if (commitment === undefined) return false;
    record.write('CommitmentBroken', { commitment, how: sentence(draws) }, { actor });
    return true;
  };

  const setConditions: CaseAct = ({ draws, record, company }) => {
    const condition = numbered('condition', conditions.length, 5);
    record.write(
      'ConditionsStated',
      {
        conditions: [{ condition, text: sentence(draws), persons: [] }],
        joined: 'all',
        of: company.target,
        towards: words(draws, 4),
        measures: [],
      },
      { actor: draws.pick(company.senders) },
    );
    conditions.push(condition);
    return true;
  };

  const judge: CaseAct = ({ draws, record, company }) => {
    // The newest may be of today, and stated after this.
    if (conditions.length < 2) return false;
    record.write(
      'ConditionJudged',
      {
        condition: conditions[draws.below(conditions.length - 1)] ?? '',
        form: draws.pick(['met', 'unmet', 'disputed']),
        substance: draws.pick(['met', 'unmet', 'disputed', 'unstated']),
      },
      { actor: draws.pick(company.observers) },
    );
    return true;
  };

  return {
    hold,
    offer,
    accept: answer(true),
    reject: answer(false),
    agree,
    breakPromise,
    setConditions,
    judge,
    ...singleSteps,
  };
}

function termsOf({ draws, company }: Stage): Term[] {
  const count = exactly(draws.between(5, 200));
  const release: Term = {
    by: company.target,
    does: 'release',
    count,
    persons: [],
    measures: [],
    text: words(draws, 8),
  };
  const relief: Term = {
    by: draws.pickSkewed(company.senders),
    does: 'relieve',
    persons: [],
    measures: [],
    text: words(draws, 8),
  };
  return [release, relief];
}

const singleSteps: Readonly<Record<string, CaseAct>> = {
  demand: (stage) => {
    const { draws, record, company } = stage;
    record.write(
      'DemandMade',
      { of: company.target, demand: sentence(draws), measures: [] },
      {
        actor: draws.pickSkewed(company.senders),
        occurred: looseDate(stage),
        because: stage.recent.causes(stage, 'detention', 0.3),
      },
    );
    return true;
  },
  appoint: ({ draws, record, company }) => {
    record.write(
      'EnvoyAppointed',
      { envoy: draws.pick(company.people), to: company.target },
      { actor: draws.pick(company.senders) },
    );
    return true;
  },
  plan: ({ draws, record, company }) => {
    const steps = [1, 2, 3].map((step) => ({ step, text: sentence(draws), measures: [] }));
    record.write(
      'ReliefPlanned',
      { target: company.target, steps },
      { actor: draws.pick(company.senders) },
    );
    return true;
  },
  concede: (stage) => {
    const { draws, record, company } = stage;
    record.write(
      'ConcessionMade',
      { to: draws.pick(company.senders), gives: sentence(draws) },
      { actor: company.target, because: stage.recent.causes(stage, 'talks', 0.4) },
    );
    return true;
  },
  join: ({ draws, record, company }) => {
    record.write(
      'MembershipChanged',
      { body: draws.pick(company.observers), status: draws.pick(['applied', 'joined', 'left']) },
      { actor: company.target },
    );
    return true;
  },
};
