import fc from 'fast-check';
import { expect } from 'vitest';
import { isoDay } from '../../domain/calendar.ts';
import { encodeEvent, type Event } from '../../domain/event.ts';
import type { Changes } from '../../domain/changes.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { HistoryError, RefusedEdit } from '../../src/history/failure.ts';
import { entriesOf, openTimeline } from '../../src/history/timeline.ts';
import type { EventStore } from '../../src/store/port.ts';
import { dayOf } from '../given.ts';
import { forks, on, written } from '../history/scene.ts';
import { event, idOf, STREAM } from '../words.ts';
import { anyEvent, date, DAYS } from './history-arbitrary.ts';
import { brokenBy, changed, lateCauses, type Line, Model, type Seen, startOf } from './model.ts';
import { streamOf } from '../../src/store/timeline-name.ts';

export interface Real {
  readonly store: EventStore;
}

type Command = fc.AsyncCommand<Model, Real, true>;
const FIRST = dayOf('2020-01-28');
export const DEPTH_MAX = 4;

const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list[n % Math.max(list.length, 1)];
const timelines = (model: Model): string[] => [...model.streams.keys()];
const branches = (model: Model): string[] => timelines(model).filter((name) => name !== 'test');

/** Keys of everything anybody has recorded or inserted, in any timeline. */
function keys(model: Model): string[] {
  return [...model.streams.values()].flatMap(({ lines }) =>
    lines.flatMap((line) => (line.kind === 'event' ? [line.event.key] : [])),
  );
}

/** What a timeline shows, as text: the same on both sides. */
export const textOf = (seen: readonly { readonly event: Event }[]): string[] =>
  seen.map(({ event: each }) => encodeEvent(each));

/** After every step: each timeline reads as the model says, and no stream but one has changed. */
async function compareAll(model: Model, store: EventStore): Promise<void> {
  for (const name of timelines(model)) {
    const entries = await entriesOf(await openTimeline(store, name));
    expect(textOf(entries), name).toEqual(textOf(model.effective(name)));
  }
}

async function heads(store: EventStore): Promise<Map<string, string>> {
  return new Map((await store.streams()).map(({ stream, hash }) => [stream, hash]));
}

/** Runs one real step and says which streams have changed, and what was refused. */
async function step(
  store: EventStore,
  act: () => Promise<Event>,
): Promise<{ made?: Event; failure?: HistoryError; grown: string[] }> {
  const before = await heads(store);
  const outcome = await act().then(
    (made) => ({ made }),
    (failure: unknown) => {
      if (!(failure instanceof HistoryError)) throw failure;
      return { failure };
    },
  );
  const after = await heads(store);
  const grown = [...after].flatMap(([name, hash]) => (before.get(name) === hash ? [] : [name]));
  return { ...outcome, grown };
}

class Fork implements Command {
  readonly #from: number;
  readonly #day: number;
  readonly #mode: 'open' | 'keep';
  constructor(from: number, day: number, mode: 'open' | 'keep') {
    this.#from = from;
    this.#day = day;
    this.#mode = mode;
  }
  check = (model: Readonly<Model>): Promise<boolean> =>
    Promise.resolve(timelines(model).length < 7);
  async run(model: Model, { store }: Real): Promise<void> {
    const shallow = timelines(model).filter((name) => model.depth(name) < DEPTH_MAX);
    const parent = pick(shallow, this.#from) ?? 'test';
    const day = FIRST + this.#day;
    const name = await forks(store, `b${model.streams.size}`, isoDay(day), this.#mode, parent);
    const lines = model.stream(parent).lines.length;
    model.streams.set(name, {
      fork: { parent, lines, day, mode: this.#mode },
      lines: [{ kind: 'opened' }],
    });
    await compareAll(model, store);
  }
  toString = (): string => `Fork(${this.#from}, ${this.#day}, ${this.#mode})`;
}

type Change =
  | { readonly kind: 'drop' }
  | { readonly kind: 'shift'; readonly to: string }
  | { readonly kind: 'replace'; readonly changes: Changes };

/** Drops, moves or changes some event in some branch; the model says beforehand what must come of it. */
class Edit implements Command {
  readonly #branch: number;
  readonly #target: number;
  readonly #change: Change;
  constructor(branch: number, target: number, change: Change) {
    this.#branch = branch;
    this.#target = target;
    this.#change = change;
  }
  check = (model: Readonly<Model>): Promise<boolean> => Promise.resolve(branches(model).length > 0);
  async run(model: Model, { store }: Real): Promise<void> {
    const name = pick(branches(model), this.#branch) ?? '';
    const key = pick(keys(model), this.#target) ?? '';
    const seen = model.effective(name);
    const found = seen.find(({ event: each }) => each.key === key);
    const change = this.#change;
    const expected = found === undefined ? 'refused' : this.#expected(model, name, seen, found);
    const { made, failure, grown } = await step(store, () => {
      const { drops, shifts, replaces } = on(store, name);
      if (change.kind === 'drop') return drops(key);
      return change.kind === 'shift' ? shifts(key, change.to) : replaces(key, change.changes);
    });
    expect([failure?.message, failure === undefined ? 'accepted' : 'refused'][1]).toBe(expected);
    expect(grown).toEqual(failure === undefined ? [streamOf(name)] : []);
    if (made !== undefined && found !== undefined) {
      model.add(name, this.#line(found.event.id, made.key));
    }
    await compareAll(model, store);
  }
  #line(id: string, key: string): Line {
    const change = this.#change;
    if (change.kind === 'drop') return { kind: 'drop', id, key };
    return change.kind === 'shift'
      ? { kind: 'shift', id, key, changes: { occurred: change.to } }
      : { kind: 'change', id, key, changes: change.changes };
  }
  #expected(model: Model, name: string, seen: Seen[], found: Seen): 'accepted' | 'refused' {
    const forkDay = model.stream(name).fork?.day ?? 0;
    if (found.level === model.depth(name) || startOf(found.event) <= forkDay) return 'refused';
    const change = this.#change;
    if (change.kind === 'drop') return 'accepted';
    const changes = change.kind === 'shift' ? { occurred: change.to } : change.changes;
    let after: Event;
    try {
      after = changed(found.event, changes);
    } catch {
      return 'refused';
    }
    if (startOf(after) <= forkDay) return 'refused';
    const trial = new Model();
    for (const [each, stream] of model.streams) trial.streams.set(each, stream);
    trial.add(name, this.#line(found.event.id, 'trial'));
    const then = trial.effective(name);
    const before = brokenBy(seen, after.id);
    const newlyBroken = brokenBy(then, after.id).some((rule) => !before.includes(rule));
    const late = lateCauses(seen, found.event);
    const newlyLate = lateCauses(seen, after).some((id) => !late.includes(id));
    return newlyBroken || newlyLate ? 'refused' : 'accepted';
  }
  toString = (): string =>
    `Edit(${this.#branch}, ${this.#target}, ${JSON.stringify(this.#change)})`;
}

class Insert implements Command {
  readonly #branch: number;
  readonly #event: Event;
  constructor(branch: number, inserted: Event) {
    this.#branch = branch;
    this.#event = inserted;
  }
  check = (model: Readonly<Model>): Promise<boolean> => Promise.resolve(branches(model).length > 0);
  async run(model: Model, { store }: Real): Promise<void> {
    const name = pick(branches(model), this.#branch) ?? '';
    const key = `i${keys(model).length}`;
    const { made, failure, grown } = await step(store, () =>
      on(store, name).inserts(written({ ...this.#event, key })),
    );
    const early = startOf(this.#event) <= (model.stream(name).fork?.day ?? 0);
    if (early) expect(failure).toBeInstanceOf(RefusedEdit);
    expect(grown).toEqual(failure === undefined ? [streamOf(name)] : []);
    if (made !== undefined) {
      model.add(name, { kind: 'event', event: made });
      expect(brokenBy(model.effective(name), made.id)).toEqual([]);
    } else if (!early) {
      const trial = new Model();
      for (const [each, stream] of model.streams) trial.streams.set(each, stream);
      trial.add(name, { kind: 'event', event: { ...this.#event, id: idOf('trial') } });
      expect(brokenBy(trial.effective(name), idOf('trial'))).not.toEqual([]);
    }
    await compareAll(model, store);
  }
  toString = (): string => `Insert(${this.#branch}, ${encodeEvent(this.#event)})`;
}

/** Takes back the latest edit, or some line of the branch, an undo perhaps. */
class Undo implements Command {
  readonly #branch: number;
  readonly #line: number | undefined;
  constructor(branch: number, line: number | undefined) {
    this.#branch = branch;
    this.#line = line;
  }
  check = (model: Readonly<Model>): Promise<boolean> => Promise.resolve(branches(model).length > 0);
  async run(model: Model, { store }: Real): Promise<void> {
    const name = pick(branches(model), this.#branch) ?? '';
    const active = model.active(name).filter(({ kind }) => kind !== 'opened');
    const edits = active.filter(({ kind }) => kind !== 'undo');
    const line = this.#line === undefined ? edits.at(-1) : pick(active, this.#line);
    const key = line === undefined ? undefined : keyOf(line);
    const before = textOf(model.effective(name));
    const { made, failure, grown } = await step(store, () =>
      on(store, name).undoes(this.#line === undefined ? undefined : (key ?? 'nothing')),
    );
    expect(grown).toEqual(failure === undefined ? [streamOf(name)] : []);
    if (made === undefined || line === undefined) {
      const fits = failure instanceof RefusedEdit && failure.refusal.rule === 'edits-fit-together';
      expect(line === undefined || fits).toBe(true);
      return;
    }
    model.add(name, { kind: 'undo', line: line.at, key: made.key });
    await compareAll(model, store);
    // And back: an undo of the undo redoes exactly.
    const back = await on(store, name).undoes(made.key);
    const at = model.stream(name).lines.length - 1;
    model.add(name, { kind: 'undo', line: at, key: back.key });
    expect(textOf(await entriesOf(await openTimeline(store, name)))).toEqual(before);
    const again = await on(store, name).undoes(back.key);
    model.add(name, { kind: 'undo', line: at + 1, key: again.key });
    await compareAll(model, store);
  }
  toString = (): string => `Undo(${this.#branch}, ${this.#line})`;
}

function keyOf(line: Line): string | undefined {
  if (line.kind === 'event') return line.event.key;
  return line.kind === 'opened' ? undefined : line.key;
}

/** The record grows: branches opened before must not see it. */
class Grow implements Command {
  readonly #event: Event;
  constructor(recorded: Event) {
    this.#event = recorded;
  }
  check = (): Promise<boolean> => Promise.resolve(true);
  async run(model: Model, { store }: Real): Promise<void> {
    const key = `r${keys(model).length}`;
    const grown = { ...this.#event, key, id: idOf(key) };
    await store.append(STREAM, [toStored(grown)], 'any');
    model.add('test', { kind: 'event', event: grown });
    await compareAll(model, store);
  }
  toString = (): string => `Grow(${encodeEvent(this.#event)})`;
}

/** The record corrects itself: another date, another summary, or the event is withdrawn. */
class Correct implements Command {
  readonly #target: number;
  readonly #changes: Changes | undefined;
  constructor(target: number, changes: Changes | undefined) {
    this.#target = target;
    this.#changes = changes;
  }
  check = (): Promise<boolean> => Promise.resolve(true);
  async run(model: Model, { store }: Real): Promise<void> {
    const { lines } = model.stream('test');
    const events = lines.flatMap((line) => (line.kind === 'event' ? [line.event] : []));
    const target = pick(events, this.#target);
    if (target === undefined) return;
    const { id } = target;
    const key = `fix${lines.length}`;
    const changes = this.#changes;
    const data = changes === undefined ? { target: id, withdrawn: true } : { target: id, changes };
    const provenance: Provenance = { kind: 'correction', citations: [{ source: 'a-paper' }] };
    const fix = event('EventCorrected', 'target', '2026-02-01', data, { key, provenance });
    await store.append(STREAM, [toStored(fix)], 'any');
    model.add(
      'test',
      changes === undefined ? { kind: 'withdraw', id, key } : { kind: 'change', id, key, changes },
    );
    await compareAll(model, store);
  }
  toString = (): string => `Correct(${this.#target}, ${JSON.stringify(this.#changes)})`;
}

const n = fc.nat(50);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ kind: 'drop' }),
  date.map((to): Change => ({ kind: 'shift', to })),
  fc
    .oneof(
      date.map((occurred): Changes => ({ occurred })),
      fc.constantFrom<Changes>(
        { summary: 'Another summary.' },
        { actor: 'eu' },
        { data: { persons: ['ales'] } },
        { data: { form: 'repeal' } },
        { data: { measure: 'ban' } },
      ),
    )
    .map((changes): Change => ({ kind: 'replace', changes })),
);

/** Steps over the record and its branches. */
export const commands = fc.commands<Model, Real, true>(
  [
    fc
      .tuple(n, fc.nat(DAYS), fc.constantFrom<'open' | 'keep'>('open', 'keep', 'keep'))
      .map(([from, day, mode]) => new Fork(from, day, mode)),
    fc.tuple(n, n, change).map(([b, t, c]) => new Edit(b, t, c)),
    fc.tuple(n, n, change).map(([b, t, c]) => new Edit(b, t, c)),
    fc.tuple(n, anyEvent).map(([b, inserted]) => new Insert(b, inserted)),
    fc.tuple(n, fc.option(n, { nil: undefined })).map(([b, line]) => new Undo(b, line)),
    anyEvent.map((recorded) => new Grow(recorded)),
    fc
      .tuple(
        n,
        fc.oneof(
          fc.constant(undefined),
          date.map((occurred): Changes => ({ occurred })),
          fc.constant<Changes>({ summary: 'Put right.' }),
        ),
      )
      .map(([t, changes]) => new Correct(t, changes)),
  ],
  { maxCommands: 25 },
);
