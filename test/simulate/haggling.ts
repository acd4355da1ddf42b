import { parseEdtf } from '../../domain/edtf.ts';
import { openTimeline } from '../../src/history/timeline.ts';
import type { Job } from '../../src/simulate/many/job.ts';
import { readModel } from '../../src/simulate/model/model-file.ts';
import type { RunSetting } from '../../src/simulate/run/setting.ts';
import { packStart } from '../../src/simulate/run/start.ts';
import { startFrom } from '../../src/simulate/run/read-start.ts';
import { recordOf } from '../history/scene.ts';
import { counts, detains, event, imposes, lifts, releases } from '../words.ts';

/**
 * A model with something of everything: talks, deals and promises, arrests, releases, relief and
 * its end, measures that lapse, and attempts that come too late.
 */
export const HAGGLING = `
model: haggling
title: A bit of everything
claims: Everybody does everything now and then.
card: { contested: [everything], cannotSay: [anything] }
months: 18
actors:
  - { actor: target, role: target }
  - { actor: sender, role: sender }
  - { actor: other, role: sender }
assumptions:
  - { assumption: mercy, default: 0.4, range: [0, 1], unit: per month, reason: to see }
  - { assumption: arrests, default: 8, range: [0, 20], integer: true, unit: people, reason: to see }
indicators:
  - { indicator: held, title: People held, from: held:political-prisoners }
  - { indicator: freed, title: People released, from: released }
  - { indicator: standing, title: Measures that stand, from: standing:sender }
  - { indicator: licensed, title: Measures licensed, from: licensed:sender }
  - { indicator: listings, title: Listings, from: listings:sender }
  - { indicator: promised, title: Promises open, from: promised:sender }
  - { indicator: deals, title: Deals, from: deals }
  - { indicator: strain, title: Tension, from: tension@1 }
  - { indicator: vain, title: Refused, from: refused }
  - { indicator: quiet, title: Months since a release, from: since:released }
policies:
  - policy: take
    actor: target
    title: People are taken.
    size: { low: 1, high: arrests }
    then: { type: PersonDetained, basis: arrest }
  - policy: sentence
    actor: target
    title: Somebody is sentenced.
    chance: 0.2
    then: { type: PersonSentenced, years: 3 }
  - policy: let-go
    actor: target
    title: Some are let go.
    when: since:eased:sender <= 2 or month <= 3
    chance: mercy
    size: { low: 5, high: held, lean: 3 }
    answers: [license]
    then: { type: PrisonersReleased, basis: pardon, says: '{size} are let go.' }
  - policy: impose
    actor: sender
    title: A new list.
    when: held >= 60
    chance: 0.2
    size: 4
    then:
      - { type: SanctionThreatened, threat: more will follow }
      - { type: SanctionImposed, kind: listing, scope: some people, lists: persons, months: 6 }
  - policy: license
    actor: sender
    title: Relief for the oldest.
    when: released@2 > 0
    chance: 0.5
    then: { type: SanctionLifted, measures: { which: oldest }, form: licence, months: 4 }
  - policy: delist
    actor: sender
    title: Relief for the oldest, for good; comes too late where it was licensed away already.
    when: released@2 > 0
    chance: 0.3
    then: { type: SanctionLifted, measures: { which: oldest }, form: delisting }
  - policy: delist-again
    actor: sender
    title: The same by another hand, so that one of them is refused.
    when: released@2 > 0
    chance: 0.3
    then: { type: SanctionLifted, measures: { which: oldest }, form: delisting }
  - policy: take-back
    actor: sender
    title: Relief is withdrawn.
    when: licensed > 0 and quiet >= 2
    chance: 0.5
    then: { type: SanctionReinstated, measures: { standing: [licensed] } }
  - policy: prolong
    actor: other
    title: Prolonged before it lapses.
    then: { type: SanctionExtended, measures: { expiring: 2, which: all }, months: 12 }
  - policy: of-another
    actor: other
    title: Tries what only its sender may do.
    chance: 0.1
    then: { type: SanctionLifted, measures: [old-list], form: repeal }
negotiations:
  - negotiation: haggle
    title: People for relief
    chance: 0.5
    rounds: 10
    due: 2
    parties:
      - party: sender
        weights: { group: 0.6, relief: 0.4 }
        worth:
          group: { none: 0, some: 0.5, many: 1 }
          relief: { none: 1, licence: 0.6, all: 0 }
        reservation: { low: 0.2, high: 0.7 }
        beta: { low: 0.3, high: 3 }
      - party: target
        weights: { group: 0.4, relief: 0.6 }
        worth:
          group: { none: 1, some: 0.5, many: 0 }
          relief: { none: 0, licence: 0.5, all: 1 }
        reservation: { low: 0.2, high: 0.7 }
        beta: { low: 0.3, high: 3 }
    issues:
      - issue: group
        by: target
        values: [{ value: none }, { value: some, release: 5 }, { value: many, release: 'min(40, held)' }]
      - issue: relief
        by: sender
        values:
          - { value: none }
          - { value: licence, relieve: { which: newest } }
          - { value: all, relieve: { which: all } }
    kept: { chance: 0.4 }
    broken: { chance: 0.1, how: it is let lie }
outcomes:
  - { outcome: emptied, title: Fewer than ten are held, when: held < 10 }
  - { outcome: half, title: Fewer than half of those held at the fork, when: held < 0.5 * start:held, at: end }
  - { outcome: broken-word, title: A promise is broken, when: broken > 0 }
judged: { by: held, better: lower }
`;

export const haggling = readModel(HAGGLING, 'haggling.yaml');

/** A record that goes on after the fork of the tests, 2025-05-20. */
export const record = () =>
  recordOf(
    imposes('sender', 'old-list', '2020-10-02', { persons: 10, entities: 2 }),
    imposes('sender', 'new-list', '2021-06-21', { persons: 5 }),
    imposes('sender', 'trade-ban', '2022-03-01', { kind: 'trade' }),
    imposes('other', 'short-list', '2022-05-01', { persons: 3, expires: '2025-08-31' }),
    lifts('sender', 'trade-ban', 'licence', '2024-11-01'),
    detains(['anna', 'boris'], '2024-01-10'),
    counts('monitor', 'political-prisoners', 120, '2025-03-01'),
    releases([], '2025-04-10', { count: 4 }),
    event('PrisonersReleased', 'target', '2025-07-01', { count: 30, basis: 'pardon' }),
    event('SanctionLifted', 'sender', '2025-08-01', { measures: ['old-list'], form: 'repeal' }),
  );

export const FORK = '2025-05-20';

export async function hagglingJob(
  change: Partial<RunSetting> = {},
  model = haggling,
): Promise<Job> {
  const store = await record();
  const start = await startFrom(await openTimeline(store, 'test'), parseEdtf(FORK).start);
  const setting = { seed: 11, months: 18, set: {}, vary: false, ...change };
  return { model, start: packStart(start), setting };
}
