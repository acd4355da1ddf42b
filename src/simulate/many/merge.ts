import { InputError } from '../../input/problem.ts';
import { type Manifest, plain, type Result, talliedOf } from './result.ts';
import { Tally } from './tally.ts';

/** Adds up results of one simulation; the same bytes as if it had been run in one go. Throws InputError. */
export function mergeResults(
  parts: readonly { readonly file: string; readonly result: Result }[],
): Result {
  const [first] = parts;
  if (first === undefined) throw new RangeError('nothing to merge: name at least one result');
  const { indicators, outcomes, manifest: of } = first.result;
  const tally = new Tally(indicators.length, of.months, outcomes.length);
  for (const { file, result } of parts) {
    const field = differing(of, result.manifest);
    if (field !== undefined) {
      const message = `it is of another simulation than ${first.file}: ${field} differs. Merge only parts of one simulation`;
      throw new InputError([{ file, field: `manifest.${field}`, message }]);
    }
    try {
      tally.add(talliedOf(result));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new InputError([
        { file, field: 'runs', message: `${error.message}: give each part once` },
      ]);
    }
  }
  const merged = tally.tallied();
  return {
    ...first.result,
    runs: merged.runs.map(([from, to]) => [from, to]),
    events: merged.events,
    indicators: indicators.map((each, i) => ({
      ...each,
      months: (merged.indicators[i] ?? []).map(plain),
      examples: plain(merged.examples[i] ?? []),
    })),
    outcomes: outcomes.map((each, i) => ({ ...each, firstMet: [...(merged.outcomes[i] ?? [])] })),
    refused: merged.refused.map(([by, rule, count]) => [by, rule, count]),
    blocks: merged.blocks.map((block) => ({ ...block, outcomes: [...block.outcomes] })),
  };
}

/** First field in which two manifests differ. */
export function differing(a: Manifest, b: Manifest): keyof Manifest | undefined {
  const fields = Object.keys(a) as (keyof Manifest)[];
  return fields.find((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
}
