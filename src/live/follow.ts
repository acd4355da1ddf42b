import { from, lastValueFrom, NEVER, type Observable, takeUntil, tap } from 'rxjs';

/**
 * Takes what comes until it ends or `stopped` resolves. Rejects with what it fails with; what
 * comes after it was stopped is never taken.
 */
export async function follow<T>(
  source: Observable<T>,
  stopped: (() => Promise<void>) | undefined,
  take: (item: T) => void,
): Promise<void> {
  const stop = stopped === undefined ? NEVER : from(stopped());
  await lastValueFrom(source.pipe(takeUntil(stop), tap(take)), { defaultValue: undefined });
}
