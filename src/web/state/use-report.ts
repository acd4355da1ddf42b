import { useEffect, useState } from 'react';
import { thrown } from './thrown.ts';

/**
 * A report that is made in the background; undefined until it is there, the last one meanwhile. What
 * fails is thrown, for the part of the page that shows it.
 */
export function useReport<T>(make: () => Promise<T> | undefined, on: readonly unknown[]) {
  const [report, setReport] = useState<T>();
  useEffect(() => {
    let current = true;
    make()?.then(
      (made) => {
        if (current) setReport(made);
      },
      (error: unknown) => {
        if (current) setReport(thrown(error));
      },
    );
    return () => {
      current = false;
    };
    // What it is made of is named by the caller.
  }, on);
  return report;
}
