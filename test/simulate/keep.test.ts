import { beforeAll, describe, expect, it } from 'vitest';
import { parseEdtf } from '../../domain/edtf.ts';
import { type Event, eventSchema } from '../../domain/event.ts';
import { decodeEvent } from '../../domain/upcast.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { entriesOf, openTimeline, replay, type Timeline } from '../../src/history/timeline.ts';
import { FlowBook } from '../../src/simulate/run/flow-book.ts';
import { countFlows, doersOf } from '../../src/simulate/language/flows.ts';
import { horizonOf } from '../../src/simulate/run/horizon.ts';
import { keepRun } from '../../src/simulate/story/run-branch.ts';
import { Meter } from '../../src/simulate/run/meter.ts';
import { programOf } from '../../src/simulate/run/program.ts';
import { Simulator } from '../../src/simulate/run/run.ts';
import { startFrom } from '../../src/simulate/run/read-start.ts';
import { aboutOf, verifyDraws, verifyRun } from '../../src/simulate/story/verify-branch.ts';
import { type MemoryStore, MemoryStore as Store } from '../../src/store/memory/engine.ts';
import { FORK, haggling, record } from './haggling.ts';
import { streamOf } from '../../src/store/timeline-name.ts';

const nameOf = (actor: string): string => actor;
const keeping = { recorded: '2026-01-01T00:00:00Z', nameOf };

async function simulatorIn(store: MemoryStore, vary = false): Promise<Simulator> {
  const start = await startFrom(await openTimeline(store, 'test'), parseEdtf(FORK).start);
  const setting = { seed: 11, months: 18, set: {}, vary };
  return new Simulator(programOf(haggling), start, setting);
}

let store: MemoryStore;
let simulator: Simulator;
beforeAll(async () => {
  store = await record();
  simulator = await simulatorIn(store);
});

/** The model's indicators month by month, read from a replay of a branch. */
async function replayed(timeline: Timeline, of: Simulator): Promise<number[][]> {
  const { program, start, setting } = of;
  const book = new FlowBook(program.flows, setting.months, start.flows);
  const meter = new Meter(program.gauges, program.gaugeSlots, book);
  const values = new Float64Array(program.slots);
  const rows: number[][] = [];
  const entries = await entriesOf(timeline);
  for (const [m, month] of horizonOf(start.firstMonth, setting.months).months.entries()) {
    for (const { event, start: day } of entries) {
      if (day >= month.firstDay && day <= month.lastDay) book.event(event, m);
    }
    const world = await replay(timeline, month.lastDay);
    meter.read(world, month.lastDay, m, values);
    rows.push(program.indicatorSlots.map((slot) => values[slot] ?? 0));
  }
  return rows;
}

/** Attempts that came to nothing leave no event: only the run itself can count them. */
const recorded = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((row) => row.filter((_, i) => haggling.written.indicators[i]?.from !== 'refused'));

describe('a kept branch', () => {
  it.each([0, 3, 4711])('should replay to the same months as the run: %i', async (run) => {
    const name = `kept-${run}`;
    const { timeline: title, story } = await keepRun(store, simulator, { ...keeping, name, run });
    expect(title).toBe(`test~${name}`);
    const timeline = await openTimeline(store, title);
    expect(recorded(await replayed(timeline, simulator))).toEqual(recorded(story.series));
  });

  it('should hold nothing documented after the fork, and the record before it', async () => {
    await keepRun(store, simulator, { ...keeping, name: 'blank', run: 1 });
    const entries = await entriesOf(await openTimeline(store, 'test~blank'));
    const fork = parseEdtf(FORK).start;
    const kinds = (after: boolean) =>
      new Set(
        entries
          .filter(({ start }) => start > fork === after)
          .map(({ event }) => event.provenance.kind),
      );
    expect(kinds(true)).toEqual(new Set(['simulated']));
    expect(kinds(false)).toEqual(new Set(['documented']));
  });

  it('should say how it was made, and under which assumptions', async () => {
    const drawing = await simulatorIn(store, true);
    const { story } = await keepRun(store, drawing, { ...keeping, name: 'about', run: 7 });
    const about = aboutOf(await openTimeline(store, 'test~about'));
    expect(about).toEqual({
      model: 'haggling',
      modelHash: haggling.hash,
      seed: 11,
      run: 7,
      months: 18,
      assumptions: story.assumptions,
    });
  });

  it('should leave its parent as it was, and not be made twice', async () => {
    const before = await store.head('case-test');
    await keepRun(store, simulator, { ...keeping, name: 'once', run: 2 });
    expect(await store.head('case-test')).toEqual(before);
    await expect(keepRun(store, simulator, { ...keeping, name: 'once', run: 3 })).rejects.toThrow(
      'there is a timeline test~once already: choose another name',
    );
  });

  it('should hand its assumptions on to what is simulated from it', async () => {
    const { story } = await keepRun(store, await simulatorIn(store, true), {
      ...keeping,
      name: 'parent',
      run: 9,
    });
    const start = await startFrom(await openTimeline(store, 'test~parent'));
    const { seed, months } = simulator.setting;
    const next = new Simulator(programOf(haggling), start, { seed, months, set: {}, vary: true });
    expect(next.assumptionsOf(1)).toEqual(story.assumptions);
  });
});

describe('verify', () => {
  async function verified(kept: MemoryStore, title: string) {
    const timeline = await openTimeline(kept, title);
    const about = aboutOf(timeline);
    if (about === undefined) throw new Error('it does not say how it was made');
    return {
      draws: await verifyDraws(kept, title),
      run: await verifyRun(timeline, about, haggling, nameOf),
    };
  }

  /** The same store with one of the branch's simulated events written otherwise. */
  async function rewritten(
    title: string,
    change: (event: Event, place: number) => Event | undefined,
  ): Promise<MemoryStore> {
    const copy = new Store();
    for (const { stream } of await store.streams()) {
      const events: Event[] = [];
      for await (const page of store.read(stream)) {
        events.push(...page.map(({ text }) => decodeEvent(text)));
      }
      let place = 0;
      const changed = events.flatMap((event) => {
        if (stream !== streamOf(title) || event.provenance.kind !== 'simulated') return [event];
        place += 1;
        return change(event, place - 1) ?? [];
      });
      await copy.append(stream, changed.map(toStored), 'none');
    }
    return copy;
  }

  beforeAll(async () => {
    await keepRun(store, simulator, { ...keeping, name: 'checked', run: 5 });
    await keepRun(store, await simulatorIn(store, true), { ...keeping, name: 'drawn', run: 5 });
  });

  it.each(['test~checked', 'test~drawn'])('should find nothing wrong with %s', async (title) => {
    const { draws, run } = await verified(store, title);
    expect(draws.events).toBeGreaterThan(20);
    expect(draws.draws).toBeGreaterThan(20);
    expect(draws.wrong).toEqual([]);
    expect(run).toEqual([]);
  });

  it('should find a changed draw', async () => {
    const copy = await rewritten('test~checked', (event, place) => {
      const { provenance } = event;
      if (place !== 4 || provenance.kind !== 'simulated') return event;
      const draws = provenance.draws.map((draw, i) => (i === 0 ? { ...draw, value: 0.5 } : draw));
      return eventSchema.parse({ ...event, provenance: { ...provenance, draws } });
    });
    const { draws, run } = await verified(copy, 'test~checked');
    expect(draws.wrong).toHaveLength(1);
    expect(draws.wrong[0]?.message).toMatch(/^the draw 11\/5\/\S+ is 0\.\d+, not 0\.5$/);
    expect(run.map(({ key }) => key)).toEqual(draws.wrong.map(({ key }) => key));
  });

  it('should find a draw of another run', async () => {
    const copy = await rewritten('test~checked', (event, place) => {
      const { provenance } = event;
      if (place !== 2 || provenance.kind !== 'simulated') return event;
      return eventSchema.parse({ ...event, provenance: { ...provenance, run: 6 } });
    });
    expect((await verified(copy, 'test~checked')).draws.wrong[0]?.message).toMatch(
      /belongs to run 5, the event to run 6/,
    );
  });

  it('should find a size that the draw does not give', async () => {
    const copy = await rewritten('test~checked', (event) =>
      event.type === 'PersonDetained' && event.occurred < '2025-07'
        ? eventSchema.parse({ ...event, data: { ...event.data, count: 9999 } })
        : event,
    );
    const { draws, run } = await verified(copy, 'test~checked');
    expect(draws.wrong).toEqual([]);
    expect(run).toHaveLength(1);
    expect(run[0]?.message).toMatch(
      /^differs from the run, which gives: target detains \d people\.$/,
    );
  });

  it('should find an event that is missing', async () => {
    const copy = await rewritten('test~checked', (event, place) =>
      place === 7 ? undefined : event,
    );
    const { run } = await verified(copy, 'test~checked');
    expect(run).toEqual([
      { key: expect.any(String) as string, message: 'is missing from the branch' },
    ]);
  });
});

describe('flows', () => {
  it('should count what an event adds, and for whom', async () => {
    const events = (await entriesOf(await openTimeline(store, 'test'))).map(({ event }) => event);
    const counted = new Map<string, number>();
    for (const event of events) {
      countFlows(event, (kind, amount) => {
        for (const name of [kind, ...doersOf(event).map((actor) => `${kind}:${actor}`)]) {
          counted.set(name, (counted.get(name) ?? 0) + amount);
        }
      });
    }
    expect(counted.get('released')).toBe(34);
    expect(counted.get('detained:target')).toBe(2);
    expect(counted.get('imposed:sender')).toBe(3);
    expect(counted.get('imposed')).toBe(4);
    expect(counted.get('eased:sender')).toBe(2);
  });
});
