import { didYouMean } from '../../input/near.ts';
import { InputError, type Problem } from '../../input/problem.ts';
import type { Catalogue } from '../../history/catalogue.ts';
import type { Model } from './model.ts';

/** Actors and sources that a model names must be those of the case. Throws InputError. */
export function checkCatalogue(
  { written }: Model,
  { actors, sources }: Pick<Catalogue, 'actors' | 'sources'>,
  shownAs: string,
): void {
  const problems: Problem[] = [];
  const look = (
    kind: 'actor' | 'source',
    name: string,
    known: ReadonlyMap<string, unknown>,
    field: string,
  ): void => {
    if (known.has(name)) return;
    const message = `the case has no ${kind} "${name}"${didYouMean(name, known.keys())}`;
    problems.push({ file: shownAs, field, message });
  };
  for (const [i, { actor }] of written.actors.entries())
    look('actor', actor, actors, `actors[${i}].actor`);
  for (const [i, source] of written.card.reading.entries())
    look('source', source, sources, `card.reading[${i}]`);
  for (const [i, { source }] of written.assumptions.entries()) {
    if (source !== undefined) look('source', source, sources, `assumptions[${i}].source`);
  }
  if (problems.length > 0) throw new InputError(problems);
}
