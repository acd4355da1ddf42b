import { stance } from '../../domain/statements/events.ts';
import { type CaseAct, looseDate } from './stage.ts';
import { exactly, numbered, quantity, words } from './wording.ts';

const MATTERS = 120;

/** Protests, their suppression, emergency rule, votes, and what people say about it all. */
export function unrestActs(): Readonly<Record<string, CaseAct>> {
  const emergency = { number: 0, declared: false, touched: -Infinity };

  const rule: CaseAct = ({ draws, record, company }) => {
    if (emergency.touched >= record.today) return false;
    emergency.touched = record.today;
    if (!emergency.declared) emergency.number += 1;
    emergency.declared = !emergency.declared;
    record.write(
      'EmergencyRuleChanged',
      {
        emergency: numbered('emergency', emergency.number, 4),
        status: emergency.declared ? 'in-force' : 'ended',
        instrument: words(draws, 4),
      },
      { actor: company.target },
    );
    return true;
  };
  return { rule, ...streets, ...politics, ...statements };
}

const streets: Readonly<Record<string, CaseAct>> = {
  protest: (stage) => {
    const { draws, record, company } = stage;
    const id = record.write(
      'ProtestHeld',
      { place: words(draws, 2), participants: quantity(draws, draws.between(50, 100_000)) },
      { actor: draws.pick(company.observers), occurred: looseDate(stage) },
    );
    stage.recent.add('protest', id, record.today);
    return true;
  },
  crackdown: (stage) => {
    const { draws, record, company } = stage;
    record.write(
      'ProtestCrackdown',
      {
        against: draws.pick(company.observers),
        detained: quantity(draws, draws.between(1, 900)),
        ...(draws.chance(0.1) ? { injured: exactly(draws.between(1, 40)) } : {}),
      },
      { actor: company.target, because: stage.recent.causes(stage, 'protest', 0.5) },
    );
    return true;
  },
  incident: (stage) => {
    const { draws, record, company } = stage;
    record.write(
      'IncidentOccurred',
      { kind: numbered('kind', draws.below(20), 2), place: words(draws, 2), victims: [] },
      { actor: company.target, occurred: looseDate(stage) },
    );
    return true;
  },
};

const politics: Readonly<Record<string, CaseAct>> = {
  elect: ({ draws, record, company }) => {
    const percent = exactly(draws.between(51, 98));
    record.write(
      'ElectionHeld',
      {
        office: words(draws, 2),
        results: [{ candidate: draws.pick(company.people), percent }],
        disputed: draws.chance(0.5),
      },
      { actor: company.target },
    );
    return true;
  },
  stageInvasion: ({ record, company }) => {
    const [by = '', against = ''] = company.senders.slice(-2);
    record.write('InvasionStaged', { by, against }, { actor: company.target });
    return true;
  },
  ban: ({ draws, record, company }) => {
    record.write(
      'OrganisationStatusChanged',
      {
        organisation: draws.pick(company.observers),
        status: draws.pick(['registered', 'suspended', 'banned']),
      },
      { actor: company.target },
    );
    return true;
  },
};

const statements: Readonly<Record<string, CaseAct>> = {
  say: (stage) => {
    const { draws, record, company } = stage;
    const actor = draws.chance(0.3) ? company.target : draws.pickSkewed(company.senders);
    record.write(
      'PositionStated',
      {
        matter: numbered('matter', draws.below(MATTERS), 3),
        ...(draws.chance(0.5) ? { about: company.target } : {}),
        stance: draws.pick(stance.options),
      },
      {
        actor,
        occurred: looseDate(stage),
        jointly: draws.chance(0.1) ? [draws.pick(company.observers)] : [],
      },
    );
    return true;
  },
  report: (stage) => {
    const { draws, record, company } = stage;
    record.write(
      'ReportPublished',
      {
        about: company.target,
        matter: numbered('matter', draws.below(MATTERS), 3),
        title: words(draws, 6),
      },
      { actor: draws.pick(company.observers), occurred: looseDate(stage) },
    );
    return true;
  },
};
