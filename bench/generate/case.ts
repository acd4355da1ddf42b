import { isoDay } from '../../domain/calendar.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import type { Event } from '../../domain/event.ts';
import { custodyActs } from './custody.ts';
import { Draws } from './draws.ts';
import { Recorder } from './record.ts';
import { sanctionActs } from './sanctions.ts';
import { type CaseAct, type Company, Promises, Recent, type Stage } from './stage.ts';
import { talksActs } from './talks.ts';
import { unrestActs } from './unrest.ts';
import { numbered, sentence, words } from './wording.ts';
import { streamOf } from '../../src/store/timeline-name.ts';

export interface CaseOptions {
  /** Events of the record, its catalogue of sources and actors included. */
  readonly events: number;
  readonly seed: number;
}

export const GENERATED_CASE = 'generated';
const FIRST_DAY = parseEdtf('1961-01-01').start;
const DAYS = 60 * 365;
/** One correction in so many events. */
const CORRECTED = 900;

/** How often each thing happens, per thousand. */
const weights: Readonly<Record<string, number>> = {
  say: 190, detain: 110, sentence: 75, release: 75, pardon: 25, change: 30, count: 50, honour: 3,
  impose: 8, counter: 1, extend: 50, ease: 18, delist: 10, repeal: 4, reinstate: 17,
  threaten: 18, countSanctions: 5, hold: 60, demand: 30, offer: 18, accept: 8, reject: 8, agree: 6,
  breakPromise: 2, setConditions: 3, judge: 6, appoint: 3, plan: 1, concede: 5, join: 1,
  protest: 60, crackdown: 30, incident: 40, elect: 1, stageInvasion: 0.1, rule: 0.5, ban: 3,
  report: 30,
}; // prettier-ignore

/**
 * A plausible large record that keeps the rules: all types of world event over sixty years,
 * thousands of measures, tens of thousands of people, hundreds of sources (fewer when small), some
 * of it entered late, some of it corrected. The same options give the same events, byte for byte.
 */
export function* generateCase({ events, seed }: CaseOptions): Generator<Event> {
  const draws = new Draws(seed);
  const company = companyOf(events);
  const sources = list('source', Math.min(400, 20 + Math.floor(events / 500)), 3);
  const speakers = company.people.slice(0, 200);
  const stream = streamOf(GENERATED_CASE);
  const record = new Recorder({ stream, draws, sources, speakers });
  const stage: Stage = { draws, record, company, recent: new Recent(), promises: new Promises() };
  record.today = FIRST_DAY;
  enterCatalogue(stage, sources);
  yield* record.take();
  const choose = chooser(company);
  const before = record.written;
  while (record.written < events) {
    const share = (record.written - before) / (events - before);
    record.today = FIRST_DAY + Math.floor(share * DAYS);
    choose(draws)(stage);
    if (draws.below(CORRECTED) === 0) correct(stage);
    yield* record.take();
  }
  yield* record.takeRest();
}

function companyOf(events: number): Company {
  return {
    target: 'target',
    senders: list('sender', 12, 2),
    observers: list('observer', 30, 2),
    people: list('person', Math.max(60, Math.floor(events / 40)), 5),
  };
}

function list(prefix: string, length: number, width: number): string[] {
  return Array.from({ length }, (_, i) => numbered(prefix, i + 1, width));
}

function enterCatalogue({ draws, record, company }: Stage, sources: readonly string[]): void {
  const { target, senders, observers, people } = company;
  const about = { case: GENERATED_CASE, title: 'A generated case', target };
  record.enter('CaseOpened', { ...about, about: sentence(draws) }, target);
  const casts = [
    { names: [target, ...senders], kind: 'state' },
    { names: observers, kind: 'organisation' },
    { names: people, kind: 'person' },
  ] as const;
  for (const { names, kind } of casts) {
    for (const actor of names) {
      record.enter('ActorAdded', { actor, name: words(draws, 2), kind }, target);
    }
  }
  for (const source of sources) {
    const published = isoDay(FIRST_DAY + draws.below(DAYS));
    const url = `https://example.org/${source}`;
    const title = sentence(draws);
    const publisher = words(draws, 2);
    record.enter(
      'SourceAdded',
      { source, title, publisher, published, url, kind: 'news', language: 'en' },
      target,
    );
  }
}

/** Draws acts by weight; an act that cannot happen is passed over. */
function chooser(company: Company): (draws: Draws) => CaseAct {
  const { count: countSanctions, ...sanctions } = sanctionActs();
  const acts: Readonly<Record<string, CaseAct | undefined>> = {
    ...custodyActs(company.people),
    ...sanctions,
    countSanctions,
    ...talksActs(),
    ...unrestActs(),
  };
  const table: CaseAct[] = [];
  for (const [name, weight] of Object.entries(weights)) {
    const act = acts[name];
    if (act === undefined) throw new Error(`no act is called ${name}`);
    for (let i = 0; i < weight * 10; i += 1) table.push(act);
  }
  return (draws) => draws.pick(table);
}

/** Puts an earlier report right: of its wording, or it should not have been there. */
function correct(stage: Stage): void {
  const { draws, record, company, recent } = stage;
  const [cause] = recent.causes(stage, draws.pick(['protest', 'talks', 'sanction']), 1);
  if (cause === undefined) return;
  const changes = { summary: sentence(draws) };
  const data = { target: cause.event, changes, withdrawn: false, citations: [] };
  record.enter('EventCorrected', data, company.target);
}
