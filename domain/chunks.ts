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
  if (list.length % CHUNK === 0) list.chunks.push([item]);
  else list.chunks.at(-1)?.push(item);
  list.length += 1;
}

export function* each<T>(list: Chunks<T>): Generator<T> {
  for (const chunk of list.chunks) yield* chunk;
}

export function toArray<T>(list: Chunks<T>): T[] {
  return list.chunks.flat();
}
