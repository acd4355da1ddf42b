import { setImmediate } from 'node:timers/promises';

/** A promise for what `work` returns or throws, for engines that answer without waiting. */
export function settle<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

/** Lets timers and sockets have a turn: a long read would otherwise hold up the whole process. */
export function breathe(): Promise<void> {
  return setImmediate();
}
