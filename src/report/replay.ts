import { type Day, isoDay } from '../../domain/calendar.ts';
import { type LedgerRow, ledger } from '../../projections/concessions.ts';
import { anomaliesIn } from '../../projections/anomalies.ts';
import { emergenciesOn } from '../../projections/emergency.ts';
import { type MatterRow, matters } from '../../projections/positions.ts';
import { tableOn } from '../../projections/talks.ts';
import { nameOf } from '../history/catalogue.ts';
import { type EventView, eventView } from './event-view.ts';
import { type CustodyReport, custodyReport } from './prisoners.ts';
import {
  type OpenTimeline,
  type TimelineReading,
  readState,
  type ReadingOptions,
} from './read-timeline.ts';
import { type SanctionsReport, sanctionsReport } from './sanctions.ts';
import { explain } from './why-words.ts';

/** How things stand in a timeline on a day: the answer of `replay`. */
export interface ReplayReport extends SanctionsReport, CustodyReport {
  readonly timeline: string;
  readonly case: {
    readonly case: string;
    readonly title: string;
    readonly target: string;
    readonly targetName: string;
  };
  readonly at: string;
  readonly known?: string;
  readonly cascade: boolean;
  readonly events: number;
  readonly sources: number;
  readonly ledger: readonly LedgerRow[];
  readonly talks: ReturnType<typeof tableOn>;
  readonly emergencies: ReturnType<typeof emergenciesOn>;
  readonly contested: readonly MatterRow[];
  /** Events that break a rule here: sources contradict each other, or a branch's edits do it. */
  readonly anomalies: ReturnType<typeof anomaliesIn>;
  /** What a branch's edits knock out: see `why`. */
  readonly knockOns: readonly {
    readonly key: string;
    readonly verdict: string;
    readonly because: string;
  }[];
  readonly latest: readonly EventView[];
  /** Names of actors mentioned, by slug. */
  readonly names: Readonly<Record<string, string>>;
}

export async function replayReport(
  opened: OpenTimeline,
  day: Day,
  options: Omit<ReadingOptions, 'at'> = {},
): Promise<ReplayReport> {
  const reading = await readState(opened.timeline, { at: day, ...options }).then(withLedger);
  return reportOf(opened, day, reading, options.cascade);
}

/** The same from a state that is at hand, as `withLedger` gives it. */
export async function reportOf(
  opened: OpenTimeline,
  day: Day,
  reading: ReturnType<typeof withLedger>,
  cascade = false,
): Promise<ReplayReport> {
  const { timeline, catalogue } = opened;
  const { state } = reading;
  const { case: name, title, target } = catalogue.case;
  return {
    timeline: timeline.title,
    case: { case: name, title, target, targetName: nameOf(catalogue, target) },
    at: isoDay(day),
    ...(timeline.known === undefined ? {} : { known: timeline.known }),
    cascade,
    events: reading.events,
    sources: reading.sources,
    ...(await sanctionsReport(opened, state.sanctionsRegister, day)),
    ...(await custodyReport(opened, state)),
    ledger: reading.ledger,
    talks: tableOn(state.talks, day),
    emergencies: emergenciesOn(state.emergency, day),
    contested: matters(state.positions).filter(({ contested }) => contested),
    anomalies: anomaliesIn(state.anomalies),
    knockOns: reading.knockOns.list
      .filter(({ entry }) => entry.start <= day)
      .map((each) => ({
        key: each.entry.event.key,
        verdict: each.verdict,
        because: explain(each),
      })),
    latest: reading.latest.map((entry) => eventView(entry, catalogue)),
    names: Object.fromEntries([...catalogue.actors].map(([slug, actor]) => [slug, actor.name])),
  };
}

/** The ledger in place of the state it is made from: of a long history, both take much room. */
export function withLedger({ state, ...rest }: TimelineReading) {
  const { concessions, ...others } = state;
  return { ...rest, state: others, ledger: ledger(concessions) };
}
