import type { Day } from '../../../domain/calendar.ts';
import { listingsOn, statusOn } from '../../../domain/sanctions/measure.ts';
import type { World } from '../../../domain/world.ts';
import type { SlotValues } from '../language/compile.ts';
import type { FlowBook } from './flow-book.ts';
import { heldBy } from './prisoners.ts';
import { type Gauge, type RegisterFigure, registerFigures } from '../language/gauges.ts';

/** Reads gauges into their slots, as the world stands on a day. */
export class Meter {
  readonly #readers: readonly Reader[];
  readonly #senders: readonly string[];
  /** By sender: each figure of the register, in the order of `registerFigures`. */
  readonly #figures: Int32Array;

  /** `slots`: where each gauge's value goes. */
  constructor(gauges: readonly Gauge[], slots: readonly number[], book: FlowBook) {
    const senders = new Set<string>();
    for (const gauge of gauges) if (gauge.kind === 'register') senders.add(gauge.sender);
    this.#senders = [...senders];
    this.#figures = new Int32Array(this.#senders.length * registerFigures.length);
    this.#readers = gauges.map((gauge, i) => this.#reader(gauge, slots[i] ?? 0, book));
  }

  /** `month`: how far the run has come, 0 the first month, -1 the fork; `day`: that month's last. */
  read(world: World, day: Day, month: number, values: SlotValues): void {
    this.#countRegister(world, day);
    for (const read of this.#readers) read(world, month, values);
  }

  #reader(gauge: Gauge, slot: number, book: FlowBook): Reader {
    switch (gauge.kind) {
      case 'held': {
        const { of } = gauge;
        return (world, _month, values) => {
          values[slot] = heldBy(world, of);
        };
      }
      case 'register': {
        const place = this.#placeOf(gauge.sender, gauge.what);
        return (_world, _month, values) => {
          values[slot] = this.#figures[place] ?? 0;
        };
      }
      case 'promised': {
        const { actor } = gauge;
        return (world, _month, values) => {
          values[slot] = openPromises(world, actor);
        };
      }
      case 'total': {
        const row = book.rowOf(gauge.flow);
        return (_world, _month, values) => {
          values[slot] = book.total(row);
        };
      }
      case 'recent': {
        const row = book.rowOf(gauge.flow);
        const { months } = gauge;
        return (_world, month, values) => {
          values[slot] = book.recent(row, month, months);
        };
      }
      case 'since': {
        const row = book.rowOf(gauge.flow);
        return (_world, month, values) => {
          values[slot] = book.since(row, month);
        };
      }
    }
  }

  #placeOf(sender: string, what: RegisterFigure): number {
    return this.#senders.indexOf(sender) * registerFigures.length + registerFigures.indexOf(what);
  }

  /** One look at each measure of the senders asked about. */
  #countRegister({ sanctionsRegister }: World, day: Day): void {
    const { senders, bySender, measures } = sanctionsRegister;
    const figures = this.#figures.fill(0);
    for (let i = 0; i < this.#senders.length; i += 1) {
      const sender = senders.find(this.#senders[i] ?? '');
      const numbers = sender === undefined ? undefined : bySender[sender];
      if (numbers === undefined) continue;
      const at = i * registerFigures.length;
      for (const number of numbers) {
        const measure = measures[number];
        if (measure === undefined || measure.imposed > day) continue;
        const { status } = statusOn(measure, day);
        const own = OWN[status];
        if (own === undefined) continue;
        figures[at] = (figures[at] ?? 0) + 1;
        figures[at + own] = (figures[at + own] ?? 0) + 1;
        if (measure.listings.length > 0) {
          figures[at + LISTINGS] = (figures[at + LISTINGS] ?? 0) + listingsOn(measure, day).total;
        }
      }
    }
  }
}

type Reader = (world: World, month: number, values: SlotValues) => void;

const LISTINGS = registerFigures.indexOf('listings');
/** Figures of the statuses in which a measure stands. */
const OWN: Readonly<Record<string, number | undefined>> = {
  'in-force': registerFigures.indexOf('in-force'),
  licensed: registerFigures.indexOf('licensed'),
  suspended: registerFigures.indexOf('suspended'),
};

function openPromises({ talks }: World, actor: string): number {
  let open = 0;
  for (const each of talks.commitments) if (each?.status === 'open' && each.by === actor) open += 1;
  return open;
}
