import type { Model } from '../model/model.ts';
import { programOf } from '../run/program.ts';
import { Simulator } from '../run/run.ts';
import type { RunSetting } from '../run/setting.ts';
import { type PackedStart, unpackStart } from '../run/start.ts';
import { Tally, type Tallied } from './tally.ts';

/** Everything a worker needs to run futures: plain data. */
export interface Job {
  readonly model: Model;
  readonly start: PackedStart;
  readonly setting: RunSetting;
}

/**
 * A simulator of a job in this thread; a worker makes the same from the same job.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * const [job] = await smallJobs();
 * simulatorOf(job).run(0).events; // => 7
 * ```
 */
export function simulatorOf({ model, start, setting }: Job): Simulator {
  return new Simulator(programOf(model), unpackStart(start), setting);
}

/**
 * An empty tally for the runs of a simulator.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * const [job] = await smallJobs();
 * tallyOf(simulatorOf(job)).tallied().runs; // => []
 * ```
 */
export function tallyOf({ program, setting }: Simulator): Tally {
  return new Tally(program.indicatorSlots.length, setting.months, program.outcomes.length);
}

/**
 * Runs a range of run numbers, both ends included, and counts them.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * const [job] = await smallJobs();
 * const { runs, outcomes } = runRange(simulatorOf(job), 0, 99);
 * runs; // => [[0, 99]]
 * outcomes; // => [ [ 0, 0, 0, 0, 0, 15 ] ]
 * ```
 */
export function runRange(simulator: Simulator, from: number, to: number): Tallied {
  const tally = tallyOf(simulator);
  for (let number = from; number <= to; number += 1) tally.count(simulator.run(number));
  tally.covers(from, to);
  return tally.tallied();
}
