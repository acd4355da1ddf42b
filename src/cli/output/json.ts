import { toJson } from './safe.ts';

/** Characters written at once. */
const PIECE = 64 * 1024;

/**
 * The same text as `toJson`, in pieces: a report of a long history would not fit in memory twice.
 * Lists at the first level are written item by item.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  let piece = '';
  for (const part of partsOf(value)) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* partsOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'toJSON' in value) {
    yield toJson(value);
    return;
  }
  let before = '{\n';
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined || typeof inner === 'function') continue;
    yield `${before}  ${toJson(key)}: `;
    if (Array.isArray(inner) && inner.length > 0) yield* itemsOf(inner);
    else yield indented(inner, 2);
    before = ',\n';
  }
  yield before === '{\n' ? '{}' : '\n}';
}

function* itemsOf(list: readonly unknown[]): Generator<string> {
  let before = '[\n    ';
  for (const item of list) {
    yield before + indented(item ?? null, 4);
    before = ',\n    ';
  }
  yield '\n  ]';
}

/** Text in JSON holds no line feed of its own: each is the layout's. */
function indented(value: unknown, by: number): string {
  return toJson(value).replaceAll('\n', `\n${' '.repeat(by)}`);
}
