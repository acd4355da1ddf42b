import type { Quantity } from '../../domain/quantity.ts';
import { type ClaimRow, personsIn, remaindersIn } from '../../projections/custody.ts';
import { type LargestSince, largestSinceTalksBegan } from '../../projections/releases.ts';
import { toArray } from '../../domain/chunks.ts';
import { isoDay } from '../../domain/calendar.ts';
import { nameOf } from '../history/catalogue.ts';
import type { Cite } from './event-view.ts';
import { citesOfKey, type OpenTimeline, type ReplayState } from './read-timeline.ts';

/** Somebody's count, with who counted and where it is written. */
export interface ClaimView {
  readonly on: string;
  readonly by: string;
  readonly byName: string;
  readonly count: Quantity;
  readonly key: string;
  readonly sources: readonly Cite[];
}

export interface PrisonersView {
  /** What is counted; only like is compared with like. */
  readonly of: string;
  /** anchor − released + detained, from the events on record; nobody's claim. */
  readonly computed: number;
  /** False when more left than were counted: the figures cannot be of the same people. */
  readonly closes: boolean;
  readonly anchor: ClaimView;
  readonly releasedSince: number;
  readonly detainedSince: number;
  /** The latest claims, newest first. */
  readonly claimed: readonly ClaimView[];
}

export interface LargestView extends LargestSince {
  readonly withName: string;
  readonly sources: readonly Cite[];
}

export interface CustodyReport {
  readonly prisoners: readonly PrisonersView[];
  readonly persons: {
    readonly held: number;
    readonly free: number;
    readonly list: readonly {
      readonly person: string;
      readonly name: string;
      readonly held: boolean;
      readonly basis: string;
      readonly since: string;
      readonly key: string;
    }[];
  };
  readonly releases: {
    readonly number: number;
    readonly people: number;
    readonly largestSinceTalksBegan: readonly LargestView[];
    readonly latest: readonly ReleaseView[];
  };
}

export interface ReleaseView {
  readonly on: string;
  readonly by: string;
  readonly count: Quantity;
  readonly basis: string;
  readonly key: string;
  readonly sources: readonly Cite[];
}

const RELEASES_SHOWN = 5;

/** Who is held and by whose count, and the releases, with the largest since talks began. */
export async function custodyReport(
  opened: OpenTimeline,
  state: Omit<ReplayState, 'concessions'>,
): Promise<CustodyReport> {
  const { catalogue } = opened;
  const prisoners: PrisonersView[] = [];
  for (const row of remaindersIn(state.custody)) {
    const claimed = await Promise.all(row.claimed.map((claim) => claimView(opened, claim)));
    prisoners.push({ ...row, anchor: await claimView(opened, row.anchor), claimed });
  }
  const persons = personsIn(state.custody).map(({ by: key, ...row }) => ({
    ...row,
    name: nameOf(catalogue, row.person),
    key,
  }));
  const held = persons.filter((person) => person.held).length;
  return {
    prisoners,
    persons: { held, free: persons.length - held, list: persons },
    releases: await releasesOf(opened, state),
  };
}

async function claimView(opened: OpenTimeline, claim: ClaimRow): Promise<ClaimView> {
  const sources = await citesOfKey(opened, claim.key);
  return { ...claim, byName: nameOf(opened.catalogue, claim.by), sources };
}

async function releasesOf(
  opened: OpenTimeline,
  state: Omit<ReplayState, 'concessions'>,
): Promise<CustodyReport['releases']> {
  const all = toArray(state.releases);
  const latest: ReleaseView[] = [];
  for (const { day, by, count, basis, key } of all.slice(-RELEASES_SHOWN)) {
    const sources = await citesOfKey(opened, key);
    latest.push({ on: isoDay(day), by, count, basis, key, sources });
  }
  const largest: LargestView[] = [];
  for (const each of largestSinceTalksBegan(
    state.releases,
    state.talks,
    opened.catalogue.case.target,
  )) {
    largest.push({
      ...each,
      withName: nameOf(opened.catalogue, each.with),
      sources: await citesOfKey(opened, each.key),
    });
  }
  return {
    number: all.length,
    people: all.reduce((sum, { count }) => sum + count.value, 0),
    largestSinceTalksBegan: largest.sort((a, b) => (a.talksBegan < b.talksBegan ? -1 : 1)),
    latest,
  };
}
