import { createHash } from 'node:crypto';
import { type Day, isoDay, monthNumber } from '../../../domain/calendar.ts';
import { applyTo, noWorld } from '../../../domain/world.ts';
import { HistoryError } from '../../history/failure.ts';
import { headOf, type Lineage } from '../../history/lineage.ts';
import { pagesOf, type Timeline } from '../../history/timeline.ts';
import type { EventStore } from '../../store/port.ts';
import { countFlows, doersOf, FLOW_HISTORY } from '../language/flows.ts';
import type { Start } from './start.ts';

export { packStart, type PackedStart, type Start } from './start.ts';

/**
 * Reads a timeline up to a day (by default its last event's). Throws HistoryError when nothing happened by then.
 *
 * ```ts
 * import { shippedCase } from '../../../test/simulate/scene.ts';
 * import { isoMonth } from '../../../domain/calendar.ts';
 * import { readCase } from '../../case/folder.ts';
 * import { importCase } from '../../case/import.ts';
 * import { openTimeline } from '../../history/timeline.ts';
 * import { MemoryStore } from '../../store/memory/engine.ts';
 * const store = new MemoryStore();
 * await importCase(store, readCase(`scenarios/${shippedCase}`));
 * const timeline = await openTimeline(store, shippedCase);
 * isoMonth((await startFrom(timeline, 5_000)).firstMonth); // => '1983-10'
 * await startFrom(timeline, 0); // throws `${shippedCase} has no event by 1970-01-01: start on a later day`
 * ```
 */
export async function startFrom(timeline: Timeline, at?: Day): Promise<Start> {
  const forkDay = at ?? (await lastDay(timeline));
  const firstMonth = monthNumber(forkDay) + 1;
  const world = noWorld();
  const flows: Record<string, number[]> = {};
  const add = (flow: string, month: number, amount: number): void => {
    const place = month - (firstMonth - FLOW_HISTORY);
    if (place < 0) return;
    const series = (flows[flow] ??= new Array<number>(FLOW_HISTORY).fill(0));
    series[place] = (series[place] ?? 0) + amount;
  };
  let events = 0;
  for await (const page of pagesOf(timeline, { at: forkDay })) {
    events += page.length;
    for (const { entry } of page) {
      applyTo(world, entry);
      const month = monthNumber(entry.start);
      if (month < firstMonth - FLOW_HISTORY) continue;
      countFlows(entry.event, (kind, amount) => {
        add(kind, month, amount);
        for (const actor of doersOf(entry.event)) add(`${kind}:${actor}`, month, amount);
      });
    }
  }
  if (events === 0) {
    throw new HistoryError(
      `${timeline.title} has no event by ${isoDay(forkDay)}: start on a later day`,
    );
  }
  return {
    timeline: timeline.title,
    forkDay,
    firstMonth,
    world,
    flows,
    historyHash: await historyHash(timeline.store, timeline.lineage),
    set: assumptionsOf(timeline.lineage),
  };
}

async function lastDay(timeline: Timeline): Promise<Day> {
  let last: Day | undefined;
  for await (const page of pagesOf(timeline)) last = page.at(-1)?.entry.start ?? last;
  if (last === undefined) throw new HistoryError(`${timeline.title} has no event to start from`);
  return last;
}

async function historyHash(store: EventStore, lineage: Lineage): Promise<string> {
  const hash = createHash('sha256');
  for (const [i, level] of lineage.entries()) {
    const above = lineage[i + 1]?.opened;
    const chain = above?.forkHash ?? (await headOf(store, level.stream)).hash;
    hash.update(`${level.stream} ${level.upTo} ${chain}\n`, 'utf8');
  }
  return hash.digest('hex');
}

function assumptionsOf(lineage: Lineage): Record<string, number> {
  const set: Record<string, number> = {};
  for (const { amendments } of lineage) {
    for (const event of amendments) {
      if (event.type !== 'AssumptionSet') continue;
      const { assumption, value } = event.data;
      if (typeof value === 'number') set[assumption] = value;
    }
  }
  return set;
}
