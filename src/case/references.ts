import type { Event } from '../../domain/event.ts';
import { participantsOf } from '../../domain/participants.ts';
import type { CaseSources } from './folder.ts';
import { didYouMean, missingName } from '../input/near.ts';
import type { Problem } from '../input/problem.ts';

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
      message: missingName('actor', name, actors),
    });
  };
  expect(about.target, { file: 'case.yaml', field: 'target' });
  for (const [i, { of }] of cast.entries()) expect(of, { file: 'cast.yaml', field: `[${i}].of` });
  return problems;
}

/** Claims that what they name does not answer, because the case does not hold it. */
export function danglingInClaims({ claims, events, sources, cast }: CaseSources): Problem[] {
  const known = {
    event: new Set(events.map(({ event }) => event.key)),
    source: new Set(sources.map(({ source }) => source)),
    actor: new Set(cast.map(({ actor }) => actor)),
  };
  return claims.flatMap(({ claim, answers }) =>
    answers.flatMap((answer): Problem[] => {
      const { kind, name } = namedIn(answer) ?? {};
      if (kind === undefined || name === undefined || known[kind].has(name)) return [];
      const message = `no ${kind} "${name}" in this case: correct the name${didYouMean(name, known[kind])}`;
      return [{ file: 'claims.yaml', field: `claim ${claim}`, message }];
    }),
  );
}

function namedIn(answer: Answer): { kind: 'event' | 'source' | 'actor'; name: string } | undefined {
  if ('event' in answer) return { kind: 'event', name: answer.event };
  if ('source' in answer) return { kind: 'source', name: answer.source };
  return 'actor' in answer ? { kind: 'actor', name: answer.actor } : undefined;
}

type Answer = CaseSources['claims'][number]['answers'][number];

/** Names that stand twice in a list of the catalogue. */
export function doubles(file: string, names: readonly string[]): Problem[] {
  const seen = new Set<string>();
  return names.flatMap((name): Problem[] => {
    if (seen.has(name)) return [{ file, message: `"${name}" is listed twice: keep one` }];
    seen.add(name);
    return [];
  });
}

/** Events whose key another event has, the catalogue's own among them. */
export function takenKeys({ cast, sources, events }: CaseSources): Problem[] {
  const taken = new Map<string, string>([
    ['case', 'case.yaml'],
    ...cast.map(({ actor }): [string, string] => [`actor-${actor}`, 'cast.yaml']),
    ...sources.map(({ source }): [string, string] => [`source-${source}`, 'sources.yaml']),
  ]);
  const problems: Problem[] = [];
  for (const { file, line, event } of events) {
    const { key } = event;
    const first = taken.get(key);
    if (first === undefined) {
      taken.set(key, `${file}, line ${line}`);
      continue;
    }
    const message = `the key "${key}" is taken by ${first}: choose another`;
    problems.push({ file, line, field: `event ${key}`, message });
  }
  return problems;
}
