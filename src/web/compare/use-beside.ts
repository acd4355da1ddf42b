import { useEffect, useState } from 'react';
import { type TimelineData, readTimeline } from '../state/timeline-data.ts';
import { useRx } from '../state/use-rx.ts';
import { returns$ } from '../state/returns.ts';
import { bring, store$ } from '../state/work.ts';

export interface BesideEach {
  readonly reads: readonly TimelineData[];
  /** Those that cannot be read, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[];
}

/** Reads several timelines, and again whenever one of them changes; undefined until all are read. */
export function useBeside(
  names: readonly string[],
  known: string | undefined,
): BesideEach | undefined {
  const { store } = useRx(store$);
  const returns = useRx(returns$);
  const [beside, setBeside] = useState<BesideEach>();
  const [brought, setBrought] = useState('');
  const wanted = names.join(',');
  useEffect(() => {
    let left = false;
    void Promise.allSettled(wanted.split(',').map(bring)).then(() => {
      if (!left) setBrought(wanted);
    });
    return () => {
      left = true;
    };
    // Again when the server is back: what it did not bring may be there now.
  }, [wanted, returns]);
  useEffect(() => {
    let left = false;
    if (brought !== wanted) return undefined;
    void readAll(wanted.split(','), known).then((found) => {
      // What has not changed is not compared again.
      if (!left) setBeside((before) => (isSame(before, found) ? before : found));
    });
    return () => {
      left = true;
    };
  }, [brought, wanted, known, store]);
  return beside;
}

async function readAll(names: readonly string[], known: string | undefined): Promise<BesideEach> {
  const found = await Promise.allSettled(names.map((name) => readTimeline(name, known)));
  const missing = found.flatMap((each, i) =>
    each.status === 'fulfilled' ? [] : [{ name: names[i] ?? '', why: said(each.reason) }],
  );
  return {
    reads: found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
    missing,
  };
}

const isSame = (before: BesideEach | undefined, now: BesideEach): boolean =>
  before?.reads.length === now.reads.length &&
  before.reads.every((read, i) => read === now.reads[i]) &&
  before.missing.map(({ name }) => name).join() === now.missing.map(({ name }) => name).join();

const said = (reason: unknown): string =>
  reason instanceof Error ? reason.message : String(reason);
