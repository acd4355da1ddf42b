/** Something typed or set is wrong. The message says what was found, what is allowed, what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
