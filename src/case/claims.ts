import { isDeepStrictEqual } from 'node:util';
import { parseEdtf } from '../../domain/edtf.ts';
import { summaryNames, summaryOf } from '../../projections/summary.ts';
import { type Catalogue, readCatalogue } from '../history/catalogue.ts';
import { readEvent, replay, type Timeline } from '../history/timeline.ts';
import type { Claim } from './format.ts';

/** An answer to a claim that does not hold. */
interface Unanswered {
  readonly claim: string;
  readonly message: string;
}

type Answer = Claim['answers'][number];

/** Looks every claim up in a timeline and reports the answers that do not hold. */
export async function checkClaims(
  timeline: Timeline,
  claims: readonly Claim[],
): Promise<Unanswered[]> {
  const catalogue = await readCatalogue(timeline.store, timeline.lineage);
  const unanswered: Unanswered[] = [];
  for (const { claim, answers } of claims) {
    for (const answer of answers) {
      const message = await wrongWith(timeline, catalogue, answer);
      if (message !== undefined) unanswered.push({ claim, message });
    }
  }
  return unanswered;
}

async function wrongWith(
  timeline: Timeline,
  catalogue: Catalogue,
  answer: Answer,
): Promise<string | undefined> {
  if ('source' in answer)
    return catalogue.sources.has(answer.source) ? undefined : `no source "${answer.source}"`;
  if ('actor' in answer)
    return catalogue.actors.has(answer.actor) ? undefined : `no actor "${answer.actor}"`;
  if ('projection' in answer) return wrongInProjection(timeline, catalogue, answer);
  return wrongInEvent(timeline, answer);
}

async function wrongInEvent(
  timeline: Timeline,
  { event: key, field, equals }: Extract<Answer, { event: string }>,
): Promise<string | undefined> {
  const reading = await readEvent(timeline, key);
  if (reading === undefined || !('entry' in reading)) return `no event "${key}"`;
  if (field === undefined) return undefined;
  const found = valueAt(reading.entry.event, field);
  if (found === undefined) return `event ${key} has no ${field}`;
  return equals === undefined || isDeepStrictEqual(found, equals)
    ? undefined
    : differs(`event ${key}, ${field}`, found, equals);
}

async function wrongInProjection(
  timeline: Timeline,
  catalogue: Catalogue,
  { projection, at = '9999', path, equals }: Extract<Answer, { projection: string }>,
): Promise<string | undefined> {
  if (!summaryNames.includes(projection))
    return `no projection "${projection}": there are ${summaryNames.join(', ')}`;
  const day = parseEdtf(at).end;
  const state = await replay(timeline, day);
  const found = valueAt(summaryOf(projection, state, day, catalogue.case.target), path);
  return isDeepStrictEqual(found, equals)
    ? undefined
    : differs(`${projection} on ${at}, ${path}`, found, equals);
}

function differs(place: string, found: unknown, equals: unknown): string {
  return `${place}: found ${found === undefined ? 'nothing' : JSON.stringify(found)}, not ${JSON.stringify(equals)}`;
}

/** The value at a path like `data.persons.0`; undefined where the path leads nowhere. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, field) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, field)
          ? (inner as Record<string, unknown>)[field]
          : undefined,
      value,
    );
}
