/**
 * For a setter of state: what failed in the background is thrown where the part is drawn, so that the
 * part says so. Nothing else would: a promise that nobody waits for fails in silence.
 */
export const thrown = (error: unknown) => (): never => {
  throw error;
};
