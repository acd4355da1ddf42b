/** Random commands against an engine and against the plainest model there is: arrays. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdConflict, WrongExpectedRevision } from '../../src/store/failure.ts';
import type { EventStore, ExpectedRevision, NewEvent, Role } from '../../src/store/port.ts';
import type { Factory } from './factory.ts';
import { collect, freshName, id, line } from './lines.ts';

/** Streams by name; an array's index is the revision. `all` is in append order. */
interface Model {
  readonly streams: Map<string, NewEvent[]>;
  readonly all: [stream: string, event: NewEvent][];
}
interface Real {
  readonly store: EventStore;
  /** Sets this run's streams apart from all others in a shared store. */
  readonly prefix: string;
}
type Command = fc.AsyncCommand<Model, Real>;

const ids = fc.integer({ min: 0, max: 25 });
const streamNames = fc.constantFrom('a', 'b~x', 'b');
const roles = fc.constantFrom<Role>('world', 'world', 'catalogue', 'amendment');
/** Ids repeat; one in ten has another text, which the store must refuse. */
const newEvents = fc
  .tuple(ids, roles, fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 9 }))
  .map(([n, role, sort, other]) => line(n, { role, sort, data: other === 0 ? 'other' : n }));
const bounds = fc.option(fc.integer({ min: -1, max: 30 }), { nil: undefined });

function command(what: string, run: (model: Model, real: Real) => Promise<void>): Command {
  return { check: () => true, run, toString: () => what };
}

/** What an append must come to: the events to add, or why not. */
function decide(
  held: readonly NewEvent[],
  given: readonly NewEvent[],
  expected: ExpectedRevision,
): NewEvent[] | typeof IdConflict | typeof WrongExpectedRevision {
  const stands = expected === 'any' || (expected === 'none' ? -1 : expected) === held.length - 1;
  const fresh: NewEvent[] = [];
  for (const event of given) {
    const known = [...held, ...fresh].find((other) => other.id === event.id);
    if (known === undefined && !stands) return WrongExpectedRevision;
    if (known === undefined) fresh.push(event);
    else if (known.text !== event.text) return IdConflict;
  }
  return fresh;
}

const appends = fc
  .tuple(
    streamNames,
    fc.array(newEvents, { maxLength: 6 }),
    fc.constantFrom('any' as const, 'none' as const, 'exact' as const, 'stale' as const),
  )
  .map(([name, given, kind]) =>
    command(
      `append(${name}, [${given.map((e) => e.text).join()}], ${kind})`,
      async (model, real) => {
        const held = model.streams.get(name) ?? [];
        const exact = held.length === 0 ? 'none' : held.length - 1;
        const expected = kind === 'exact' ? exact : kind === 'stale' ? held.length + 1 : kind;
        const outcome = decide(held, given, expected);
        const attempt = real.store.append(real.prefix + name, given, expected);
        if (typeof outcome === 'function') {
          await expect(attempt).rejects.toThrow(outcome);
          return;
        }
        expect(await attempt).toMatchObject({
          appended: outcome.length,
          revision: held.length + outcome.length - 1,
        });
        if (outcome.length > 0) model.streams.set(name, [...held, ...outcome]);
        for (const event of outcome) model.all.push([name, event]);
      },
    ),
  );

const reads = fc
  .record({
    name: streamNames,
    from: bounds,
    to: bounds,
    limit: fc.option(fc.nat(8), { nil: undefined }),
    backwards: fc.boolean(),
  })
  .map(({ name, from, to, limit, backwards }) =>
    command(`read(${name}, ${from}, ${to}, ${limit}, ${backwards})`, async (model, real) => {
      const held = model.streams.get(name) ?? [];
      const [low, high] = backwards ? [to, from] : [from, to];
      const numbered = held
        .map((event, revision) => ({ ...event, revision }))
        .filter(({ revision }) => revision >= (low ?? 0) && revision <= (high ?? Infinity));
      const wanted = (backwards ? numbered.reverse() : numbered).slice(0, limit);
      const events = await collect(
        real.store.read(real.prefix + name, {
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
          ...(limit !== undefined && { limit }),
          ...(backwards && { direction: 'backwards' as const }),
        }),
      );
      expect(events).toMatchObject(wanted);
    }),
  );

const orderedReads = fc
  .record({
    name: streamNames,
    role: roles,
    upTo: fc.integer({ min: -1, max: 30 }),
    untilSort: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
    after: fc.option(fc.record({ sort: fc.integer({ min: -3, max: 3 }), revision: fc.nat(20) }), {
      nil: undefined,
    }),
  })
  .map(({ name, role, upTo, untilSort, after }) =>
    command(`readOrdered(${name}, ${role}, ${upTo})`, async (model, real) => {
      const wanted = (model.streams.get(name) ?? [])
        .map((event, revision) => ({ ...event, revision }))
        .filter((e) => e.role === role && e.revision <= upTo && e.sort <= (untilSort ?? 9))
        .filter(
          (e) =>
            after === undefined ||
            e.sort > after.sort ||
            (e.sort === after.sort && e.revision > after.revision),
        )
        .sort((a, b) => a.sort - b.sort || a.revision - b.revision);
      const events = await collect(
        real.store.readOrdered(real.prefix + name, {
          role,
          upTo,
          ...(untilSort !== undefined && { untilSort }),
          ...(after !== undefined && { after }),
        }),
      );
      expect(events).toMatchObject(wanted);
    }),
  );

const wholeReads = fc.nat(30).map((skip) =>
  command(`readAll(from the ${skip}th)`, async (model, { store, prefix }) => {
    const own = (await collect(store.readAll())).filter((e) => e.stream.startsWith(prefix));
    const wanted = model.all.map(([name, event]) => ({ ...event, stream: prefix + name }));
    expect(own).toMatchObject(wanted);
    const after = own[Math.min(skip, own.length - 1)]?.position;
    if (after === undefined) return;
    const later = (await collect(store.readAll({ after }))).filter((e) =>
      e.stream.startsWith(prefix),
    );
    expect(later).toEqual(own.slice(skip + 1));
  }),
);

const finds = fc.tuple(streamNames, ids).map(([name, n]) =>
  command(`find(${name}, ${n})`, async (model, { store, prefix }) => {
    const held = model.streams.get(name) ?? [];
    const revision = held.findIndex((event) => event.id === id(n));
    const found = await store.find(prefix + name, id(n));
    if (revision === -1) expect(found).toBeUndefined();
    else expect(found).toMatchObject({ ...held[revision], revision });
  }),
);

const listings = fc.tuple(fc.constantFrom('', 'b'), fc.nat(3)).map(([start, limit]) =>
  command(`streams(${start}, ${limit}) and their heads`, async (model, { store, prefix }) => {
    const names = [...model.streams.keys()].filter((name) => name.startsWith(start)).sort();
    const listed = await store.streams({ prefix: prefix + start, limit });
    expect(listed.map((info) => info.stream)).toEqual(
      names.slice(0, limit).map((name) => prefix + name),
    );
    for (const { stream, revision, hash } of listed) {
      const held = model.streams.get(stream.slice(prefix.length)) ?? [];
      expect(revision).toBe(held.length - 1);
      expect(await store.head(stream)).toEqual({ revision, hash });
      expect(await collect(store.read(stream, { from: revision }))).toMatchObject([{ hash }]);
    }
  }),
);

export function modelContract({ create, modelRuns = 150 }: Factory): void {
  describe('any commands', () => {
    it('should come to the same as in plain arrays', async () => {
      await using store = await create();
      const commands = fc.commands(
        [appends, appends, appends, reads, orderedReads, wholeReads, finds, listings],
        { maxCommands: 25 },
      );
      await fc.assert(
        fc.asyncProperty(commands, async (sequence) => {
          const real = { store, prefix: `${freshName()}/` };
          const model: Model = { streams: new Map(), all: [] };
          await fc.asyncModelRun(() => ({ model, real }), sequence);
        }),
        { numRuns: modelRuns },
      );
    });
  });
}
