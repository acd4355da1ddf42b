import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatTimelineName, timelineOf } from '../history/names.ts';
import type { EventStore } from '../store/port.ts';
import { verifyStream, verifyWitness } from '../store/verify.ts';
import { parseYaml, readText } from '../case/document.ts';
import { witnessFile } from '../case/format.ts';
import { type SimulatedView, verifySimulated } from './verify-simulation.ts';

export interface VerifyReport {
  readonly store: string;
  readonly ok: boolean;
  readonly timelines: readonly VerifiedView[];
  /** What is wrong with the engine's own structures; empty when nothing is, or when it has no check. */
  readonly engine: readonly string[];
  /** Branches with simulated events: their draws computed again, and the run where it can be. */
  readonly simulated: readonly SimulatedView[];
}

export interface VerifiedView {
  readonly timeline: string;
  readonly ok: boolean;
  readonly events: number;
  /** Hash of the last event, over all before it. */
  readonly head?: string;
  /** What is broken, in a sentence. */
  readonly broken?: string;
  /** Against the witness that is shipped beside the case: the same, another edition, or none. */
  readonly witness: 'same' | 'differs' | 'none';
}

/** Recomputes the chains of the streams, and compares records with the witnesses shipped. */
export async function verifyReport(
  store: EventStore,
  timelines: readonly string[],
  scenarios: string | undefined,
  onTimeline: (name: string) => void,
  modelFile?: string,
): Promise<VerifyReport> {
  const views: VerifiedView[] = [];
  const simulated: SimulatedView[] = [];
  for (const timeline of timelines) {
    onTimeline(timeline);
    const view = await verifyTimeline(store, timeline, scenarios);
    views.push(view);
    const drawn = view.ok ? await verifySimulated(store, timeline, modelFile) : undefined;
    if (drawn !== undefined) simulated.push(drawn);
  }
  const engine = (await store.selfCheck?.()) ?? [];
  const ok =
    engine.length === 0 &&
    views.every((view) => view.ok && view.witness !== 'differs') &&
    simulated.every(({ wrong }) => wrong.length === 0);
  return { store: store.name, ok, timelines: views, engine, simulated };
}

async function verifyTimeline(
  store: EventStore,
  timeline: string,
  scenarios: string | undefined,
): Promise<VerifiedView> {
  const stream = `case-${timeline}`;
  const result = await verifyStream(store, stream);
  const name = formatTimelineName(timelineOf(stream));
  const witness = await witnessOf(store, timeline, scenarios);
  return result.ok
    ? { timeline: name, ok: true, events: result.events, head: result.head.hash, witness }
    : { timeline: name, ok: false, events: result.revision, broken: result.message, witness };
}

async function witnessOf(
  store: EventStore,
  timeline: string,
  scenarios: string | undefined,
): Promise<VerifiedView['witness']> {
  if (scenarios === undefined) return 'none';
  const path = join(scenarios, timeline, 'witness.json');
  if (!existsSync(path)) return 'none';
  // JSON is YAML: one parser tells of both, line by line.
  const witness = parseYaml(readText(path, path), path, witnessFile);
  return (await verifyWitness(store, witness)).ok ? 'same' : 'differs';
}
