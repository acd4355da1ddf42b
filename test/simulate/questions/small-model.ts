import { openTimeline } from '../../../src/history/timeline.ts';
import { type Model } from '../../../src/simulate/model/model.ts';
import { readModel } from '../../../src/simulate/model/model-file.ts';
import { packStart } from '../../../src/simulate/run/start.ts';
import { startFrom } from '../../../src/simulate/run/read-start.ts';
import type { Job } from '../../../src/simulate/many/job.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import { forks, on, recordOf, written } from '../../history/scene.ts';
import { counts, event, imposes } from '../../words.ts';

/**
 * The target takes people each month, some number of them, and lets some go by chance: small enough
 * to know the answers beforehand. The sender does nothing.
 */
export const smallModel: Model = readModel(
  `
model: small
title: A model of two rates
claims: People are taken at a rate and let go by chance.
card: { contested: [everything], cannotSay: [anything] }
months: 6
actors: [{ actor: target, role: target }]
assumptions:
  - { assumption: arrests, default: 10, range: [0, 20], integer: true, unit: people, reason: to see }
  - { assumption: mercy, default: 0.5, range: [0.2, 0.8], unit: per month, reason: to see }
  - { assumption: unused, default: 1, range: [0, 2], unit: none, reason: to see }
  - { assumption: fixed, default: 1, range: [1, 1], unit: none, reason: cannot vary }
indicators:
  - { indicator: held, title: People held, from: held:political-prisoners }
  - { indicator: freed, title: People released, from: released }
policies:
  - policy: take
    actor: target
    title: People are taken.
    when: arrests > 0
    size: arrests
    then: { type: PersonDetained, basis: arrest }
  - policy: let-go
    actor: target
    title: Some are let go.
    when: held >= 5
    chance: mercy
    size: 5
    then: { type: PrisonersReleased, basis: pardon }
outcomes:
  - { outcome: crowded, title: More than 150 are held, when: held > 150, at: end }
judged: { by: held, better: lower }
`,
  'small.yaml',
);

const record = () =>
  recordOf(
    imposes('eu', 'ban', '2020-10-02'),
    counts('monitor', 'political-prisoners', 100, '2025-03-01'),
  );

/** The record and a branch of it in which 40 people less are held, from the same day. */
export async function smallJobs(set: Readonly<Record<string, number>> = {}): Promise<Job[]> {
  const store = await record();
  const branch = await forks(store, 'fewer', '2025-03-10');
  await on(store, branch).inserts(
    written(
      event('PrisonersReleased', 'target', '2025-03-20', {
        persons: [],
        count: 40,
        basis: 'pardon',
      }),
    ),
  );
  const jobs: Job[] = [];
  for (const title of ['test', branch]) {
    const start = await startFrom(await openTimeline(store, title), parseEdtf('2025-03-31').end);
    const setting = { seed: 5, months: 6, set, vary: false };
    jobs.push({ model: smallModel, start: packStart(start), setting });
  }
  return jobs;
}
