import { type Day, isoDay } from '../../domain/calendar.ts';
import type { MeasureKind } from '../../domain/sanctions/events.ts';
import { type CaseAct, Pool, type Stage, type Touched } from './stage.ts';
import { exactly, numbered, quantity, sentence, words } from './wording.ts';

interface Standing extends Touched {
  readonly name: string;
  readonly sender: string;
  readonly list: string;
  status: 'in-force' | 'licensed' | 'suspended' | 'ended';
  /** Last day of a licence that lapses by itself. */
  until?: Day;
  /** Last day of the measure, when it lapses by itself. */
  expires?: Day;
  persons: number;
  entities: number;
}

const LISTS_PER_SENDER = 8;
const kinds: readonly MeasureKind[] = ['listing', 'sectoral', 'trade', 'financial', 'transport'];

/** Measures imposed, extended, relieved, reinstated, threatened and counted. */
export function sanctionActs(): Readonly<Record<string, CaseAct>> {
  const standing = new Pool<Standing>();
  const relieved = new Pool<Standing>();
  let number = 0;

  const lapsed = (measure: Standing, today: Day): boolean =>
    measure.expires !== undefined && measure.expires <= today + 1;

  /** Some measure that stands; one found to have lapsed is forgotten. */
  const some = ({ draws, record }: Stage, fits?: (measure: Standing) => boolean) => {
    const [measure] = standing.take(draws, 1, record.today, fits);
    if (measure === undefined || !lapsed(measure, record.today)) return measure;
    standing.remove(measure);
    return undefined;
  };

  const impose =
    (counter: boolean): CaseAct =>
    (stage) => {
      const { draws, record, company } = stage;
      const sender = counter ? company.target : draws.pickSkewed(company.senders);
      const target = counter ? draws.pick(company.senders) : company.target;
      number += 1;
      const measure: Standing = {
        name: `${sender}-${number}`,
        sender,
        list: numbered(`${sender}-list`, draws.below(LISTS_PER_SENDER), 2),
        status: 'in-force',
        touched: record.today,
        persons: draws.between(1, 60),
        entities: draws.below(20),
        ...(draws.chance(0.3) ? { expires: record.today + 365 * draws.between(1, 5) } : {}),
      };
      standing.add(measure);
      const id = record.write(
        counter ? 'CountermeasureImposed' : 'SanctionImposed',
        {
          measure: measure.name,
          kind: draws.pick(kinds),
          target,
          list: measure.list,
          scope: sentence(draws),
          instrument: words(draws, 5),
          ...(measure.expires === undefined ? {} : { expires: isoDay(measure.expires) }),
          persons: exactly(measure.persons),
          entities: exactly(measure.entities),
          named: Array.from({ length: draws.below(5) }, () => draws.pick(company.people)),
        },
        { actor: sender, because: stage.recent.causes(stage, 'protest', 0.3) },
      );
      stage.recent.add('sanction', id, record.today);
      return true;
    };

  const extend: CaseAct = (stage) => {
    const { draws, record } = stage;
    const measure = some(stage);
    if (measure === undefined) return false;
    const until = record.today + 365 * draws.between(1, 4);
    if (measure.expires !== undefined) measure.expires = until;
    const more = draws.chance(0.5) ? draws.between(1, 20) : 0;
    measure.persons += more;
    record.write(
      'SanctionExtended',
      {
        measures: [measure.name],
        ...(measure.expires === undefined ? {} : { until: isoDay(until) }),
        instrument: words(draws, 5),
        ...(more === 0 ? {} : { persons: exactly(more) }),
        named: [],
      },
      { actor: measure.sender },
    );
    return true;
  };

  const ease: CaseAct = (stage) => {
    const { draws, record } = stage;
    const form = draws.pick(['licence', 'licence', 'suspension'] as const);
    const measure = some(stage, (one) => one.status === 'in-force');
    if (measure === undefined) return false;
    const until = draws.chance(0.3) ? record.today + draws.between(30, 400) : undefined;
    measure.status = form === 'licence' ? 'licensed' : 'suspended';
    if (until !== undefined) measure.until = until;
    relieved.add(measure);
    standing.remove(measure);
    lift(stage, measure, form, until === undefined ? {} : { expires: isoDay(until) });
    return true;
  };

  const delist: CaseAct = (stage) => {
    const { draws } = stage;
    const measure = some(stage, (one) => one.status === 'in-force' && one.persons > 1);
    if (measure === undefined) return false;
    const persons = draws.between(1, measure.persons - 1);
    measure.persons -= persons;
    lift(stage, measure, 'delisting', { persons: exactly(persons) });
    return true;
  };

  const repeal: CaseAct = (stage) => {
    const measure = some(stage, (one) => one.status === 'in-force');
    if (measure === undefined) return false;
    measure.status = 'ended';
    standing.remove(measure);
    relieved.add(measure);
    lift(stage, measure, 'repeal', {});
    return true;
  };

  /** Relief withdrawn; where it had lapsed by itself there is nothing to withdraw. */
  const reinstate: CaseAct = (stage) => {
    const { draws, record, recent } = stage;
    const [measure] = relieved.take(draws, 1, record.today);
    if (measure === undefined || lapsed(measure, record.today)) return false;
    relieved.remove(measure);
    standing.add(measure);
    const over = measure.until !== undefined && measure.until <= record.today;
    measure.status = 'in-force';
    delete measure.until;
    if (over) return false;
    record.write(
      'SanctionReinstated',
      { measures: [measure.name], ...(draws.chance(0.5) ? { instrument: words(draws, 5) } : {}) },
      { actor: measure.sender, because: recent.causes(stage, 'detention', 0.4) },
    );
    return true;
  };

  const threaten: CaseAct = (stage) => {
    const { draws, record, company } = stage;
    record.write(
      'SanctionThreatened',
      { target: company.target, measures: [], threat: sentence(draws) },
      { actor: draws.pick(company.senders), because: stage.recent.causes(stage, 'protest', 0.3) },
    );
    return true;
  };

  const count: CaseAct = ({ draws, record, company }) => {
    const sender = draws.pick(company.senders);
    const list = numbered(`${sender}-list`, draws.below(LISTS_PER_SENDER), 2);
    const complete = draws.chance(0.1);
    const listed = complete ? standing.members.filter((one) => one.list === list) : [];
    record.write(
      'SanctionsCounted',
      {
        sender,
        list,
        persons: quantity(draws, draws.between(50, 900)),
        entities: exactly(draws.between(5, 200)),
        inForce: listed.map((one) => one.name),
        complete: listed.length > 0,
      },
      { actor: draws.pick(company.observers) },
    );
    return true;
  };

  return {
    impose: impose(false),
    counter: impose(true),
    extend,
    ease,
    delist,
    repeal,
    reinstate,
    threaten,
    count,
  };
}

type Form = 'licence' | 'suspension' | 'delisting' | 'repeal';
interface Part {
  readonly expires?: string;
  readonly persons?: ReturnType<typeof exactly>;
}

function lift(stage: Stage, measure: Standing, form: Form, part: Part): void {
  const { draws, record } = stage;
  const id = record.write(
    'SanctionLifted',
    { measures: [measure.name], form, instrument: words(draws, 5), ...part, named: [] },
    {
      actor: measure.sender,
      because: stage.recent.causes(stage, 'release', 0.4),
      fulfils: stage.promises.kept(stage, measure.sender, 0.2),
    },
  );
  stage.recent.add('lift', id, record.today);
}
