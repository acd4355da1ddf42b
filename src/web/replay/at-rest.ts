/** A scrubber in motion passes many events: what an event changed is only told where it rests. */
const SETTLED_MS = 60;

/** Does the work once nothing newer was asked for a moment; gives how to forget it. */
export function whenSettled(work: () => void): () => void {
  const waiting = setTimeout(work, SETTLED_MS);
  return () => {
    clearTimeout(waiting);
  };
}
