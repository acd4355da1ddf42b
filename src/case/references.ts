import type { Event } from '../../domain/event.ts';
import { participantsOf } from '../../domain/participants.ts';
import type { CaseSources } from './folder.ts';
import type { Problem } from './problem.ts';

/** Every actor an event names: who takes part, and who alone knew of it. */
export function actorsOf(event: Event): readonly string[] {
  return [...new Set([...participantsOf(event), ...(event.knownTo ?? [])])];
}

/** Sources that an event's quantities name for the numbers they give instead. */
export function rivalSourcesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(rivalSourcesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) =>
    field === 'disputed' && Array.isArray(inner)
      ? inner.map((rival: { source: string }) => rival.source)
      : rivalSourcesOf(inner),
  );
}

/** What the catalogue itself points at and does not hold: the target, and whom actors belong to. */
export function danglingInCatalogue({ case: about, cast }: CaseSources): Problem[] {
  const actors = new Set(cast.map(({ actor }) => actor));
  const problems: Problem[] = [];
  const expect = (name: string | undefined, place: Pick<Problem, 'file' | 'field'>): void => {
    if (name === undefined || actors.has(name)) return;
    problems.push({
      ...place,
      message: `no actor "${name}" in cast.yaml: add it, or correct the name`,
    });
  };
  expect(about.target, { file: 'case.yaml', field: 'target' });
  for (const [i, { of }] of cast.entries()) expect(of, { file: 'cast.yaml', field: `[${i}].of` });
  return problems;
}
