import { UNSAFE } from '../../input/plain-json.ts';

export { toJson } from '../../input/plain-json.ts';

/**
 * What comes from a record was written by others: its control characters never reach a terminal.
 * Line feeds stay, tabs become spaces.
 */
export function clean(text: string): string {
  return text.replaceAll('\t', ' ').replace(UNSAFE, '');
}

/** The same for every string in a plain value, keys included; what is clean already is not copied. */
export function cleanAll<T>(value: T): T {
  return cleanValue(value) as T;
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return cleanList(value);
  return typeof value === 'object' && value !== null ? cleanObject(value) : value;
}

function cleanList(list: readonly unknown[]): readonly unknown[] {
  let cleaned: unknown[] | undefined;
  for (const [i, item] of list.entries()) {
    const inner = cleanValue(item);
    if (inner !== item) (cleaned ??= [...list])[i] = inner;
  }
  return cleaned ?? list;
}

function cleanObject(value: object): object {
  const entries = Object.entries(value);
  const cleaned = entries.map(([key, inner]): [string, unknown] => [clean(key), cleanValue(inner)]);
  const same = cleaned.every(
    ([key, inner], i) => key === entries[i]?.[0] && inner === entries[i][1],
  );
  return same ? value : Object.fromEntries(cleaned);
}
