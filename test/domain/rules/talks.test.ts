import { describe, expect, it } from 'vitest';
import { findCommitment, findOffer } from '../../../domain/talks/fold.ts';
import { tableOn } from '../../../projections/talks.ts';
import { given } from '../../given.ts';
import {
  accepts,
  agree,
  breaks,
  event,
  frees,
  lifts,
  imposes,
  offers,
  promises,
  rejects,
  releases,
} from '../../words.ts';

const offer = offers('usa', ['target'], 'swap', '2025-09-01', { expires: '2025-09-11' });

describe('answer-an-open-offer', () => {
  it('should be answered up to its last day', () => {
    given(offer)
      .when(accepts('target', 'swap', '2025-09-11'))
      .thenAccepted()
      .thenOn('2025-09-11', ({ talks }) => {
        expect(findOffer(talks, 'swap')?.status).toBe('accepted');
      });
    given(offer)
      .when(rejects('target', 'swap', '2025-09-01'))
      .thenAccepted();
  });
  it('should refuse an answer on the day after', () => {
    given(offer)
      .when(accepts('target', 'swap', '2025-09-12'))
      .thenRefused('answer-an-open-offer', /swap had already expired/, /answer by 2025-09-11/);
  });
  it('should show it on the table until its last day', () => {
    given(offer)
      .when(imposes('eu', 'other', '2025-09-02'))
      .thenOn('2025-09-11', ({ talks }, day) => {
        expect(tableOn(talks, day).openOffers).toHaveLength(1);
      })
      .thenOn('2025-09-12', ({ talks }, day) => {
        expect(tableOn(talks, day).openOffers).toEqual([]);
      });
  });
  it('should refuse a stranger, an unknown offer and a second answer', () => {
    given(offer)
      .when(accepts('eu', 'swap', '2025-09-05'))
      .thenRefused('answer-an-open-offer', /not made to eu/, /let target answer/);
    given(offer)
      .when(accepts('target', 'other', '2025-09-05'))
      .thenRefused('answer-an-open-offer', /no offer other/);
    given(offer, rejects('target', 'swap', '2025-09-03'))
      .when(accepts('target', 'swap', '2025-09-05'))
      .thenRefused('answer-an-open-offer', /already been rejected/);
  });
});

describe('agreement-from-offer', () => {
  const terms = [frees('usa')];
  it('should agree on the terms of the accepted offer, or on terms of its own', () => {
    given(offer, accepts('target', 'swap', '2025-09-05'))
      .when(agree(['usa', 'target'], 'deal', '2025-09-05', { offer: 'swap', terms }))
      .thenAccepted();
    given()
      .when(agree(['usa', 'target'], 'deal', '2025-09-05', { terms: [frees('target')] }))
      .thenAccepted();
  });
  it('should refuse other terms, naming both', () => {
    const outcome = given(offer, accepts('target', 'swap', '2025-09-05'))
      .when(
        agree(['usa', 'target'], 'deal', '2025-09-06', {
          offer: 'swap',
          terms: [frees('usa', 'twenty prisoners')],
        }),
      )
      .thenRefused('agreement-from-offer', /not those of swap/);
    expect(outcome.refusals[0]?.facts).toEqual([
      { label: 'offered', value: 'usa: ten prisoners' },
      { label: 'agreed', value: 'usa: twenty prisoners' },
    ]);
  });
  it('should refuse an offer that is open, rejected or unknown', () => {
    const deal = agree(['usa', 'target'], 'deal', '2025-09-06', { offer: 'swap', terms });
    given(offer)
      .when(deal)
      .thenRefused('agreement-from-offer', /not been accepted/);
    given(offer, rejects('target', 'swap', '2025-09-02'))
      .when(deal)
      .thenRefused('agreement-from-offer', /not been accepted/);
    given()
      .when(deal)
      .thenRefused('agreement-from-offer', /not been accepted/);
  });
});

describe('made-once', () => {
  it('should let one actor make two commitments', () => {
    given(promises('usa', 'target', 'first', '2025-12-13'))
      .when(promises('usa', 'target', 'second', '2025-12-14'))
      .thenAccepted();
  });
  it('should refuse a name that is taken, by an offer, an agreement or a commitment', () => {
    given(promises('usa', 'target', 'first', '2025-12-13'))
      .when(promises('eu', 'target', 'first', '2025-12-14'))
      .thenRefused('made-once', /commitment first has already been made/);
    given(offer)
      .when(offers('eu', ['target'], 'swap', '2025-09-02'))
      .thenRefused('made-once', /offer swap has already been made/);
    given(agree(['usa', 'target'], 'deal', '2025-09-05', { terms: [frees('target')] }))
      .when(agree(['eu', 'target'], 'deal', '2025-09-06', { terms: [frees('target')] }))
      .thenRefused('made-once', /agreement deal has already been made/);
  });
});

const promise = promises('usa', 'target', 'relief', '2025-12-13');
const keeps = releases([], '2025-12-15', { count: 2 }, { fulfils: ['relief'] });
const keptByMaker = (on: string) => lifts('usa', 'ban', 'licence', on, {}, { fulfils: ['relief'] });
const ban = imposes('usa', 'ban', '2020-10-02');

describe('commitment-broken-once', () => {
  it('should be broken by its maker while open', () => {
    given(promise)
      .when(breaks('usa', 'relief', '2026-01-01'))
      .thenAccepted()
      .thenOn('2026-01-01', ({ talks }) => {
        expect(findCommitment(talks, 'relief')).toMatchObject({ status: 'broken' });
      });
  });
  it('should refuse when it was kept, broken, or made by another', () => {
    given(ban, promise, keptByMaker('2025-12-15'))
      .when(breaks('usa', 'relief', '2026-01-01'))
      .thenRefused('commitment-broken-once', /already been kept/)
      .thenOn('2026-01-01', ({ talks }) => {
        expect(findCommitment(talks, 'relief')?.status).toBe('kept');
      });
    given(promise, breaks('usa', 'relief', '2026-01-01'))
      .when(breaks('usa', 'relief', '2026-02-01'))
      .thenRefused('commitment-broken-once', /already been broken/);
    given(promise)
      .when(breaks('eu', 'relief', '2026-01-01'))
      .thenRefused('commitment-broken-once', /made by usa/);
    given()
      .when(breaks('eu', 'relief', '2026-01-01'))
      .thenRefused('commitment-broken-once', /no commitment/);
  });
});

describe('commitment-kept-once', () => {
  it('should be kept by its maker', () => {
    given(ban, promise).when(keptByMaker('2025-12-15')).thenAccepted();
  });
  it('should refuse fulfilment by another actor, before it was made, and after it was broken', () => {
    given(promise)
      .when(keeps)
      .thenRefused('commitment-kept-once', /made by usa/, /same actor/);
    given(ban)
      .when(keptByMaker('2025-12-15'))
      .thenRefused('commitment-kept-once', /never made/);
    given(ban, promise, breaks('usa', 'relief', '2026-01-01'))
      .when(keptByMaker('2026-01-02'))
      .thenRefused('commitment-kept-once', /broken/);
    given(ban, promise, keptByMaker('2025-12-15'))
      .when(keptByMaker('2026-01-02'))
      .thenRefused('commitment-kept-once', /is kept/);
  });
});

describe('judge-a-stated-condition', () => {
  const conditions = event('ConditionsStated', 'allies', '1982-01-11', {
    conditions: [{ condition: 'lift-emergency', text: 'lift martial law' }],
    joined: 'all',
    of: 'target',
    towards: 'relief',
  });
  const judges = (condition: string) =>
    event('ConditionJudged', 'analysts', '1983-07-27', {
      condition,
      form: 'met',
      substance: 'unmet',
    });
  it('should be judged in form and in substance', () => {
    given(conditions)
      .when(judges('lift-emergency'))
      .thenAccepted()
      .thenOn('1983-07-27', ({ talks }, day) => {
        expect(tableOn(talks, day).conditions[0]?.judgements).toEqual([
          { on: '1983-07-27', by: 'analysts', form: 'met', substance: 'unmet' },
        ]);
      });
  });
  it('should refuse a judgement of what nobody asked for', () => {
    given(conditions)
      .when(judges('free-press'))
      .thenRefused('judge-a-stated-condition', /no condition free-press/);
  });
});
