/**
 * A rolling hash of an effective history: two timelines that read the same up to some place have
 * the same hash there. It names snapshots within one process and is no proof against tampering;
 * that is what the store's chain is for.
 */
export interface Rolling {
  readonly high: number;
  readonly low: number;
}

export const EMPTY: Rolling = { high: 0x9e3779b9, low: 0x85ebca6b };

/** The hash after one more piece of text. */
export function roll({ high, low }: Rolling, text: string): Rolling {
  let h = high;
  let l = low;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    h = Math.imul(h ^ code, 0x01000193);
    l = Math.imul(l ^ (code + i), 0x5bd1e995);
    l ^= l >>> 13;
  }
  return { high: h ^ (h >>> 15), low: l ^ (h << 1) };
}

export function nameOfHash({ high, low }: Rolling): string {
  return `${(high >>> 0).toString(16).padStart(8, '0')}${(low >>> 0).toString(16).padStart(8, '0')}`;
}
