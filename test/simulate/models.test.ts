import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { asKnown, readPlan } from '../../scripts/back-test/plan.ts';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { openTimeline } from '../../src/history/timeline.ts';
import { NOTHING_LEFT } from '../../src/simulate/run/acts.ts';
import { readModel } from '../../src/simulate/model/model-file.ts';
import { programOf } from '../../src/simulate/run/program.ts';
import { Simulator } from '../../src/simulate/run/run.ts';
import { startFrom } from '../../src/simulate/run/read-start.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

const cases = parse(readFileSync('scenarios/cases.yaml', 'utf8')) as string[];
const models = cases.flatMap((name) => {
  const folder = join('scenarios', name, 'models');
  return readdirSync(folder).map((file) => [name, join(folder, file)] as const);
});
const modelOf = (file: string) => readModel(readFileSync(file, 'utf8'), file);

async function timelineOf(name: string) {
  const store = new MemoryStore();
  await importCase(store, readCase(join('scenarios', name)));
  return openTimeline(store, name);
}

describe.each(models)('the content of %s: %s', (name, file) => {
  const { written } = modelOf(file);

  it('should give every assumption a reason, a range to vary in and a source of the case or the word judgement', () => {
    const sources = new Set(readCase(join('scenarios', name)).sources.map(({ source }) => source));
    for (const { assumption, reason, range, default: value, source } of written.assumptions) {
      expect(reason.length, assumption).toBeGreaterThan(15);
      expect(range[0] < range[1] && range[0] <= value && value <= range[1], assumption).toBe(true);
      if (source !== undefined) expect(sources, assumption).toContain(source);
      else expect(reason, assumption).toMatch(/judgement|on record|since|[Oo]nce|months/);
    }
  });

  it('should use every assumption, and count outcomes by name', () => {
    const { assumptions, outcomes, policies, negotiations } = written;
    const text = JSON.stringify([policies, negotiations]);
    for (const { assumption } of assumptions) expect(text).toContain(assumption);
    expect(outcomes.length).toBeGreaterThanOrEqual(5);
  });

  it('should have a card: what is contested, what it cannot say, what to read, and a page', () => {
    expect(written.card.contested.length).toBeGreaterThanOrEqual(2);
    expect(written.card.cannotSay.length).toBeGreaterThanOrEqual(3);
    expect(written.card.reading.length).toBeGreaterThan(0);
    const page = readFileSync(`docs/models/${name}.md`, 'utf8');
    expect(page).toContain(written.model);
    for (const title of ['claim', 'contested', 'cannot say']) expect(page).toContain(title);
  });

  it('should stay within the rules: what is refused found nothing to act on, or came too late', async () => {
    const timeline = await timelineOf(name);
    const plan = readPlan(join('scenarios', name, 'back-tests.yaml'));
    const from = plan.at(-1)?.from ?? '';
    const start = await startFrom(timeline, parseEdtf(from).end);
    const setting = { seed: 1, months: 24, set: {}, vary: true };
    const simulator = new Simulator(programOf(modelOf(file)), start, setting);
    let [events, broken] = [0, 0];
    for (let run = 0; run < 60; run += 1) {
      const each = simulator.run(run);
      events += each.events;
      broken += each.refused.filter(({ rule }) => rule !== NOTHING_LEFT).length;
    }
    expect(events).toBeGreaterThan(60 * 20);
    expect(broken / events).toBeLessThan(0.01);
  });

  it('should be tried from earlier dates, with values that were known then', () => {
    const path = join('scenarios', name, 'back-tests.yaml');
    const tried = readPlan(path).filter(({ models: all }) => written.model in all);
    expect(tried.length).toBeGreaterThanOrEqual(3);
    for (const { models: all, from, until } of tried) {
      expect(from < until).toBe(true);
      const then = asKnown(modelOf(file), all[written.model] ?? [], path);
      for (const { assumption, default: value, range } of then.written.assumptions) {
        expect(range[0] <= value && value <= range[1], `${from} ${assumption}`).toBe(true);
      }
    }
  });
});

describe('models of one case that disagree', () => {
  const [name = ''] = cases;
  const [first, second] = models.filter(([of]) => of === name).map(([, file]) => modelOf(file));

  it('should share how senders act, and differ in how the target answers', () => {
    const target = first?.written.actors.find(({ role }) => role === 'target')?.actor;
    const acts = (model: typeof first, ofTarget: boolean) =>
      model?.written.policies
        .filter(({ actor }) => (actor === target) === ofTarget)
        .map(({ policy, when, chance, size, then }) => ({ policy, when, chance, size, then }));
    expect(acts(first, false)).toEqual(acts(second, false));
    expect(acts(first, true)).not.toEqual(acts(second, true));
  });

  it('should give their shared assumptions the same value, range and reason', () => {
    const shared = first?.written.assumptions.filter(({ assumption }) =>
      second?.written.assumptions.some((each) => each.assumption === assumption),
    );
    expect(shared?.length).toBeGreaterThan(10);
    for (const each of shared ?? []) expect(second?.written.assumptions).toContainEqual(each);
  });
});

it('should have a page for the back-tests', () => {
  expect(existsSync('docs/back-tests.md')).toBe(true);
});
