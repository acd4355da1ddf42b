/** A scrubber in motion passes many days: only one that it rests on is worth a fold. */
const SETTLED_MS = 60;

/** Does the work once nothing newer was asked for a moment; gives how to forget it. */
export function whenSettled<T>(work: () => Promise<T>, then: (found: T) => void): () => void {
  let wanted = true;
  const waiting = setTimeout(() => {
    void work().then((found) => {
      if (wanted) then(found);
    });
  }, SETTLED_MS);
  return () => {
    wanted = false;
    clearTimeout(waiting);
  };
}
