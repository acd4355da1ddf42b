import { joined, type Ranges } from './ranges.ts';
import { histogramFrom, type Histogram } from '../statistics/histogram.ts';
import type { Run } from '../run/run.ts';

/**
 * What is kept of many runs: exact sums, which come out the same in whatever order and in however
 * many parts they are added up. Its size grows with the values that occur, not with the runs.
 */
export interface Tallied {
  /** Run numbers counted, as ranges with both ends, in order. */
  readonly runs: Ranges;
  /** Events that happened, over all runs. */
  readonly events: number;
  /** For each indicator, for each month: how often each value came up. */
  readonly indicators: readonly (readonly Histogram[])[];
  /** For each indicator and each of its values in the last month: the lowest run that ended so. */
  readonly examples: readonly Histogram[];
  /** For each outcome and month: runs in which it was first met then. */
  readonly outcomes: readonly (readonly number[])[];
  /** Attempts refused, by who tried and by rule, in code unit order. */
  readonly refused: readonly (readonly [by: string, rule: string, count: number])[];
  /** The same runs in parts by their number, for how the figures settled. */
  readonly blocks: readonly Block[];
}

interface Block {
  /** Number of the block's last possible run, plus one. */
  readonly below: number;
  readonly runs: number;
  /** Runs in which each outcome was met. */
  readonly outcomes: readonly number[];
}

/** First run numbers of the blocks after the first. */
export const BLOCKS = [
  100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 4_294_967_296,
] as const;

export class Tally {
  readonly #indicators: number;
  readonly #months: number;
  readonly #values: Map<number, number>[];
  readonly #examples: Map<number, number>[];
  readonly #outcomes: number[][];
  readonly #refused = new Map<string, number>();
  readonly #blocks: { runs: number; outcomes: number[] }[];
  #runs: Ranges = [];
  #events = 0;

  constructor(indicators: number, months: number, outcomes: number) {
    this.#indicators = indicators;
    this.#months = months;
    const maps = (count: number) => Array.from({ length: count }, () => new Map<number, number>());
    const zeros = (count: number) => new Array<number>(count).fill(0);
    this.#values = maps(indicators * months);
    this.#examples = maps(indicators);
    this.#outcomes = Array.from({ length: outcomes }, () => zeros(months));
    this.#blocks = BLOCKS.map(() => ({ runs: 0, outcomes: zeros(outcomes) }));
  }

  /** Counts one run. Tell afterwards with `covers` which ones were counted. */
  count({ number, series, outcomes, refused, events }: Run): void {
    const width = this.#indicators;
    for (let i = 0; i < series.length; i += 1) more(this.#values[i], series[i] ?? 0, 1);
    const last = (this.#months - 1) * width;
    for (let i = 0; i < width; i += 1) {
      least(this.#examples[i], series[last + i] ?? 0, number);
    }
    const block = this.#blocks[BLOCKS.findIndex((below) => number < below)];
    if (block !== undefined) block.runs += 1;
    for (let i = 0; i < outcomes.length; i += 1) {
      const month = outcomes[i] ?? -1;
      if (month < 0) continue;
      addAt(this.#outcomes[i], month, 1);
      addAt(block?.outcomes, i, 1);
    }
    for (const { by, rule } of refused) more(this.#refused, `${by} ${rule}`, 1);
    this.#events += events;
  }

  covers(from: number, to: number): void {
    this.#runs = joined([...this.#runs, [from, to]]);
  }

  /** Adds what was counted elsewhere. Throws RangeError when a run would count twice. */
  add(part: Tallied): void {
    this.#runs = joined([...this.#runs, ...part.runs]);
    this.#events += part.events;
    for (const [i, months] of part.indicators.entries()) {
      for (const [m, histogram] of months.entries()) {
        const values = this.#values[m * this.#indicators + i];
        for (const [value, count] of histogram) more(values, value, count);
      }
    }
    for (const [i, examples] of part.examples.entries()) {
      for (const [value, run] of examples) least(this.#examples[i], value, run);
    }
    for (const [i, months] of part.outcomes.entries()) {
      for (const [m, count] of months.entries()) addAt(this.#outcomes[i], m, count);
    }
    for (const [by, rule, count] of part.refused) more(this.#refused, `${by} ${rule}`, count);
    for (const { below, runs, outcomes } of part.blocks) {
      const block = this.#blocks[BLOCKS.findIndex((each) => each === below)];
      if (block === undefined) continue;
      block.runs += runs;
      for (const [i, count] of outcomes.entries()) addAt(block.outcomes, i, count);
    }
  }

  /** Everything counted, written down in the one way. */
  tallied(): Tallied {
    const months = Array.from({ length: this.#months }, (_, m) => m);
    return {
      runs: this.#runs,
      events: this.#events,
      indicators: this.#examples.map((_, i) =>
        months.map((m) => histogramFrom(this.#values[m * this.#indicators + i] ?? [])),
      ),
      examples: this.#examples.map((examples) => [...examples].sort(([a], [b]) => a - b)),
      outcomes: this.#outcomes.map((counts) => counts.slice()),
      refused: [...this.#refused]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, count]) => {
          const [by = '', rule = ''] = key.split(' ');
          return [by, rule, count] as const;
        }),
      blocks: this.#blocks.flatMap(({ runs, outcomes }, i) =>
        runs === 0 ? [] : [{ below: BLOCKS[i] ?? 0, runs, outcomes: outcomes.slice() }],
      ),
    };
  }
}

function more<K>(counts: Map<K, number> | undefined, key: K, by: number): void {
  counts?.set(key, (counts.get(key) ?? 0) + by);
}

function addAt(list: number[] | undefined, place: number, by: number): void {
  if (list !== undefined) list[place] = (list[place] ?? 0) + by;
}

/** Run 0 counts, so absence is told apart from it. */
function least(lowest: Map<number, number> | undefined, value: number, run: number): void {
  const known = lowest?.get(value);
  if (known === undefined || run < known) lowest?.set(value, run);
}
