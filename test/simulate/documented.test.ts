import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../../domain/edtf.ts';
import { importCase } from '../../src/case/import.ts';
import { readShipped } from '../../src/case/shipped-cases.ts';
import { entriesOf, openTimeline } from '../../src/history/timeline.ts';
import { documentedOf } from '../../src/simulate/story/record-series.ts';
import { keepRun } from '../../src/simulate/story/run-branch.ts';
import { programOf } from '../../src/simulate/run/program.ts';
import { Simulator } from '../../src/simulate/run/run.ts';
import { findModel } from '../../src/simulate/model/shipped-models.ts';
import { startFrom } from '../../src/simulate/run/read-start.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

const AT = parseEdtf('1984-06-30').start;
const { model } = findModel('poland', 'ladder');
const program = programOf(model);
const names = model.written.indicators.map(({ indicator }) => indicator);

async function poland() {
  const store = new MemoryStore();
  await importCase(store, readShipped('poland'));
  const timeline = await openTimeline(store, 'poland');
  return { store, start: await startFrom(timeline, AT), entries: await entriesOf(timeline) };
}

describe('an indicator as documented', () => {
  it('should be at the fork what runs start from, for each indicator', async () => {
    const { start, entries } = await poland();
    const setting = { seed: 1, months: 24, set: {}, vary: false };
    const atStart = new Simulator(program, start, setting).atStart();
    for (const [place, value] of atStart.entries()) {
      const points = documentedOf(model, start, entries, { place, before: 6, after: 24 });
      expect(points.find(({ month }) => month === 0)).toEqual({ month: 0, at: '1984-06', value });
    }
  });

  it('should follow a kept run to the same months as the run itself had', async () => {
    const { store, start } = await poland();
    const simulator = new Simulator(program, start, { seed: 5, months: 24, set: {}, vary: false });
    const { timeline, story } = await keepRun(store, simulator, {
      name: 'told',
      run: 3,
      recorded: '2026-01-01T00:00:00Z',
      nameOf: (actor) => actor,
    });
    const entries = await entriesOf(await openTimeline(store, timeline));
    for (const place of names.keys()) {
      const points = documentedOf(model, start, entries, { place, before: 0, after: 24 });
      const after = points.filter(({ month }) => month > 0).map(({ value }) => value);
      // It ends with the month of the last event.
      expect(after.length).toBeGreaterThan(12);
      expect(after).toEqual(story.series.slice(0, after.length).map((row) => row[place]));
    }
  });

  it('should count from the fork what is counted from there, and end where nothing is known', async () => {
    const { start, entries } = await poland();
    const span = { before: 12, after: 120 };
    const held = documentedOf(model, start, entries, { place: names.indexOf('held'), ...span });
    const freed = documentedOf(model, start, entries, { place: names.indexOf('freed'), ...span });
    expect(held[0]?.month).toBe(-12);
    expect(freed[0]).toMatchObject({ month: 0, value: 0 });
    expect(Math.max(...freed.map(({ value }) => value))).toBeGreaterThan(0);
    const last = entries.at(-1)?.event.occurred.slice(0, 7);
    expect(held.at(-1)?.at).toBe(last);
  });
});
