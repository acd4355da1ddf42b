/**
 * What comes from a record was written by others. Before anything of it reaches a terminal, the
 * characters are taken out that would move the cursor, change colours or turn text around.
 */
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text without control characters; line feeds stay, tabs become spaces. */
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

/** JSON for a terminal or a pipe (indent 0: on one line): control and direction characters only as escapes. */
export function toJson(value: unknown, indent = 2): string {
  const escape = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent).replace(UNSAFE, escape);
}
