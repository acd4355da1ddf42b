import { useSyncExternalStore } from 'react';

const QUERY = '(prefers-reduced-motion: reduce)';

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(QUERY);
  query.addEventListener('change', onChange);
  return () => {
    query.removeEventListener('change', onChange);
  };
}

/** Whether whoever looks has asked for less motion. */
export const useCalm = (): boolean =>
  useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches);
