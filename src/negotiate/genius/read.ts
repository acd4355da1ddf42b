import { refuse } from '../failure.ts';
import type { Convention, Issue, Preferences } from '../preferences/preferences.ts';
import { Fraction, parseRational, toNumber } from '../numbers/rational.ts';
import { attributeOf, childrenOf, type Element, findIn, parseXml } from './xml.ts';

/** The two kinds of files of GENIUS (ii.tudelft.nl/genius), told apart by their first element. */
export type GeniusFile =
  | { readonly kind: 'domain'; readonly issues: readonly Issue[] }
  | { readonly kind: 'profile'; readonly objective: Element; readonly space: Element };

/**
 * Reads a domain (`negotiation_template`) or a profile (`utility_space`). Throws BadDescription.
 *
 * ```ts
 * const text = `<negotiation_template><utility_space><objective name="any" index="0">
 *   <issue name="aid" index="1" type="discrete"><item index="1" value="none"/><item index="2" value="some"/></issue>
 * </objective></utility_space></negotiation_template>`;
 * readGenius(text).issues; // => [{ name: 'aid', values: ['none', 'some'] }]
 * readGenius('<game/>'); // throws 'line 1: the file begins with <game>'
 * ```
 */
export function readGenius(text: string): GeniusFile {
  const root = parseXml(text);
  const space = findIn(root, 'utility_space');
  if (space === undefined || !['negotiation_template', 'utility_space'].includes(root.name)) {
    refuse(
      `the file begins with <${root.name}>: a GENIUS domain begins with <negotiation_template>, ` +
        'a profile with <utility_space>',
      { line: root.line },
    );
  }
  const objective = onlyObjective(space);
  return root.name === 'utility_space'
    ? { kind: 'profile', objective, space }
    : { kind: 'domain', issues: childrenOf(objective, 'issue').map(readIssue) };
}

function onlyObjective(space: Element): Element {
  const [objective, second] = childrenOf(space, 'objective');
  if (objective === undefined) refuse('<utility_space> needs an <objective>', { line: space.line });
  const other = second ?? childrenOf(objective, 'objective')[0];
  if (other !== undefined)
    refuse('nested objectives cannot be read: put all issues into one objective', {
      line: other.line,
    });
  return objective;
}

function readIssue(issue: Element): Issue {
  const type = issue.attributes['vtype'] ?? issue.attributes['type'] ?? 'discrete';
  const name = attributeOf(issue, 'name');
  if (type !== 'discrete')
    refuse(`its type is "${type}": only discrete issues can be read. List the values as items`, {
      line: issue.line,
      field: name,
    });
  const values = childrenOf(issue, 'item').map((item) => attributeOf(item, 'value'));
  const seen = new Set<string>();
  const twice = values.find((value) => seen.size === seen.add(value).size);
  if (twice !== undefined)
    refuse(`"${twice}" is listed twice: remove one`, { line: issue.line, field: name });
  return { name, values };
}

/**
 * What a profile says of a domain's issues. A discount factor of 1 is none; reservation value 0 is
 * taken where none is given, as GENIUS does.
 *
 * ```ts
 * const text = `<utility_space><objective name="any" index="0">
 *   <issue name="aid" index="1" type="discrete">
 *     <item index="1" value="none" evaluation="0"/><item index="2" value="some" evaluation="3"/>
 *   </issue><weight index="1" value="0.5"/></objective></utility_space>`;
 * const issues = [{ name: 'aid', values: ['none', 'some'] }];
 * const { weights, evaluations } = readProfile(readGenius(text), issues, 'taker', 'as-written');
 * weights[0].mul(evaluations[0][1]).toFraction(); // => '3/2'
 * ```
 */
export function readProfile(
  { objective, space }: Extract<GeniusFile, { kind: 'profile' }>,
  issues: readonly Issue[],
  party: string,
  convention: Convention,
): Preferences {
  const elements = childrenOf(objective, 'issue');
  const weights = new Map(
    childrenOf(objective, 'weight').map((weight) => [
      attributeOf(weight, 'index'),
      number(weight, 'value'),
    ]),
  );
  const found = issues.map(({ name, values }) => {
    const issue =
      elements.find((each) => each.attributes['name'] === name) ??
      refuse(`the profile does not mention the issue "${name}" of the domain`, {
        line: objective.line,
      });
    const index = attributeOf(issue, 'index');
    const weight =
      weights.get(index) ??
      refuse(`the profile has no <weight index="${index}" …>`, { line: issue.line, field: name });
    return { weight, evaluations: evaluationsOf(issue, values) };
  });
  const factor = factorOf(space);
  return {
    party,
    weights: found.map(({ weight }) => weight),
    evaluations: found.map(({ evaluations }) => evaluations),
    reservation: optional(space, 'reservation') ?? new Fraction(0n),
    convention,
    ...(factor === 1 ? {} : { discount: { factor, per: 'session' } as const }),
  };
}

function evaluationsOf(issue: Element, values: readonly string[]): Fraction[] {
  const items = new Map(childrenOf(issue, 'item').map((item) => [item.attributes['value'], item]));
  return values.map((value) => {
    const item =
      items.get(value) ??
      refuse(`the profile does not evaluate "${value}"`, {
        line: issue.line,
        field: attributeOf(issue, 'name'),
      });
    return number(item, 'evaluation');
  });
}

function factorOf(space: Element): number {
  const factor = toNumber(optional(space, 'discount_factor') ?? new Fraction(1n));
  if (factor > 0 && factor <= 1) return factor;
  // GENIUS takes 0 for "no discount".
  return factor === 0
    ? 1
    : refuse(`the discount factor is ${factor}: it must be above 0 and at most 1`);
}

function optional(space: Element, name: string): Fraction | undefined {
  const element = findIn(space, name);
  return element === undefined ? undefined : number(element, 'value');
}

function number(element: Element, key: string): Fraction {
  const text = attributeOf(element, key);
  return (
    parseRational(text) ??
    refuse(`${key}="${text}" is not a number like 0.25`, { line: element.line })
  );
}
