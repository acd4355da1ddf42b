/**
 * A list that only grows, in chunks: adding to it copies one chunk at most where earlier states
 * are kept (immer), however long the list is.
 */
export interface Chunks<T> {
  length: number;
  chunks: T[][];
}

const CHUNK = 256;

/**
 * An empty list.
 *
 * ```ts
 * noChunks(); // => { length: 0, chunks: [] }
 * ```
 */
export function noChunks<T>(): Chunks<T> {
  return { length: 0, chunks: [] };
}

/**
 * Adds to the end, in place.
 *
 * ```ts
 * const list = noChunks<string>();
 * push(list, 'first round');
 * push(list, 'second round');
 * toArray(list); // => ['first round', 'second round']
 * ```
 */
export function push<T>(list: Chunks<T>, item: T): void {
  const { length, chunks } = list;
  const used = length % CHUNK;
  const last = chunks[chunks.length - 1];
  // By index: through a draft, calling `push` costs several times as much.
  if (used === 0 || last === undefined) chunks[chunks.length] = [item];
  else last[used] = item;
  list.length = length + 1;
}

/**
 * A copy to add to; the list it came from stays as it is, and both share the full chunks.
 *
 * ```ts
 * const list = noChunks<string>();
 * push(list, 'first round');
 * const own = ownChunks(list);
 * push(own, 'second round');
 * [list.length, own.length]; // => [1, 2]
 * ```
 */
export function ownChunks<T>({ length, chunks }: Chunks<T>): Chunks<T> {
  const own = [...chunks];
  const last = own.pop();
  if (last !== undefined) own.push([...last]);
  return { length, chunks: own };
}

/**
 * The items, oldest first, without a copy.
 *
 * ```ts
 * const list = noChunks<number>();
 * push(list, 123);
 * let people = 0;
 * for (const released of each(list)) people += released;
 * people; // => 123
 * ```
 */
export function* each<T>(list: Chunks<T>): Generator<T> {
  for (const chunk of list.chunks) yield* chunk;
}

/**
 * The items as a plain array, oldest first.
 *
 * ```ts
 * const list = noChunks<number>();
 * push(list, 14);
 * push(list, 52);
 * toArray(list); // => [14, 52]
 * ```
 */
export function toArray<T>(list: Chunks<T>): T[] {
  return list.chunks.flat();
}
