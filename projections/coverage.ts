import { type Chunks, noChunks, ownChunks, push, toArray } from '../domain/chunks.ts';
import { everyType } from '../domain/entry.ts';
import type { Event } from '../domain/event.ts';
import type { Citation } from '../domain/source.ts';
import { Symbols } from '../domain/symbols.ts';
import { byName, type Projection } from './projection.ts';

interface SourceDifference {
  readonly key: string;
  readonly source: string;
  readonly differs: string;
}

export interface CoverageState {
  readonly symbols: Symbols;
  /** Events that cite a source, by source. */
  readonly citing: number[];
  /** Keys of events that rest on one source alone. */
  readonly single: Chunks<string>;
  /** Where a source says something else than the record uses. */
  readonly differences: Chunks<SourceDifference>;
  documented: number;
  hypothetical: number;
  simulated: number;
}

function cite(state: CoverageState, key: string, citations: readonly Citation[]): void {
  state.documented += 1;
  for (const { source, differs } of citations) {
    const number = state.symbols.of(source);
    state.citing[number] = (state.citing[number] ?? 0) + 1;
    if (differs !== undefined) push(state.differences, { key, source, differs });
  }
  const first = citations[0]?.source;
  if (citations.every(({ source }) => source === first)) push(state.single, key);
}

function cover(state: CoverageState, { provenance, key }: Event): void {
  if (provenance.kind === 'documented') cite(state, key, provenance.citations);
  else if (provenance.kind === 'hypothetical') state.hypothetical += 1;
  else if (provenance.kind === 'simulated') state.simulated += 1;
}

/** Which sources carry the history, which events rest on one, where sources disagree. */
export const coverage: Projection<CoverageState> = {
  name: 'coverage',
  version: 1,
  initial: () => ({
    symbols: new Symbols(),
    citing: [],
    single: noChunks(),
    differences: noChunks(),
    documented: 0,
    hypothetical: 0,
    simulated: 0,
  }),
  own: (state) => ({
    ...state,
    // Not spread: a hole must stay one.
    citing: state.citing.slice(),
    single: ownChunks(state.single),
    differences: ownChunks(state.differences),
  }),
  apply: everyType(cover),
  summary: (state) => ({
    sources: byName(sourcesByUse(state), ({ source }) => source),
    ...weakestLinks(state),
  }),
};

/** Sources by number of events that cite them, most first. */
export function sourcesByUse(state: CoverageState): { source: string; events: number }[] {
  return (
    state.citing
      // The table of names may be shared with other timelines: what this one does not cite is a hole.
      .flatMap((events, i) => [{ source: state.symbols.nameOf(i), events }])
      .sort((a, b) => b.events - a.events || (a.source < b.source ? -1 : 1))
  );
}

export function weakestLinks(state: CoverageState): {
  single: string[];
  differences: SourceDifference[];
} {
  return { single: toArray(state.single), differences: toArray(state.differences) };
}
