import { useSyncExternalStore } from 'react';
import type { BehaviorSubject } from 'rxjs';

/** The present value of a subject; renders again with each new one. Subjects are hot: no loops. */
export function useRx<T>(subject: BehaviorSubject<T>): T {
  return useSyncExternalStore(
    (changed) => {
      const subscription = subject.subscribe(changed);
      return () => {
        subscription.unsubscribe();
      };
    },
    () => subject.value,
  );
}
