import { describe, expect, it } from 'vitest';
import { type EventType, eventTypes } from '../../domain/event.ts';
import { stance } from '../../domain/statements/events.ts';
import {
  lastSortKeyOf,
  ploverOf,
  roleOf,
  sortKey,
  tensionOf,
  vocabulary,
} from '../../domain/vocabulary.ts';
import { event, imposes, meets, rules, states } from '../words.ts';

const day = (occurred: string) => sortKey({ type: 'TalksHeld', occurred, orderInDay: undefined });

describe('the vocabulary', () => {
  it.each([
    ['PrisonersReleased', 'RETREAT/release'],
    ['PrisonersPardoned', 'CONCEDE'],
    ['CommitmentMade', 'AGREE'],
    ['DemandMade', 'REQUEST/yield'],
    ['OfferRejected', 'REJECT/yield'],
    ['SanctionThreatened', 'THREATEN/restrict'],
    ['SanctionImposed', 'SANCTION/discontinue'],
    ['PersonSentenced', 'SANCTION/convict'],
    ['PersonDetained', 'COERCE/arrest'],
    ['TalksHeld', 'CONSULT/visit'],
    ['InvasionStaged', 'MOBILIZE/troops'],
  ] satisfies [EventType, string][])('should code %s as %s', (type, code) => {
    expect(vocabulary[type].plover?.join('/')).toBe(code);
  });

  it('should code relief and protest by category', () => {
    expect(vocabulary.SanctionLifted.plover?.[0]).toBe('RETREAT');
    expect(vocabulary.ProtestHeld.plover?.[0]).toBe('PROTEST');
  });

  it('should code a call as a call, and a position by its stance', () => {
    const call = event('TalksHeld', 'usa', '2025-08-15', {
      parties: ['usa', 'target'],
      form: 'phone',
    });
    expect(ploverOf(call)).toEqual(['CONSULT', 'phone']);
    expect(ploverOf(meets(['usa', 'target'], '2025-02-12'))).toEqual(['CONSULT', 'visit']);
    const codes = stance.options.map((each) =>
      ploverOf(states('somebody', 'a-matter', each, '2025-12-13'))?.join('/'),
    );
    expect(Object.fromEntries(stance.options.map((each, i) => [each, codes[i]]))).toEqual({
      supports: 'SUPPORT',
      praises: 'SUPPORT',
      thanks: 'SUPPORT',
      opposes: 'ACCUSE/disapprove',
      doubts: 'ACCUSE/disapprove',
      denies: 'REJECT',
      demands: 'REQUEST/yield',
    });
  });

  it('should score the end of emergency rule as an easing', () => {
    expect(tensionOf(rules('martial-law', 'in-force', '1981-12-13'))).toBeGreaterThan(0);
    expect(tensionOf(rules('martial-law', 'ended', '1983-07-22'))).toBeLessThan(0);
    expect(tensionOf(imposes('eu', 'ban', '2020-10-02'))).toBeGreaterThan(0);
  });

  it('should rank every type once, within a day', () => {
    const ranks = eventTypes.map((type) => vocabulary[type].rank);
    expect(new Set(ranks).size).toBe(ranks.length);
    for (const rank of ranks) expect(rank >= 0 && rank < 100).toBe(true);
  });

  it('should put conditions before what needs them on one day', () => {
    const before: [EventType, EventType][] = [
      ['PersonDetained', 'PersonSentenced'],
      ['PersonDetained', 'PrisonersReleased'],
      ['PrisonersPardoned', 'PrisonersReleased'],
      ['SanctionImposed', 'SanctionLifted'],
      ['SanctionLifted', 'SanctionReinstated'],
      ['OfferMade', 'OfferAccepted'],
      ['OfferAccepted', 'AgreementReached'],
      ['AgreementReached', 'CommitmentMade'],
      ['CommitmentMade', 'SanctionLifted'],
      ['CommitmentMade', 'PrisonersReleased'],
      ['CommitmentMade', 'CommitmentBroken'],
      ['ConditionsStated', 'ConditionJudged'],
    ];
    for (const [first, then] of before) {
      expect(vocabulary[first].rank, `${first}, then ${then}`).toBeLessThan(vocabulary[then].rank);
    }
  });

  it('should keep days apart, before 1970 too, whatever the order within them', () => {
    for (const [earlier, later] of [
      ['1969-12-30', '1969-12-31'],
      ['1969-12-31', '1970-01-01'],
      ['0001-01-01', '0001-01-02'],
    ] as const) {
      expect(day(earlier)).toBeLessThan(day(later));
      expect(sortKey({ type: 'SanctionsCounted', occurred: earlier, orderInDay: 9 })).toBeLessThan(
        sortKey({ type: 'CaseOpened', occurred: later, orderInDay: undefined }),
      );
    }
    expect(
      sortKey({ type: 'SanctionsCounted', occurred: '1970-01-01', orderInDay: 9 }),
    ).toBeLessThanOrEqual(lastSortKeyOf(0));
    expect(lastSortKeyOf(0)).toBeLessThan(day('1970-01-02'));
  });

  it('should let the order in a day decide before the rank', () => {
    const release = sortKey({ type: 'PrisonersReleased', occurred: '2025-09-11', orderInDay: 1 });
    const talks = sortKey({ type: 'TalksHeld', occurred: '2025-09-11', orderInDay: 2 });
    expect(release).toBeLessThan(talks);
  });

  it('should give every type its place in a store', () => {
    const roles = Object.groupBy(eventTypes, roleOf);
    expect(roles.catalogue).toEqual(['CaseOpened', 'SourceAdded', 'ActorAdded']);
    expect(roles.amendment).toEqual([
      'EventCorrected',
      'BranchOpened',
      'EventDropped',
      'EventShifted',
      'EventReplaced',
      'EditUndone',
      'AssumptionSet',
    ]);
  });
});
