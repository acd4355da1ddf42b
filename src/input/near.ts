import { closest, distance } from 'fastest-levenshtein';

/** The allowed name that a misspelt one most likely means; undefined when none is close. */
export function near(found: string, allowed: Iterable<string>): string | undefined {
  const names = [...allowed].sort();
  // Comparing costs the product of the lengths; a hostile file must not make it long.
  if (found.length > 200 || names.length > 10_000) return undefined;
  const best = names.length === 0 ? undefined : closest(found, names);
  return best !== undefined && distance(found, best) <= Math.max(2, Math.floor(found.length / 3))
    ? best
    : undefined;
}

/** `. Did you mean NAME?`, or nothing. */
export function didYouMean(found: string, allowed: Iterable<string>): string {
  const name = near(found, allowed);
  return name === undefined ? '' : `. Did you mean ${name}?`;
}

/** What to say of a name that stands nowhere in a file of the case. */
export function missingName(
  kind: 'actor' | 'source',
  name: string,
  known: ReadonlySet<string>,
): string {
  const file = kind === 'actor' ? 'cast.yaml' : 'sources.yaml';
  return `no ${kind} "${name}" in ${file}: add it, or correct the name${didYouMean(name, known)}`;
}
