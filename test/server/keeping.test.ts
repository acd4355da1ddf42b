import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeEvent } from '../../domain/upcast.ts';
import { verifyReport } from '../../src/report/verify.ts';
import { branchEvent } from '../../src/history/edit/branch-event.ts';
import { nameOf } from '../../src/history/catalogue.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { openWithCatalogue } from '../../src/report/read-timeline.ts';
import { keptRun } from '../../src/simulate/story/keep.ts';
import { digestOfKept } from '../../src/simulate/story/kept-run.ts';
import { programOf } from '../../src/simulate/run/program.ts';
import { Simulator } from '../../src/simulate/run/run.ts';
import { findModel } from '../../src/simulate/model/shipped-models.ts';
import { startFrom } from '../../src/simulate/run/start.ts';
import { variantOf } from '../../src/simulate/model/variant.ts';
import { type Served, serve } from './served.ts';

let folder: string;
let served: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'detente-keeping-'));
  served = await serve(join(folder, 'store.db'), ['poland', 'belarus']);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const asked = (name: string, more: object = {}) => ({
  from: 'poland',
  name,
  at: '1984-06-30',
  model: 'ladder',
  run: 7,
  seed: 3,
  months: 18,
  set: {},
  ...more,
});

async function keep(body: object) {
  const answer = await fetch(new URL('api/kept-runs', served.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: (await answer.json()) as Record<string, unknown>,
  };
}

/** The same run, told here, at another moment. */
async function told(name: string) {
  const { timeline, catalogue } = await openWithCatalogue(served.store, 'poland');
  const { model } = findModel('poland', 'ladder');
  const start = await startFrom(timeline, Math.floor(Date.UTC(1984, 5, 30) / 86_400_000));
  const setting = { seed: 3, months: 18, set: {}, vary: false };
  return keptRun(new Simulator(programOf(model), start, setting), {
    name,
    run: 7,
    recorded: '2020-01-01T00:00:00Z',
    nameOf: (actor) => nameOf(catalogue, actor),
  });
}

async function textsOf(timeline: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const page of served.store.read(`case-${timeline}`))
    texts.push(...page.map(({ text }) => text));
  return texts;
}

describe('keeping a run', () => {
  it('should append the events that the run has elsewhere, and verify', async () => {
    const here = await told('kept');
    const digest = await digestOfKept(served.store, here);
    const { status, body } = await keep(asked('kept', { digest }));
    expect({ status, body }).toEqual({
      status: 201,
      body: { timeline: 'poland~kept', events: here.events.length + 1 },
    });
    const [, ...events] = (await textsOf('poland~kept')).map(decodeEvent);
    const undated = (event: object) => ({ ...event, recorded: '' });
    expect(events.map(undated)).toEqual(here.events.map(undated));
    expect(events.some(({ provenance }) => provenance.kind === 'simulated')).toBe(true);
    const report = await verifyReport(served.store, ['poland~kept'], undefined, () => undefined);
    expect(report.simulated).toMatchObject([{ again: 'yes', wrong: [] }]);
  });

  it('should answer the same question as done, with and without a digest, also after edits', async () => {
    const first = await keep(asked('again'));
    expect(first.status).toBe(201);
    const texts = await textsOf('poland~again');
    const digest = await digestOfKept(served.store, await told('again'));
    for (const more of [{}, { digest }]) {
      const { status, body } = await keep(asked('again', more));
      expect({ status, body }).toEqual({
        status: 200,
        body: { timeline: 'poland~again', events: 0 },
      });
    }
    expect(await textsOf('poland~again')).toEqual(texts);
    const event = {
      key: 'a-march',
      type: 'ProtestHeld',
      occurred: '1985-01-02',
      actor: 'pol',
      summary: 'A march.',
      data: { place: 'Gdansk' },
    };
    await fetch(new URL('api/timelines/poland~again/edits', served.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ edit: { kind: 'insert', event }, reason: 'try' }),
    }).then(async (answer) => {
      expect({
        status: answer.status,
        body: answer.status === 201 ? '' : await answer.text(),
      }).toEqual({ status: 201, body: '' });
    });
    expect((await textsOf('poland~again')).length).toBe(texts.length + 1);
    expect((await keep(asked('again', { digest }))).status).toBe(200);
  });

  it('should refuse another run of that name, and another digest', async () => {
    await keep(asked('taken'));
    const texts = await textsOf('poland~taken');
    for (const [body, words] of [
      [asked('taken', { run: 8 }), 'choose another name'],
      [asked('elsewhere', { digest: '0'.repeat(64) }), 'comes out otherwise'],
    ] as const) {
      const answer = await keep(body);
      expect({ status: answer.status, type: answer.type }).toEqual({
        status: 409,
        type: 'application/problem+json',
      });
      expect(String(answer.body['detail'])).toContain(words);
    }
    expect(await textsOf('poland~taken')).toEqual(texts);
    expect(await served.store.head('case-poland~elsewhere')).toBeUndefined();
  });

  it.each([
    { from: 'poland', at: '1984-06-30', name: 'ladder' },
    { from: 'belarus', at: '2025-12-12', name: 'easing' },
  ])('should verify a run in which actors do otherwise, by itself: $from', async (each) => {
    const { from, at, name } = each;
    const { model } = findModel(from, name);
    const off = model.written.policies.slice(-2).map(({ policy }) => policy);
    const concede = model.written.negotiations
      .slice(0, 1)
      .flatMap(({ negotiation, parties }) =>
        parties.slice(0, 1).map(({ party }) => ({ in: negotiation, party, how: 'early' as const })),
      );
    const variant = { off, concede };
    expect((await keep(asked('varied', { from, at, model: name, variant }))).status).toBe(201);
    const changed = (await said(`${from}~varied`)).filter(([key]) =>
      /-(varied|off|concede)-/.test(key),
    );
    expect(changed).toEqual([
      ['simulation-varied-from', name],
      ...off.map((policy, i) => [`simulation-off-${i + 1}`, policy]),
      ...concede.map(({ party, in: talks }) => [
        'simulation-concede-1',
        `${party} early in ${talks}`,
      ]),
    ]);
    const file = join(folder, `${from}.yaml`);
    writeFileSync(file, JSON.stringify(variantOf(model, variant).written));
    for (const given of [undefined, file]) {
      const { ok, simulated } = await verify(`${from}~varied`, given);
      expect({ ok, simulated }).toMatchObject({
        ok: true,
        simulated: [{ again: 'yes', wrong: [] }],
      });
    }
  });

  it('should not run a branch again that no longer says what was varied', async () => {
    const { model } = findModel('poland', 'ladder');
    const off = [model.written.policies[0]?.policy ?? ''];
    await keep(asked('changed', { variant: { off, concede: [] } }));
    const head = await served.store.head('case-poland~changed');
    const event = branchEvent('case-poland~changed', {
      key: 'changed-by-hand',
      type: 'AssumptionSet',
      occurred: '1984-06-30',
      recorded: '2026-11-24T06:00:00Z',
      actor: 'author',
      reason: 'a test',
      summary: 'Another policy is said to be off.',
      data: { assumption: 'simulation-off-1', value: 'no-such-policy' },
    });
    await served.store.append('case-poland~changed', [toStored(event)], head?.revision ?? 'none');
    const { simulated } = await verify('poland~changed');
    expect(simulated[0]?.again).toContain('no longer, the one it was run with');
  });

  it('should refuse policies that the model does not have', async () => {
    const unknown = await keep(asked('bad', { variant: { off: ['no-such'], concede: [] } }));
    expect(unknown.status).toBe(400);
  });

  it('should refuse bad questions, and write nothing', async () => {
    const before = await served.store.streams();
    for (const [more, status, words] of [
      [{ model: '../ladder.yaml' }, 400, 'model'],
      [{ model: 'no-such' }, 400, 'no-such'],
      [{ from: 'nowhere' }, 404, 'nowhere'],
      [{ from: '../x' }, 400, 'not the name'],
      [{ at: '1984-02-31' }, 400, 'that day does not exist'],
      [{ at: '1900-01-01' }, 400, 'no event by'],
      [{ months: 121 }, 400, 'months'],
      [{ set: { 'no-such': 1 } }, 400, 'set.no-such'],
      [{ set: { [assumption]: 1e9 } }, 400, `set.${assumption}`],
      [{ more: 1 }, 400, 'more'],
      [{ question: 'x'.repeat(70_000) }, 413, 'bytes'],
    ] as const) {
      const answer = await keep(asked('bad', more));
      expect({ more, status: answer.status }).toEqual({ more, status });
      expect(String(answer.body['detail'])).toContain(words);
    }
    expect(await served.store.streams()).toEqual(before);
  });
});

const verify = (name: string, modelFile?: string) =>
  verifyReport(served.store, [name], undefined, () => undefined, modelFile);

/** Names and values that a branch sets, in order. */
async function said(name: string): Promise<[string, number | string][]> {
  return (await textsOf(name)).map(decodeEvent).flatMap((event): [string, number | string][] => {
    return event.type === 'AssumptionSet' ? [[event.data.assumption, event.data.value]] : [];
  });
}

const assumption = findModel('poland', 'ladder').model.written.assumptions[0]?.assumption ?? '';
