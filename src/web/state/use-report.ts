import { useEffect, useState } from 'react';

/** A report that is made in the background; undefined until it is there, the last one meanwhile. */
export function useReport<T>(make: () => Promise<T> | undefined, on: readonly unknown[]) {
  const [report, setReport] = useState<T>();
  useEffect(() => {
    let current = true;
    make()?.then(
      (made) => {
        if (current) setReport(made);
      },
      () => {
        if (current) setReport(undefined);
      },
    );
    return () => {
      current = false;
    };
    // What it is made of is named by the caller.
  }, on);
  return report;
}
