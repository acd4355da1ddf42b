/**
 * A list that only grows, in chunks: adding to it copies one chunk at most where earlier states
 * are kept (immer), however long the list is.
 */
export interface Chunks<T> {
  length: number;
  chunks: T[][];
}

const CHUNK = 256;

export function noChunks<T>(): Chunks<T> {
  return { length: 0, chunks: [] };
}

export function push<T>(list: Chunks<T>, item: T): void {
  const { length, chunks } = list;
  const used = length % CHUNK;
  const last = chunks[chunks.length - 1];
  // By index: through a draft, calling `push` costs several times as much.
  if (used === 0 || last === undefined) chunks[chunks.length] = [item];
  else last[used] = item;
  list.length = length + 1;
}

/** A copy to add to; the list it came from stays as it is, and both share the full chunks. */
export function ownChunks<T>({ length, chunks }: Chunks<T>): Chunks<T> {
  const own = [...chunks];
  const last = own.pop();
  if (last !== undefined) own.push([...last]);
  return { length, chunks: own };
}

export function* each<T>(list: Chunks<T>): Generator<T> {
  for (const chunk of list.chunks) yield* chunk;
}

export function toArray<T>(list: Chunks<T>): T[] {
  return list.chunks.flat();
}
