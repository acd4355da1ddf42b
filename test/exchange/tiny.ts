/** A record of nine events, small enough to see through. */

import { compileRecord } from '../../src/case/compile.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { parseYaml } from '../../src/case/document.ts';
import { caseFile, castFile, eventsFile, sourcesFile } from '../../src/case/format.ts';
import type { EventStore, NewEvent } from '../../src/store/port.ts';

export const TINY = 'tiny';
export const RECORDED = '2026-01-02T00:00:00Z';

const about = `
case: tiny
title: A tiny case
target: target
about: One measure and its end.
recorded: '2026-01-01T00:00:00Z'
`;
const sources = `
- { source: paper, title: A newspaper, publisher: The press, kind: news, language: en }
`;
const cast = `
- { actor: target, name: The target, kind: state }
- { actor: sender, name: The sender, kind: state }
- { actor: people, name: The people, kind: group }
`;

const events = (summary: string): string => `
- key: crackdown
  type: ProtestCrackdown
  occurred: '2020-08-09/2020-08-13'
  actor: target
  summary: ${summary}
  sources: [{ source: paper, locator: p. 1 }]
  data: { against: people, detained: { value: 6700, qualifier: about } }
- key: sanction
  type: SanctionImposed
  occurred: '2020-10-02'
  actor: sender
  summary: The sender lists forty people.
  because: [{ event: crackdown, says: The press }]
  sources: [{ source: paper }]
  data: { measure: m1, kind: listing, target: target, scope: Forty people., persons: 40 }
- key: release
  type: PrisonersReleased
  occurred: 2021-05
  actor: target
  summary: '=2+3, "five" people are let go.'
  sources: [{ source: paper }]
  data: { count: 5, basis: unstated }
- key: relief
  type: SanctionLifted
  occurred: '2021-06-01'
  actor: sender
  summary: The sender repeals the measure.
  because: [{ event: release, says: The press, hedge: seen as }]
  sources: [{ source: paper }]
  data: { measures: [m1], form: repeal }
`;

const further = `
- key: protest-again
  type: ProtestHeld
  occurred: '2022'
  recorded: '2026-02-01T00:00:00Z'
  actor: people
  summary: People protest again.
  sources: [{ source: paper }]
  data: {}
`;

export interface TinyOptions {
  readonly summary?: string;
  readonly further?: boolean;
  /** 1: the relief stands in the store in the shape that version 1 had. */
  readonly reliefVersion?: 1 | 2;
}

export async function importTiny(store: EventStore, options: TinyOptions = {}): Promise<void> {
  const { summary = 'The target puts down a protest.', reliefVersion = 2 } = options;
  const text = events(summary) + (options.further === true ? further : '');
  const compiled = compileRecord({
    folder: '',
    case: parseYaml(about, 'case.yaml', caseFile),
    sources: parseYaml(sources, 'sources.yaml', sourcesFile),
    cast: parseYaml(cast, 'cast.yaml', castFile),
    events: parseYaml(text, 'events', eventsFile).map((event) => ({
      file: 'events',
      line: 1,
      event,
    })),
    branches: [],
    claims: [],
    witness: undefined,
  });
  const stored = compiled.events.map(toStored);
  const all = reliefVersion === 1 ? stored.map(asVersion1) : stored;
  await store.append(compiled.stream, all, 'any');
}

function asVersion1(event: NewEvent): NewEvent {
  const text = event.text
    .replace('"type":"SanctionLifted","v":2', '"type":"SanctionLifted","v":1')
    .replace('"measures":["m1"]', '"measure":"m1"');
  return { ...event, text };
}

/** Everything that a sequence yields. */
export async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
