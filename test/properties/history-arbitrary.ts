import fc from 'fast-check';
import { isoDay } from '../../domain/calendar.ts';
import { type Event, eventSchema } from '../../domain/event.ts';
import { check } from '../../domain/rules.ts';
import { foldOwned, initialState } from '../../projections/all.ts';
import { dayOf, timelineOf } from '../given.ts';
import {
  accepts,
  agree,
  breaks,
  counts,
  cites,
  detains,
  event,
  extends_,
  frees,
  idOf,
  imposes,
  lifts,
  meets,
  offers,
  pardons,
  promises,
  reinstates,
  rejects,
  releases,
  relieves,
  rules,
  sentences,
  states,
} from '../words.ts';

/** Few names and few days, so that events meet: on one day, about one measure, about one person. */
const sender = fc.constantFrom('usa', 'eu');
const measure = fc.constantFrom('ban', 'list', 'tariff');
const person = fc.constantFrom('ales', 'maria', 'viktar');
const persons = fc.uniqueArray(person, { minLength: 1, maxLength: 2 });
const offer = fc.constantFrom('swap', 'thaw');
const commitment = fc.constantFrom('relief', 'pause');
const matter = fc.constantFrom('prisoners-exist', 'engagement');
const small = fc.integer({ min: 0, max: 9 });

const FIRST = dayOf('2020-01-28');
export const DAYS = 40;
export const LAST = FIRST + 2 * 366;

/** Mostly days of six weeks; some months, years, intervals and marks. */
export const date = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.integer({ min: 0, max: DAYS }).map((n) => isoDay(FIRST + n)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '2020-02',
      '2020',
      '2020-02-03~',
      '2020-03?',
      '2020-01-30/2020-02-20',
      '2020-02-10/..',
      '1969-12-31',
    ),
  },
);
const day = fc.integer({ min: 0, max: DAYS }).map((n) => isoDay(FIRST + n));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });

type Made = fc.Arbitrary<Event>;
const some = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const imposing: Made = fc
  .tuple(sender, measure, date, maybe(small), maybe(small), maybe(day), maybe(day), maybe(small))
  .map(([by, name, on, people, entities, effective, expires, total]) =>
    imposes(
      by,
      name,
      on,
      some({
        persons: people,
        entities,
        effective,
        expires,
        list: name === 'ban' ? undefined : `${by}-list`,
        totals: total === undefined ? undefined : { persons: total },
      }),
    ),
  );

const lifting: Made = fc
  .tuple(
    sender,
    measure,
    fc.constantFrom('licence', 'suspension', 'delisting', 'repeal', 'expiry'),
    date,
    maybe(small),
    maybe(day),
    maybe(day),
    fc.constantFrom([], [], ['relief']),
  )
  .map(([by, name, form, on, people, effective, expires, fulfils]) =>
    lifts(by, name, form, on, some({ persons: people, effective, expires }), { fulfils }),
  );

const sanctioning: Made = fc.oneof(
  imposing,
  lifting,
  fc
    .tuple(sender, measure, date, maybe(small), maybe(day))
    .map(([by, name, on, people, until]) =>
      extends_(by, name, on, some({ persons: people, until })),
    ),
  fc.tuple(sender, measure, date).map(([by, name, on]) => reinstates(by, name, on)),
  fc
    .tuple(sender, fc.uniqueArray(measure), date, fc.boolean())
    .map(([by, inForce, on, complete]) =>
      event('SanctionsCounted', 'press', on, { sender: by, inForce, complete, persons: 3 }),
    ),
);

const keeping: Made = fc.oneof(
  fc
    .tuple(persons, date, fc.constantFrom('arrest', 'internment', 'house-arrest'))
    .map(([who, on, basis]) => detains(who, on, { basis })),
  fc
    .tuple(person, date, fc.boolean())
    .map(([who, on, away]) => sentences(who, on, { inAbsentia: away })),
  fc.tuple(persons, date).map(([who, on]) => pardons(who, on)),
  fc
    .tuple(persons, date, small, fc.constantFrom([], [], ['pause']))
    .map(([who, on, more, fulfils]) =>
      releases(who, on, { count: who.length + more }, { fulfils }),
    ),
  fc
    .tuple(persons, date, fc.constantFrom('arrest', 'furlough', 'sentence'))
    .map(([who, on, to]) => event('CustodyChanged', 'target', on, { persons: who, to })),
  fc
    .tuple(
      fc.constantFrom('interned', 'political-prisoners'),
      date,
      small,
      fc.constantFrom('exact', 'about', 'at-least'),
      fc.constantFrom('stock', 'flow'),
    )
    .map(([of, on, value, qualifier, kind]) =>
      counts('viasna', of, { value, qualifier }, on, kind),
    ),
);

const talking: Made = fc.oneof(
  fc.tuple(sender, date).map(([by, on]) => meets([by, 'target'], on)),
  fc
    .tuple(sender, offer, date, maybe(day))
    .map(([by, name, on, expires]) => offers(by, ['target'], name, on, some({ expires }))),
  fc.tuple(offer, date).map(([name, on]) => accepts('target', name, on)),
  fc.tuple(offer, date).map(([name, on]) => rejects('target', name, on)),
  fc
    .tuple(sender, offer, date)
    .map(([by, name, on]) =>
      agree([by, 'target'], `deal-${name}`, on, { offer: name, terms: [frees(by)] }),
    ),
  fc
    .tuple(sender, commitment, measure, date)
    .map(([by, name, about, on]) => promises(by, 'target', name, on, [relieves(by, about)])),
  fc.tuple(sender, commitment, date).map(([by, name, on]) => breaks(by, name, on)),
  fc
    .tuple(sender, matter, fc.constantFrom('supports', 'denies', 'thanks'), date)
    .map(([by, about, stance, on]) => states(by, about, stance, on)),
  fc
    .tuple(fc.constantFrom('in-force', 'suspended', 'ended'), date)
    .map(([status, on]) => rules('martial-law', status, on)),
);

/** One event of the world, without a name of its own yet. */
export const anyEvent: Made = fc.oneof(sanctioning, keeping, talking);

interface Around {
  readonly causes: readonly number[];
  readonly recorded: string;
  readonly source: string;
  readonly orderInDay: number | undefined;
}

const around: fc.Arbitrary<Around> = fc.record({
  causes: fc.array(fc.nat(30), { maxLength: 2 }),
  recorded: fc.constantFrom(
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00.500Z',
    '2026-01-01T00:00:01Z',
    '2026-03-01T23:59:59Z',
  ),
  source: fc.constantFrom('reuters', 'viasna', 'council'),
  orderInDay: maybe(fc.integer({ min: 0, max: 2 })),
});

/** Gives each event a key, its causes among the events before it, a source and a moment. */
function tell(made: readonly (readonly [Event, Around])[]): Event[] {
  return made.map(([bare, { causes, recorded, source, orderInDay }], i) => {
    const because = [...new Set(causes.map((n) => n % Math.max(i, 1)))]
      .filter((n) => n < i)
      .map((n) => ({ event: idOf(`e${n}`), says: 'reuters' }));
    const key = `e${i}`;
    // Checked again, for the order of its keys.
    return eventSchema.parse({
      ...bare,
      ...(orderInDay === undefined ? {} : { orderInDay }),
      key,
      id: idOf(key),
      recorded,
      because,
      provenance: cites(source),
    });
  });
}

/** A history as records are: it may break the rules. In the order in which it was recorded. */
export const history: fc.Arbitrary<Event[]> = fc
  .array(fc.tuple(anyEvent, around), { minLength: 1, maxLength: 40 })
  .map(tell);

/** A history that keeps every rule: what breaks one is left out. */
export const abidingHistory: fc.Arbitrary<Event[]> = history.map((events) => {
  const state = initialState();
  const kept = new Set<string>();
  for (const entry of timelineOf(events)) {
    if (check(state, entry).length > 0) continue;
    foldOwned(state, [entry]);
    kept.add(entry.event.id);
  }
  return events.filter(({ id }) => kept.has(id));
});

export const anyHistory: fc.Arbitrary<Event[]> = fc.oneof(history, abidingHistory);
