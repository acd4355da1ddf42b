import type { CustodyBasis } from '../../domain/custody/events.ts';
import { type CaseAct, Pool, type Touched } from './stage.ts';
import { exactly, quantity, words } from './wording.ts';

interface Somebody extends Touched {
  readonly name: string;
  detained: boolean;
}

const grounds: readonly CustodyBasis[] = ['arrest', 'remand', 'sentence', 'house-arrest'];

/** Detentions, sentences, clemency and releases of people who are free or held as they must be. */
export function custodyActs(people: readonly string[]): Readonly<Record<string, CaseAct>> {
  const free = new Pool<Somebody>();
  const held = new Pool<Somebody>();
  for (const name of people) free.add({ name, detained: false, touched: -Infinity });

  const move = (from: Pool<Somebody>, to: Pool<Somebody>, who: readonly Somebody[]): void => {
    for (const person of who) {
      from.remove(person);
      to.add(person);
    }
  };
  const names = (who: readonly Somebody[]): string[] => who.map((person) => person.name);

  const detain: CaseAct = (stage) => {
    const { draws, record, company } = stage;
    const who = draws.chance(0.8) ? free.take(draws, draws.between(1, 4), record.today) : [];
    for (const person of who) person.detained = true;
    move(free, held, who);
    const group = { count: quantity(draws, draws.between(2, 80)), group: words(draws, 4) };
    const id = record.write(
      'PersonDetained',
      {
        persons: names(who),
        ...(who.length === 0 ? group : {}),
        basis: draws.chance(0.1) ? 'internment' : 'arrest',
        ...(draws.chance(0.4) ? { place: words(draws, 2) } : {}),
      },
      { actor: company.target, because: stage.recent.causes(stage, 'protest', 0.2) },
    );
    stage.recent.add('detention', id, record.today);
    return true;
  };

  const sentence: CaseAct = ({ draws, record, company }) => {
    const [person] = held.take(draws, 1, record.today, (one) => one.detained);
    if (person === undefined) return false;
    record.write(
      'PersonSentenced',
      {
        person: person.name,
        years: exactly(draws.between(1, 15)),
        ...(draws.chance(0.3) ? { regime: words(draws, 2) } : {}),
        inAbsentia: false,
      },
      { actor: company.target },
    );
    return true;
  };

  const change: CaseAct = ({ draws, record, company }) => {
    const who = held.take(draws, draws.between(1, 3), record.today);
    if (who.length === 0) return false;
    record.write(
      'CustodyChanged',
      { persons: names(who), to: draws.pick(grounds) },
      { actor: company.target },
    );
    return true;
  };

  const pardon: CaseAct = (stage) => {
    const { draws, record, company } = stage;
    const who = held.take(draws, draws.between(1, 6), record.today);
    if (who.length === 0) return false;
    const id = record.write(
      'PrisonersPardoned',
      {
        count: exactly(who.length + draws.below(20)),
        persons: names(who),
        act: draws.pick(['pardon', 'amnesty', 'clemency']),
        parts: [],
      },
      { actor: company.target, because: stage.recent.causes(stage, 'talks', 0.3) },
    );
    stage.recent.add('pardon', id, record.today);
    return true;
  };

  const count: CaseAct = ({ draws, record, company }) => {
    const actor = draws.pick(company.observers);
    const value = Math.max(1, held.members.length + draws.between(-20, 20));
    record.write(
      'PrisonersCounted',
      {
        measure: draws.chance(0.8) ? 'stock' : 'cumulative',
        of: draws.chance(0.8) ? 'political-prisoners' : 'interned',
        count: quantity(draws, value),
        parts: [],
      },
      { actor },
    );
    return true;
  };

  const honour: CaseAct = ({ draws, record, company }) => {
    record.write(
      'HonourAwarded',
      { to: [draws.pick(people)], honour: words(draws, 3) },
      { actor: draws.pick(company.observers) },
    );
    return true;
  };

  const release: CaseAct = (stage) => {
    const { draws, record, company } = stage;
    const most = draws.chance(0.1) ? 20 : 4;
    const who = held.take(draws, draws.between(1, most), record.today);
    if (who.length === 0) return false;
    move(held, free, who);
    const total = who.length + (draws.chance(0.3) ? draws.below(40) : 0);
    const gone = { to: draws.pick(company.senders), count: exactly(1) };
    const id = record.write(
      'PrisonersReleased',
      {
        count: total === who.length ? exactly(total) : quantity(draws, total),
        persons: names(who),
        basis: draws.pick(['pardon', 'amnesty', 'served', 'charges-dropped', 'unstated']),
        destinations: draws.chance(0.2) ? [gone] : [],
        parts: [],
        refused: [],
      },
      {
        actor: company.target,
        because: stage.recent.causes(stage, 'talks', 0.4),
        fulfils: stage.promises.kept(stage, company.target, 0.1),
      },
    );
    stage.recent.add('release', id, record.today);
    return true;
  };

  return { detain, sentence, change, pardon, count, honour, release };
}
