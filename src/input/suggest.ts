import { distance } from 'fastest-levenshtein';
import { listed } from '../../domain/text.ts';

/** The names most like a misspelt one, nearest first; none when nothing is near. */
export function nearest(name: string, known: Iterable<string>, most = 3): string[] {
  // Comparing costs the product of the lengths, and nobody misspells at such length.
  if (name.length > 200) return [];
  const reach = Math.max(2, Math.floor(name.length / 3));
  const near: { readonly name: string; readonly far: number }[] = [];
  for (const candidate of new Set(known)) {
    const inside = candidate.includes(name) || name.includes(candidate);
    const far = inside ? 1 : distance(name, candidate);
    if (far <= reach) near.push({ name: candidate, far });
  }
  near.sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1));
  return near.slice(0, most).map((each) => each.name);
}

/** ` Did you mean a or b?`, or nothing. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near.length === 0 ? '' : ` Did you mean ${listed(near, 'or')}?`;
}
