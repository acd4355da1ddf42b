import { namesIn, parseExpression } from '../../simulate/language/expression.ts';
import type { Assumption, WrittenModel } from '../../simulate/model/model.ts';

type Policy = WrittenModel['policies'][number];
type Negotiation = WrittenModel['negotiations'][number];

/** The assumptions that a policy rests on: when it acts, how likely, and how much it does. */
export const ofPolicy = ({ when, chance, size }: Policy, known: readonly Assumption[]) =>
  assumptionsIn([when, chance, size], known);

/** Those on which it rests whether talks take place, and what they agree on is done. */
export const ofTalks = (
  { when, chance, kept, broken, issues }: Negotiation,
  known: readonly Assumption[],
) => {
  const releases = issues.flatMap(({ values }) => values.map(({ release }) => release));
  return assumptionsIn([when, chance, kept.chance, broken?.chance, ...releases], known);
};

/** Those on which it rests what a party of talks wants, and how it gives way. */
export function ofParty({ parties }: Negotiation, actor: string, known: readonly Assumption[]) {
  return assumptionsIn(
    parties
      .filter(({ party }) => party === actor)
      .flatMap(({ weights, worth, reservation, beta }) => [weights, worth, reservation, beta]),
    known,
  );
}

/** `written`: expressions as text, in whatever nesting. In the order of the model. */
function assumptionsIn(written: unknown, known: readonly Assumption[]): Assumption[] {
  const names = new Set(textsIn(written).flatMap((text) => namesIn(parseExpression(text))));
  return known.filter(({ assumption }) => names.has(assumption));
}

function textsIn(written: unknown): string[] {
  if (typeof written === 'string') return [written];
  return typeof written === 'object' && written !== null
    ? Object.values(written).flatMap(textsIn)
    : [];
}
