import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulateReport } from '../../src/report/simulate.ts';
import { findModel } from '../../src/simulate/model/shipped-models.ts';
import { variantOf } from '../../src/simulate/model/variant.ts';
import { terminal } from '../cli/terminal.ts';
import { type Answer, ask } from './asking.ts';
import { type Served, serve } from './served.ts';

let folder: string;
let served: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'detente-simulations-'));
  served = await serve(join(folder, 'store.db'), ['belarus'], {
    simulations: { running: 1, waiting: 1, kept: 3 },
  });
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const few = { timeline: 'belarus', runs: 40, months: 6, quick: true };
/** So many that it never ends by itself while a test looks. */
const endless = { ...few, runs: 100_000, months: 60 };

const start = (body: object): Promise<Answer> => ask(served, 'api/simulations', { body });
const idOf = ({ body }: Answer): string => String(body['id']);
const end = (id: string): Promise<Answer> =>
  ask(served, `api/simulations/${id}`, { method: 'DELETE' });

/** Reads server-sent events until the server closes the stream. */
async function listen(id: string): Promise<{ event: string; data: Record<string, unknown> }[]> {
  const answer = await fetch(new URL(`api/simulations/${id}/stream`, served.url));
  const text = await answer.text();
  return text
    .split('\n\n')
    .filter((each) => each.startsWith('event: '))
    .map((each) => {
      const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(each) ?? [];
      return { event, data: JSON.parse(data) as Record<string, unknown> };
    });
}

/** Waits for the end. */
async function done(body: object): Promise<string> {
  const id = idOf(await start(body));
  await listen(id);
  return id;
}

describe('a simulation', () => {
  it('should come to what the command line prints, byte for byte', async () => {
    const { run } = await terminal(['belarus']);
    const typed = ['simulate', 'belarus', '--json', '--months', '6'];
    for (const [body, ...flags] of [
      [{ ...few, runs: 12, quick: false }, '--runs', '12'],
      [
        { ...few, seed: 7, first: 10, at: '2025-12', vary: true },
        ...['--runs', '10..49', '--seed', '7', '--at', '2025-12', '--vary', '--quick'],
      ],
      [
        { ...few, model: 'easing', assume: { 'talks-anew': 0.1 } },
        ...['--runs', '40', '--quick', '--model', 'easing', '--assume', 'talks-anew=0.1'],
      ],
    ] as const) {
      const id = await done(body);
      const report = await fetch(new URL(`api/simulations/${id}/report`, served.url));
      const { out } = await run(...typed, ...flags);
      expect(report.status).toBe(200);
      expect(await report.text()).toBe(out);
    }
  });

  it('should come to the same with actors that do otherwise, and ask the other models too', async () => {
    const { run } = await terminal(['belarus']);
    const { model } = findModel('belarus', undefined);
    const off = model.written.policies.slice(0, 1).map(({ policy }) => policy);
    const [assumption] = model.written.assumptions;
    if (assumption === undefined) throw new Error('the model assumes nothing');
    const variant = { off, concede: [] };
    const file = join(folder, 'varied.yaml');
    writeFileSync(file, JSON.stringify(variantOf(model, variant).written));
    const { assumption: name, range } = assumption;
    const id = await done({
      timeline: 'belarus',
      ...{ runs: 12, months: 6, at: '2025-12-12', variant, assume: { [name]: range[1] } },
    });
    const { out } = await run(
      ...['simulate', 'belarus', '--json', '--model', file, '--at', '2025-12-12'],
      ...['--runs', '12', '--months', '6', '--assume', `${name}=${range[1]}`],
    );
    const report = await fetch(new URL(`api/simulations/${id}/report`, served.url));
    expect(await report.text()).toBe(out);
    const { drivers, others } = JSON.parse(out) as SimulateReport;
    expect(drivers).toBeDefined();
    expect(others.map((other) => other.model)).toContain(model.written.model);
    const plain = await done({ ...few, at: '2025-12-12' });
    expect(await done({ ...few, at: '2025-12-12', variant: { off: [] } })).toBe(plain);
  });

  it('should be accepted with where it is, told as it goes, and found when it is done', async () => {
    const body = { ...few, seed: 11 };
    const accepted = await start(body);
    const id = idOf(accepted);
    expect(accepted.status).toBe(202);
    expect(accepted.headers.get('location')).toBe(`/api/simulations/${id}`);
    expect(accepted.body['request']).toMatchObject({ seed: 11, vary: false, assume: {} });
    const told = await listen(id);
    const events = told.map(({ event }) => event);
    expect(events[0]).toBe('progress');
    expect(events.slice(-2)).toEqual(['report', 'done']);
    expect(told.at(-2)?.data).toMatchObject({ runs: 40 });
    const found = await ask(served, `api/simulations/${id}`);
    expect(found.body).toMatchObject({ id, state: 'done', report: told.at(-2)?.data });
    const again = await start(body);
    expect([again.status, idOf(again)]).toEqual([200, id]);
    expect((await listen(id)).map(({ event }) => event)).toEqual(['progress', 'report', 'done']);
  });

  it('should have one id for one request, and another where anything would differ', async () => {
    const ids = new Set<string>();
    for (const other of [{}, { seed: 2 }, { runs: 41 }, { first: 1 }, { months: 5 }]) {
      const id = await done({ ...few, ...other });
      await end(id);
      ids.add(id);
    }
    expect(ids.size).toBe(5);
    // What is left out means the same as saying it.
    const said = await done({ ...few, seed: 1, vary: false, assume: {}, first: 0 });
    expect(ids).toContain(said);
  });
});

describe('limits', () => {
  it('should let one wait, refuse the next, and answer other requests meanwhile', async () => {
    const first = await start({ ...endless, seed: 21 });
    const second = await start({ ...endless, seed: 22 });
    const third = await start({ ...endless, seed: 23 });
    expect([first.body['state'], second.body['state']]).toEqual(['running', 'waiting']);
    expect([third.status, third.type]).toEqual([429, 'application/problem+json']);
    expect((await ask(served, 'api/health')).status).toBe(200);
    const refused = await ask(served, `api/simulations/${idOf(first)}/report`);
    expect(refused.status).toBe(409);
    for (const each of [second, first]) expect((await end(idOf(each))).status).toBe(204);
    expect((await ask(served, `api/simulations/${idOf(first)}`)).status).toBe(404);
    expect((await end(idOf(first))).status).toBe(404);
  });

  it('should tell who listens that it was ended', async () => {
    const id = idOf(await start({ ...endless, seed: 31 }));
    const listening = listen(id);
    await end(id);
    const told = await listening;
    expect(told.at(-1)).toMatchObject({ event: 'failed', data: { status: 410 } });
  });

  it('should keep the latest that are done, and no more', async () => {
    const ids: string[] = [];
    for (const seed of [41, 42, 43, 44]) ids.push(await done({ ...few, seed }));
    const listed = await ask(served, 'api/simulations');
    const kept = (listed.body['simulations'] as { id: string }[]).map(({ id }) => id);
    expect(kept).toEqual(ids.slice(1));
  });

  it('should refuse what cannot be run, and say why', async () => {
    const refused: [object, number, string][] = [
      [{}, 400, 'timeline'],
      [{ ...few, runs: 100_001 }, 400, 'runs'],
      [{ ...few, runs: 0 }, 400, 'runs'],
      [{ ...few, months: 121 }, 400, 'months'],
      [{ ...few, first: 4_294_967_295 }, 400, 'first'],
      [{ ...few, model: 'no-such-model' }, 400, 'no model "no-such-model"'],
      [{ ...few, model: '../../x.yaml' }, 400, 'model'],
      [{ ...few, assume: { 'no-such': 1 } }, 400, 'has no assumption "no-such". It has'],
      [{ ...few, at: '2025-13' }, 400, 'at'],
      [{ ...few, at: '1900-01-01' }, 400, 'no event by'],
      [{ ...few, timeline: 'nowhere' }, 404, 'no timeline'],
      [{ ...few, workers: 64 }, 400, 'workers'],
      [{ ...few, variant: { off: ['no-such'] } }, 400, 'no policy "no-such"'],
      [{ ...few, variant: { off: [], more: 1 } }, 400, 'more'],
      [{ ...few, variant: { concede: [{ in: 'x', party: 'y', how: 'never' }] } }, 400, 'how'],
      [{ ...few, variant: { concede: [{ in: 'x', party: 'y', how: 'late' }] } }, 400, 'no party'],
    ];
    for (const [body, status, words] of refused) {
      const answer = await start(body);
      expect({ body, status: answer.status }).toEqual({ body, status });
      expect(answer.body['detail']).toContain(words);
    }
  });

  it('should end what runs when the server stops', async () => {
    const other = await serve(join(folder, 'other.db'), ['belarus']);
    const { status } = await ask(other, 'api/simulations', { body: endless });
    expect(status).toBe(202);
    // Would wait for all the runs if the workers were not ended.
    await other.close();
    const answered = await fetch(new URL('api/health', other.url)).catch(() => 'nobody');
    expect(answered).toBe('nobody');
  });
});
