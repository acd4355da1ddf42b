import { type Day, isoDay } from '../domain/calendar.ts';
import type { Quantity } from '../domain/quantity.ts';
import {
  listingsOn,
  type Measure,
  partialReliefOn,
  type Status,
  statusOn,
} from '../domain/sanctions/measure.ts';
import { type MeasuresState, sanctionsFold } from '../domain/sanctions/fold.ts';
import { byName, type Projection } from './projection.ts';

/** By sender and measure: what stands, since when, by which act, and what relief is running. */
export const sanctionsRegister: Projection<MeasuresState> = {
  name: 'sanctions-register',
  version: 1,
  initial: sanctionsFold.initial,
  apply: sanctionsFold.handlers,
  summary: (state, { day }) => ({
    measures: byName(registerOn(state, day), ({ measure }) => measure),
    lists: byName(listsOn(state, day), ({ list }) => list),
    senders: byName(sendersOn(state, day), ({ sender, target }) => `${sender}-${target}`),
  }),
};

export interface MeasureRow {
  readonly measure: string;
  readonly sender: string;
  readonly target: string;
  readonly kind: string;
  readonly counter: boolean;
  readonly scope: string;
  readonly list?: string;
  readonly status: Status;
  readonly since: string;
  readonly imposed: string;
  readonly announced?: string;
  readonly effective: string;
  readonly expires?: string;
  readonly persons: number;
  readonly entities: number;
  readonly instrument?: string;
  /** The running relief: its act, its last day, the part it covers. */
  readonly relief?: {
    readonly form: string;
    readonly instrument?: string;
    readonly until?: string;
    readonly by: string;
  };
  readonly partial: readonly {
    readonly form: string;
    readonly persons: number;
    readonly entities: number;
    readonly by: string;
  }[];
  /** Relief that is promised and not yet given. */
  readonly promised: readonly {
    readonly commitment: string;
    readonly on: string;
    readonly by: string;
  }[];
}

/** Every measure as it stands on a day, by sender, then day, then name. */
export function registerOn(state: MeasuresState, day: Day): MeasureRow[] {
  const measures: Measure[] = state.measures
    .filter((measure) => measure !== undefined)
    .filter((measure) => measure.imposed <= day);
  measures.sort(
    (a, b) => order(a.sender, b.sender) || a.imposed - b.imposed || order(a.name, b.name),
  );
  return measures.map((measure) => rowOf(measure, day));
}

function rowOf(measure: Measure, day: Day): MeasureRow {
  const { status, since, step } = statusOn(measure, day);
  const { persons, entities } = listingsOn(measure, day);
  const stands = status !== 'ended' && status !== 'expired';
  return {
    measure: measure.name,
    sender: measure.sender,
    target: measure.target,
    kind: measure.kind,
    counter: measure.counter,
    scope: measure.scope,
    ...(measure.list === undefined ? {} : { list: measure.list }),
    status,
    since: isoDay(since),
    imposed: isoDay(measure.imposed),
    ...(measure.announced === undefined ? {} : { announced: isoDay(measure.announced) }),
    effective: isoDay(measure.effective),
    ...(measure.expires === undefined ? {} : { expires: isoDay(measure.expires) }),
    persons: stands ? persons : 0,
    entities: stands ? entities : 0,
    ...(measure.instrument === undefined ? {} : { instrument: measure.instrument }),
    ...(step?.form === undefined
      ? {}
      : {
          relief: {
            form: step.form,
            ...(step.instrument === undefined ? {} : { instrument: step.instrument }),
            ...(step.until === undefined ? {} : { until: isoDay(step.until) }),
            by: step.by,
          },
        }),
    partial: partialReliefOn(measure, day).map(({ form = 'licence', partial, by }) => ({
      form,
      persons: partial?.persons ?? 0,
      entities: partial?.entities ?? 0,
      by,
    })),
    promised: measure.promises
      .filter(({ day: on, settled }) => on <= day && (settled === undefined || settled > day))
      .map((promise) => ({
        commitment: promise.commitment,
        on: isoDay(promise.day),
        by: promise.by,
      })),
  };
}

interface ListRow {
  readonly list: string;
  /** Sum of the listings on record. */
  readonly computed: { readonly persons: number; readonly entities: number };
  /** What a source last said the list stands at. */
  readonly claimed?: {
    readonly persons?: Quantity;
    readonly entities?: Quantity;
    readonly on: string;
    readonly by: string;
  };
}

/** Listings by list: the sum on record beside the latest total that a source prints. */
export function listsOn(state: MeasuresState, day: Day): ListRow[] {
  const sums = new Map<string, { persons: number; entities: number }>();
  for (const row of registerOn(state, day)) {
    if (row.list === undefined) continue;
    const sum = sums.get(row.list) ?? { persons: 0, entities: 0 };
    sums.set(row.list, {
      persons: sum.persons + row.persons,
      entities: sum.entities + row.entities,
    });
  }
  return [...sums]
    .sort(([a], [b]) => order(a, b))
    .map(([list, computed]) => {
      const number = state.lists.find(list);
      const claim = number === undefined ? undefined : state.claims[number];
      if (claim === undefined) return { list, computed };
      const { persons, entities, by } = claim;
      return {
        list,
        computed,
        claimed: {
          ...(persons === undefined ? {} : { persons }),
          ...(entities === undefined ? {} : { entities }),
          on: isoDay(claim.day),
          by,
        },
      };
    });
}

export interface SenderRow {
  readonly sender: string;
  readonly target: string;
  /** Measures that stand: in force, licensed or suspended. */
  readonly standing: number;
  readonly licensed: number;
  readonly suspended: number;
  readonly enacted: number;
  readonly ended: number;
  /** Dropped out of a complete list with no event that ends them. */
  readonly unknown: number;
  readonly persons: number;
  readonly entities: number;
}

/** Measures by sender, target and standing. A licensed or suspended measure still stands. */
export function sendersOn(state: MeasuresState, day: Day): SenderRow[] {
  const groups = Map.groupBy(registerOn(state, day), (row) => `${row.sender} ${row.target}`);
  return [...groups.values()].flatMap((measures): SenderRow[] => {
    const [first] = measures;
    if (first === undefined) return [];
    const number = (...statuses: Status[]): number =>
      measures.filter((row) => statuses.includes(row.status)).length;
    const sum = (field: 'persons' | 'entities'): number =>
      measures.reduce((total, row) => total + row[field], 0);
    return [
      {
        sender: first.sender,
        target: first.target,
        standing: number('in-force', 'licensed', 'suspended'),
        licensed: number('licensed'),
        suspended: number('suspended'),
        enacted: number('enacted'),
        ended: number('ended', 'expired'),
        unknown: number('end-unknown'),
        persons: sum('persons'),
        entities: sum('entities'),
      },
    ];
  });
}

/** Code unit order, the same everywhere. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
