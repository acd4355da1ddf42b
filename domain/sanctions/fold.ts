import type { Day } from '../calendar.ts';
import { parseEdtf } from '../edtf.ts';
import type { Entry, Fold } from '../entry.ts';
import type { EventOf } from '../event.ts';
import type { Quantity } from '../quantity.ts';
import { lookUp, Symbols } from '../symbols.ts';
import {
  copyMeasure,
  listingsOn,
  type Measure,
  statusOn,
  type StatusChange,
  type TotalsClaim,
} from './measure.ts';
import type { ReliefForm } from './events.ts';

export interface MeasuresState {
  readonly symbols: Symbols;
  readonly measures: (Measure | undefined)[];
  readonly bySender: number[][];
  readonly senders: Symbols;
  /** Latest claim of totals by list. */
  readonly claims: (TotalsClaim | undefined)[];
  readonly lists: Symbols;
}

/**
 * A measure by name; undefined for one that was never imposed.
 *
 * ```ts
 * findMeasure(sanctionsFold.initial(), 'oil-embargo'); // => undefined
 * ```
 */
export function findMeasure(state: MeasuresState, name: string): Measure | undefined {
  return lookUp(state.symbols, state.measures, name);
}

type Imposing = EventOf<'SanctionImposed'> | EventOf<'CountermeasureImposed'>;

function impose(state: MeasuresState, event: Imposing, entry: Entry): void {
  const { data } = event;
  const number = state.symbols.of(data.measure);
  // A name used twice is an anomaly; the first measure keeps its history.
  if (state.measures[number] !== undefined) return;
  const effective = effectiveDay(data, entry);
  state.measures[number] = {
    name: data.measure,
    sender: event.actor,
    target: data.target,
    kind: data.kind,
    counter: event.type === 'CountermeasureImposed',
    scope: data.scope,
    ...(data.list === undefined ? {} : { list: data.list }),
    ...(data.package === undefined ? {} : { package: data.package }),
    ...(data.instrument === undefined ? {} : { instrument: data.instrument }),
    ...(data.announced === undefined ? {} : { announced: parseEdtf(data.announced).start }),
    imposed: entry.start,
    effective,
    ...(data.expires === undefined ? {} : { expires: parseEdtf(data.expires).end }),
    by: event.key,
    steps: [{ day: effective, to: 'in-force', by: event.key }],
    listings: listed(data)
      ? [{ day: effective, persons: count(data.persons), entities: count(data.entities) }]
      : [],
    promises: [],
  };
  const sender = state.senders.of(event.actor);
  const measures = state.bySender[sender];
  if (measures === undefined) state.bySender[sender] = [number];
  else measures.push(number);
  claimTotals(state, data.list, data.totals, event.key, entry);
}

const effectiveDay = (data: { readonly effective?: string | undefined }, entry: Entry): Day =>
  data.effective === undefined ? entry.start : parseEdtf(data.effective).start;

interface Listings {
  readonly persons?: Quantity | undefined;
  readonly entities?: Quantity | undefined;
}

const listed = (data: Listings): boolean =>
  data.persons !== undefined || data.entities !== undefined;
const count = (quantity: Quantity | undefined): number => quantity?.value ?? 0;

function claimTotals(
  state: MeasuresState,
  list: string | undefined,
  totals: Listings | undefined,
  by: string,
  entry: Entry,
): void {
  if (list === undefined || totals === undefined || !listed(totals)) return;
  const { persons, entities } = totals;
  state.claims[state.lists.of(list)] = {
    list,
    day: entry.start,
    by,
    ...(persons === undefined ? {} : { persons }),
    ...(entities === undefined ? {} : { entities }),
  };
}

function extend(state: MeasuresState, event: EventOf<'SanctionExtended'>, entry: Entry): void {
  const { data } = event;
  const day = effectiveDay(data, entry);
  for (const [i, name] of data.measures.entries()) {
    const measure = findMeasure(state, name);
    if (measure === undefined) continue;
    if (data.until !== undefined) measure.expires = parseEdtf(data.until).end;
    if (i === 0 && listed(data)) {
      measure.listings.push({ day, persons: count(data.persons), entities: count(data.entities) });
    }
    if (i === 0) claimTotals(state, measure.list, data.totals, event.key, entry);
  }
}

function lift(state: MeasuresState, event: EventOf<'SanctionLifted'>, entry: Entry): void {
  const { data } = event;
  const day = effectiveDay(data, entry);
  const part = listed(data)
    ? { persons: count(data.persons), entities: count(data.entities) }
    : undefined;
  for (const name of data.measures) {
    const measure = findMeasure(state, name);
    if (measure === undefined) continue;
    for (const promise of measure.promises) {
      if (event.fulfils.includes(promise.commitment)) promise.settled = entry.start;
    }
    if (part !== undefined && endsMeasure(data.form)) {
      const { total } = listingsOn(measure, day);
      // The measure goes on while any listing is left. Its last listings end with it, uncounted, so
      // that a snap-back finds them again.
      if (total > part.persons + part.entities) {
        measure.listings.push({ day, persons: -part.persons, entities: -part.entities });
        continue;
      }
    }
    measure.steps.push(relief(event, day, part));
  }
}

const endsMeasure = (form: ReliefForm): boolean => form !== 'licence' && form !== 'suspension';

function relief(
  event: EventOf<'SanctionLifted'>,
  day: Day,
  part: StatusChange['partial'],
): StatusChange {
  const { form, expires, instrument } = event.data;
  const ends = endsMeasure(form);
  return {
    day,
    // What has ended does not come back by itself.
    ...(expires === undefined || ends ? {} : { until: parseEdtf(expires).end }),
    to: ends ? 'ended' : form === 'licence' ? 'licensed' : 'suspended',
    form,
    by: event.key,
    ...(instrument === undefined ? {} : { instrument }),
    ...(part === undefined || ends ? {} : { partial: part }),
  };
}

function reinstate(state: MeasuresState, event: EventOf<'SanctionReinstated'>, entry: Entry): void {
  const { measures, instrument } = event.data;
  const day = effectiveDay(event.data, entry);
  const act = { day, to: 'in-force', by: event.key } as const;
  for (const name of measures) {
    findMeasure(state, name)?.steps.push(instrument === undefined ? act : { ...act, instrument });
  }
}

function promise(state: MeasuresState, event: EventOf<'CommitmentMade'>, entry: Entry): void {
  const { commitment, terms } = event.data;
  for (const { does, measures } of terms) {
    if (does !== 'relieve') continue;
    for (const name of measures) {
      findMeasure(state, name)?.promises.push({ commitment, day: entry.start, by: event.key });
    }
  }
}

function breakPromise(
  state: MeasuresState,
  event: EventOf<'CommitmentBroken'>,
  { start }: Entry,
): void {
  for (const measure of state.measures) {
    for (const promised of measure?.promises ?? []) {
      if (promised.commitment === event.data.commitment) promised.settled ??= start;
    }
  }
}

function attest(state: MeasuresState, event: EventOf<'SanctionsCounted'>, entry: Entry): void {
  const { data } = event;
  claimTotals(state, data.list, data, event.key, entry);
  const targets = new Set<string>();
  for (const name of data.inForce) {
    const measure = findMeasure(state, name);
    if (measure === undefined) continue;
    measure.attested = entry.start;
    delete measure.missing;
    targets.add(measure.target);
  }
  if (!data.complete) return;
  const sender = state.senders.find(data.sender);
  for (const number of (sender === undefined ? undefined : state.bySender[sender]) ?? []) {
    const measure = state.measures[number];
    if (measure === undefined || data.inForce.includes(measure.name)) continue;
    // The claim speaks of its list; without one, of the targets of the measures it names.
    const meant =
      data.list === undefined ? targets.has(measure.target) : measure.list === data.list;
    if (!meant) continue;
    const { status } = statusOn(measure, entry.start);
    if (status !== 'ended' && status !== 'expired' && status !== 'end-unknown') {
      measure.missing = entry.start;
    }
  }
}

/** The fold of everything that sanctions do. */
export const sanctionsFold: Fold<MeasuresState> = {
  initial: () => ({
    symbols: new Symbols(),
    measures: [],
    bySender: [],
    senders: new Symbols(),
    claims: [],
    lists: new Symbols(),
  }),
  copy: (state) => ({
    symbols: state.symbols.fork(),
    measures: state.measures.map((measure) => measure && copyMeasure(measure)),
    bySender: state.bySender.map((list) => list.slice()),
    senders: state.senders.fork(),
    claims: state.claims.slice(),
    lists: state.lists.fork(),
  }),
  handlers: {
    SanctionImposed: impose,
    CountermeasureImposed: impose,
    SanctionExtended: extend,
    SanctionLifted: lift,
    SanctionReinstated: reinstate,
    CommitmentMade: promise,
    CommitmentBroken: breakPromise,
    SanctionsCounted: attest,
  },
};
