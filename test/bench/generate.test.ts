import { describe, expect, it } from 'vitest';
import { generateCase } from '../../bench/generate/case.ts';
import { storeCase } from '../../bench/generate/store.ts';
import { encodeEvent, eventSchema, eventTypes } from '../../domain/event.ts';
import { roleOf, sortKey } from '../../domain/vocabulary.ts';
import { anomaliesIn } from '../../projections/anomalies.ts';
import { openTimeline, replay } from '../../src/history/timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

const EVENTS = 6_000;
const texts = (seed: number): string[] =>
  [...generateCase({ events: EVENTS, seed })].map(encodeEvent);

describe('a generated case', () => {
  const events = [...generateCase({ events: EVENTS, seed: 7 })];

  it('should hold as many events as asked, in the stored shape', () => {
    expect(events.length).toBeGreaterThanOrEqual(EVENTS);
    expect(events.length).toBeLessThan(EVENTS + 4);
    for (const event of events) {
      expect(encodeEvent(eventSchema.parse(event))).toBe(encodeEvent(event));
    }
  });

  it('should be the same for a seed, byte for byte, and another for another seed', () => {
    expect(texts(7)).toEqual(events.map(encodeEvent));
    expect(texts(8)).not.toEqual(events.map(encodeEvent));
  });

  it('should hold every type of world event', () => {
    const found = new Set(events.map((event) => event.type));
    const world = eventTypes.filter((type) => roleOf(type) === 'world');
    expect(world.filter((type) => !found.has(type))).toEqual([]);
  });

  it('should name no source and no actor that it has not introduced, and give no id twice', () => {
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    const sources = new Set(
      events.flatMap((event) => (event.type === 'SourceAdded' ? [event.data.source] : [])),
    );
    const actors = new Set(
      events.flatMap((event) => (event.type === 'ActorAdded' ? [event.data.actor] : [])),
    );
    for (const { actor, provenance } of events) {
      expect(actors).toContain(actor);
      const cited = provenance.kind === 'documented' ? provenance.citations : [];
      expect(cited.every(({ source }) => sources.has(source))).toBe(true);
    }
  });

  it('should enter some events late, and never go back in the time of recording', () => {
    const world = events.filter(({ type }) => roleOf(type) === 'world');
    const late = world.filter(
      (event, i) => i > 0 && sortKey(event) < sortKey(world[i - 1] ?? event),
    );
    expect(late.length).toBeGreaterThan(EVENTS / 100);
    const recorded = events.map((event) => event.recorded);
    expect(recorded).toEqual([...recorded].sort());
  });

  it('should keep the rules, but for a few', async () => {
    const store = new MemoryStore();
    await storeCase(store, { events: EVENTS, seed: 7 });
    const state = await replay(await openTimeline(store, 'generated'));
    expect(anomaliesIn(state.anomalies).length).toBeLessThan(EVENTS / 500);
  });
});
