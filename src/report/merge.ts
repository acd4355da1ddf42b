import type { Manifest } from '../simulate/many/result.ts';
import type { Ranges } from '../simulate/many/tally.ts';

/** Results of shards added up. */
export interface MergeReport {
  readonly out: string;
  readonly files: readonly string[];
  readonly manifest: Manifest;
  readonly runs: Ranges;
}
