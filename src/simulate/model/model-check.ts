import { Checker, type ModelFault, type Path } from './checker.ts';
import { didYouMean } from '../../input/near.ts';
import { ASSUMPTIONS, wordOf } from '../luck/draws.ts';
import { clockNames, parseGauge } from '../language/gauges.ts';
import type { WrittenModel, WrittenPolicy } from './model-format.ts';
import { checkNegotiation } from './negotiation-check.ts';

/** What is wrong within a model whose shape is right. */
export function faultsOf(model: WrittenModel): ModelFault[] {
  const checker = new Checker(model);
  checkNames(model, checker);
  checkDraws(model, checker);
  for (const [i, { from }] of model.indicators.entries()) {
    checker.gauge(from, ['indicators', i, 'from']);
  }
  for (const [i, policy] of model.policies.entries()) checkPolicy(policy, ['policies', i], checker);
  for (const [i, each] of model.outcomes.entries()) {
    checker.expression(each.when, ['outcomes', i, 'when']);
  }
  for (const [i, each] of model.negotiations.entries()) {
    checkNegotiation(each, ['negotiations', i], checker);
  }
  return checker.found;
}

function checkNames(model: WrittenModel, checker: Checker): void {
  once(checker, 'actors', (i) => model.actors[i]?.actor);
  once(checker, 'assumptions', (i) => model.assumptions[i]?.assumption);
  once(checker, 'indicators', (i) => model.indicators[i]?.indicator);
  once(checker, 'policies', (i) => model.policies[i]?.policy);
  once(checker, 'outcomes', (i) => model.outcomes[i]?.outcome);
  once(checker, 'negotiations', (i) => model.negotiations[i]?.negotiation);
  for (const [i, { negotiation }] of model.negotiations.entries()) {
    if (model.policies.some(({ policy }) => policy === negotiation))
      checker.tell(
        ['negotiations', i],
        `a policy is called "${negotiation}" too: rename one of them`,
      );
  }
  for (const [i, { actor }] of model.actors.entries()) {
    if (actor === ASSUMPTIONS)
      checker.tell(
        ['actors', i],
        `no actor may be called ${ASSUMPTIONS}: the draws of assumptions have that name`,
      );
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
      if (clash && !same)
        checker.tell([list, i], `the name "${name}" already means something else: choose another`);
      taken.add(name);
    }
  }
  const { by } = model.judged;
  if (!model.indicators.some(({ indicator }) => indicator === by)) {
    const names = model.indicators.map(({ indicator }) => indicator);
    checker.tell(['judged', 'by'], `this model has no indicator "${by}"${didYouMean(by, names)}`);
  }
  if (!model.actors.some(({ role }) => role === 'target')) {
    checker.tell(['actors'], 'no actor has the role target: give it to one of them');
  }
}

function checkPolicy(policy: WrittenPolicy, path: Path, checker: Checker): void {
  checker.actor(policy.actor, [...path, 'actor']);
  checker.expression(policy.when, [...path, 'when']);
  checker.expression(policy.chance, [...path, 'chance']);
  const { size } = policy;
  if (typeof size === 'string') checker.expression(size, [...path, 'size']);
  else if (size !== undefined) {
    checker.expression(size.low, [...path, 'size', 'low']);
    checker.expression(size.high, [...path, 'size', 'high']);
  }
  for (const name of policy.answers) checker.policy(name, [...path, 'answers']);
  const templates = Array.isArray(policy.then) ? policy.then : [policy.then];
  for (const each of templates) {
    const counts =
      each.type === 'PersonDetained' ||
      each.type === 'PrisonersReleased' ||
      each.type === 'PrisonersPardoned' ||
      ('lists' in each && each.lists !== undefined) ||
      (each.type === 'CommitmentMade' && each.does === 'release');
    if (counts && size === undefined)
      checker.tell([...path, 'then'], `a ${each.type} needs a number: give the policy a size`);
    for (const name of namedActors(each)) checker.actor(name, [...path, 'then']);
  }
}

function once(
  checker: Checker,
  list: keyof WrittenModel,
  nameAt: (i: number) => string | undefined,
): void {
  const seen = new Set<string>();
  for (let i = 0, name = nameAt(0); name !== undefined; i += 1, name = nameAt(i)) {
    if (seen.has(name)) checker.tell([list, i], `"${name}" is listed twice: rename one`);
    seen.add(name);
  }
}

/** Two purposes of one actor must not share a word of the counter: they would share their luck. */
function checkDraws({ policies, negotiations }: WrittenModel, checker: Checker): void {
  const seats = new Map<string, string>();
  const take = (actor: string, name: string, path: Path): void => {
    const seat = `${actor} ${wordOf(name)}`;
    const other = seats.get(seat);
    if (other !== undefined && other !== name)
      checker.tell(path, `it would get the same draws as ${other}: rename one of them`);
    seats.set(seat, name);
  };
  for (const [i, { actor, policy }] of policies.entries()) take(actor, policy, ['policies', i]);
  for (const [i, { negotiation, parties }] of negotiations.entries()) {
    for (const { party } of parties) take(party, negotiation, ['negotiations', i]);
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
