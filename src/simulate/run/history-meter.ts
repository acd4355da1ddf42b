import type { Day } from '../../../domain/calendar.ts';
import type { Event } from '../../../domain/event.ts';
import type { World } from '../../../domain/world.ts';
import type { SlotValues } from '../language/compile.ts';
import type { Model } from '../model/model.ts';
import { FlowBook } from './flow-book.ts';
import { type HorizonMonth, horizonOf } from './horizon.ts';
import { Meter } from './meter.ts';
import { type Program, programOf } from './program.ts';
import type { Start } from './start.ts';

/**
 * Reads what a model measures off documented events instead of a run's, by the same meter.
 *
 * ```ts
 * import { smallJobs } from '../../../test/simulate/questions/small-model.ts';
 * import { unpackStart } from './start.ts';
 * const [job] = await smallJobs();
 * const start = unpackStart(job.start);
 * const meter = new HistoryMeter(job.model, start, 6);
 * const values = meter.read(start.world, start.forkDay, -1);
 * values[meter.program.indicatorSlots[0]]; // => 100
 * ```
 */
export class HistoryMeter {
  readonly program: Program;
  /** The values as last read, by slot of the program. */
  readonly values: SlotValues;
  /** The months after the fork. */
  readonly months: readonly HorizonMonth[];
  readonly #book: FlowBook;
  readonly #meter: Meter;

  constructor(model: Model, start: Pick<Start, 'firstMonth' | 'flows'>, months: number) {
    this.program = programOf(model);
    this.values = new Float64Array(this.program.slots);
    this.months = horizonOf(start.firstMonth, months).months;
    this.#book = new FlowBook(this.program.flows, months, start.flows);
    this.#meter = new Meter(this.program.gauges, this.program.gaugeSlots, this.#book);
  }

  /** Counts an event of a month after the fork, 0 the first. */
  happened(event: Event, month: number): void {
    this.#book.event(event, month);
  }

  /** Reads the world as it is at the end of a day of a month; -1 is the month of the fork. */
  read(world: World, day: Day, month: number): SlotValues {
    this.#meter.read(world, day, month, this.values);
    return this.values;
  }
}
