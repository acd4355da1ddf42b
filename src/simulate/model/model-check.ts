import { didYouMean } from '../../input/near.ts';
import { ASSUMPTIONS } from '../run/assumption-draws.ts';
import { wordOf } from '../luck/draws.ts';
import { namesIn } from '../language/expression-names.ts';
import { parseExpression } from '../language/expression.ts';
import { actorOf, clockNames, gaugeHelp, parseGauge, policyOf, START } from '../language/gauges.ts';
import type { WrittenModel, WrittenPolicy } from './model-format.ts';
import { checkNegotiation } from './negotiation-check.ts';

export interface ModelFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What is wrong within a model whose shape is right. */
export function faultsOf(model: WrittenModel): ModelFault[] {
  const checker = new Checker(model);
  checker.names();
  for (const [i, { from }] of model.indicators.entries()) {
    checker.gauge(from, ['indicators', i, 'from']);
  }
  for (const [i, policy] of model.policies.entries()) checker.policy(policy, ['policies', i]);
  for (const [i, each] of model.outcomes.entries()) {
    checker.expression(each.when, ['outcomes', i, 'when']);
  }
  for (const [i, each] of model.negotiations.entries()) {
    checkNegotiation(each, ['negotiations', i], checker);
  }
  return checker.found;
}

export type Path = readonly (string | number)[];

export class Checker {
  readonly found: ModelFault[] = [];
  readonly #model: WrittenModel;
  readonly #actors: ReadonlySet<string>;
  readonly #policies: ReadonlySet<string>;
  readonly #own: ReadonlySet<string>;

  constructor(model: WrittenModel) {
    this.#model = model;
    this.#actors = new Set(model.actors.map(({ actor }) => actor));
    this.#policies = new Set([
      ...model.policies.map(({ policy }) => policy),
      ...model.negotiations.map(({ negotiation }) => negotiation),
    ]);
    this.#own = new Set<string>([
      ...clockNames,
      ...model.assumptions.map(({ assumption }) => assumption),
      ...model.indicators.flatMap(({ indicator }) => [indicator, START + indicator]),
    ]);
  }

  names(): void {
    const model = this.#model;
    this.#once('actors', (i) => model.actors[i]?.actor);
    this.#once('assumptions', (i) => model.assumptions[i]?.assumption);
    this.#once('indicators', (i) => model.indicators[i]?.indicator);
    this.#once('policies', (i) => model.policies[i]?.policy);
    this.#once('outcomes', (i) => model.outcomes[i]?.outcome);
    this.#once('negotiations', (i) => model.negotiations[i]?.negotiation);
    for (const [i, { negotiation }] of model.negotiations.entries()) {
      if (model.policies.some(({ policy }) => policy === negotiation))
        this.tell(['negotiations', i], `there is a policy "${negotiation}" too: rename one`);
    }
    for (const [i, { actor }] of model.actors.entries()) {
      if (actor === ASSUMPTIONS)
        this.tell(['actors', i], `no actor may be called ${ASSUMPTIONS}: draws are named after it`);
    }
    const kinds = [
      ['assumptions', model.assumptions.map(({ assumption }) => assumption)],
      ['indicators', model.indicators.map(({ indicator }) => indicator)],
    ] as const;
    const taken = new Set<string>(clockNames);
    for (const [list, names] of kinds) {
      for (const [i, name] of names.entries()) {
        const clash = taken.has(name) || parseGauge(name) !== undefined;
        // An indicator may be called like the gauge it shows.
        const same = list === 'indicators' && model.indicators[i]?.from === name;
        if (clash && !same) this.tell([list, i], `the name "${name}" has a meaning already`);
        taken.add(name);
      }
    }
    const { by } = model.judged;
    if (!model.indicators.some(({ indicator }) => indicator === by)) {
      const names = model.indicators.map(({ indicator }) => indicator);
      this.tell(['judged', 'by'], `no indicator "${by}"${didYouMean(by, names)}`);
    }
    if (!model.actors.some(({ role }) => role === 'target')) {
      this.tell(['actors'], 'one of them must have the role target');
    }
    this.#draws();
  }

  policy(policy: WrittenPolicy, path: Path): void {
    this.actor(policy.actor, [...path, 'actor']);
    this.expression(policy.when, [...path, 'when']);
    this.expression(policy.chance, [...path, 'chance']);
    const { size } = policy;
    if (typeof size === 'string') this.expression(size, [...path, 'size']);
    else if (size !== undefined) {
      this.expression(size.low, [...path, 'size', 'low']);
      this.expression(size.high, [...path, 'size', 'high']);
    }
    for (const name of policy.answers) this.#knownPolicy(name, [...path, 'answers']);
    const templates = Array.isArray(policy.then) ? policy.then : [policy.then];
    for (const each of templates) {
      const counts =
        each.type === 'PersonDetained' ||
        each.type === 'PrisonersReleased' ||
        each.type === 'PrisonersPardoned' ||
        ('lists' in each && each.lists !== undefined) ||
        (each.type === 'CommitmentMade' && each.does === 'release');
      if (counts && size === undefined)
        this.tell([...path, 'then'], `a ${each.type} needs the policy's size: how many?`);
      for (const name of namedActors(each)) this.actor(name, [...path, 'then']);
    }
  }

  actor(name: string, path: Path): void {
    if (this.#actors.has(name)) return;
    const hint = didYouMean(name, this.#actors);
    this.tell(path, `no actor "${name}" in this model: add it to actors${hint}`);
  }

  expression(text: string, path: Path): void {
    try {
      for (const name of namesIn(parseExpression(text))) {
        if (!this.#own.has(name)) this.gauge(name, path);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.tell(path, `"${text}": ${error.message}`);
    }
  }

  gauge(name: string, path: Path): void {
    const gauge = parseGauge(name);
    if (gauge === undefined) {
      const hint = didYouMean(name, this.#own);
      this.tell(
        path,
        `"${name}" is no assumption, no indicator and nothing that can be measured${hint}. Measured are: ${gaugeHelp}`,
      );
      return;
    }
    const actor = actorOf(gauge);
    if (actor !== undefined) this.actor(actor, path);
    const policy = policyOf(gauge);
    if (policy !== undefined) this.#knownPolicy(policy, path);
  }

  #knownPolicy(name: string, path: Path): void {
    if (this.#policies.has(name)) return;
    this.tell(path, `no policy "${name}" in this model${didYouMean(name, this.#policies)}`);
  }

  #once(list: keyof WrittenModel, nameAt: (i: number) => string | undefined): void {
    const seen = new Set<string>();
    for (let i = 0, name = nameAt(0); name !== undefined; i += 1, name = nameAt(i)) {
      if (seen.has(name)) this.tell([list, i], `"${name}" stands here twice: rename one`);
      seen.add(name);
    }
  }

  /** Two purposes of one actor must not share a word of the counter: they would share their luck. */
  #draws(): void {
    const seats = new Map<string, string>();
    const { policies, negotiations } = this.#model;
    const take = (actor: string, name: string, path: Path): void => {
      const seat = `${actor} ${wordOf(name)}`;
      const other = seats.get(seat);
      if (other !== undefined && other !== name)
        this.tell(path, `its draws would be those of ${other}: rename one of them`);
      seats.set(seat, name);
    };
    for (const [i, { actor, policy }] of policies.entries()) take(actor, policy, ['policies', i]);
    for (const [i, { negotiation, parties }] of negotiations.entries()) {
      for (const { party } of parties) take(party, negotiation, ['negotiations', i]);
    }
  }

  tell(path: Path, message: string): void {
    this.found.push({ path, message });
  }
}

function namedActors(template: object): string[] {
  const { target, to, parties } = template as {
    target?: string;
    to?: string;
    parties?: string[];
  };
  return [target, to, ...(parties ?? [])].filter((name) => name !== undefined);
}
