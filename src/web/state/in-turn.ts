/**
 * Work that is done one at a time. Asked for while it runs, it runs once more afterwards, for all
 * who asked meanwhile: what is given back ends when a run has ended that began after the asking.
 */
export function inTurn(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const ask = (): Promise<void> => {
    if (running === undefined) {
      running = work().finally(() => {
        running = undefined;
      });
      return running;
    }
    const again = (): Promise<void> => {
      next = undefined;
      return ask();
    };
    next ??= running.then(again, again);
    return next;
  };
  return ask;
}
