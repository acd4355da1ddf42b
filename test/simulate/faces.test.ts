import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWithCatalogue } from '../../src/report/read-timeline.ts';
import { simulateReport, type SimulateReport } from '../../src/report/simulate.ts';
import { runRange, simulatorOf } from '../../src/simulate/many/job.ts';
import { resultOf } from '../../src/simulate/many/result.ts';
import { findModel, modelNames } from '../../src/simulate/model/shipped-models.ts';
import { startFrom } from '../../src/simulate/run/read-start.ts';
import { packStart } from '../../src/simulate/run/start.ts';
import { complaintsOf } from '../../src/web/simulate/complaints.ts';
import { startOf, type View, wantedOf } from '../../src/web/simulate/setting.ts';
import { terminal, type Terminal } from '../cli/terminal.ts';
import { ask } from '../server/asking.ts';
import { type Served, serve } from '../server/served.ts';

/** One request, asked at the command line, of the server and on the page. */

let folder: string;
let served: Served;
let typed: Terminal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'detente-faces-'));
  served = await serve(join(folder, 'store.db'), ['poland']);
  typed = await terminal(['poland']);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const models = modelNames('poland').map((name) => findModel('poland', name).model);
const { model: ladder } = findModel('poland', 'ladder');
const [assumption] = ladder.written.assumptions;
const { assumption: name = '', range: [low, high] = [0, 0], integer, unit = '' } = assumption ?? {};

async function atTheCommandLine(...flags: string[]) {
  return typed.run('simulate', 'poland', '--model', 'ladder', '--quick', ...flags);
}

async function ofTheServer(body: object) {
  const more = { timeline: 'poland', model: 'ladder', quick: true, ...body };
  const asked = await ask(served, 'api/simulations', { body: more });
  if (asked.status >= 400) return asked.body;
  const at = new URL(`api/simulations/${String(asked.body['id'])}/stream`, served.url);
  await (await fetch(at)).text();
  return (await ask(served, `api/simulations/${String(asked.body['id'])}/report`)).body;
}

/** What the page's worker makes of what the page reads in its address. */
async function onThePage(view: View): Promise<SimulateReport> {
  const { timeline } = await openWithCatalogue(served.store, 'poland');
  const wanted = wantedOf({ model: 'ladder', ...view }, models);
  if (wanted === undefined) throw new Error('the case has no model');
  const start = packStart(await startFrom(timeline, startOf(view)));
  const simulator = simulatorOf({ model: wanted.model, start, setting: wanted.setting });
  return simulateReport(simulator, resultOf(simulator, runRange(simulator, 0, wanted.runs - 1)));
}

function complaintsOn(view: View): string[] {
  const wanted = wantedOf({ model: 'ladder', ...view }, models);
  if (wanted === undefined) throw new Error('the case has no model');
  return complaintsOf(view, models, wanted).map(({ message }) => message);
}

describe('the faces of a simulation', () => {
  it.each([
    {
      asked: 'with the defaults',
      flags: [],
      body: {},
      view: {},
    },
    {
      asked: 'from a month on, with another seed and value',
      flags: ['--at', '1983-05', '--seed', '7', '--months', '5', '--assume', `${name}=${high}`],
      body: { at: '1983-05', seed: 7, months: 5, assume: { [name]: high } },
      view: { at: '1983-05', seed: '7', months: '5', [`set.${name}`]: String(high) },
    },
  ])('should give one manifest and the same figures $asked', async ({ flags, body, view }) => {
    const cli = await atTheCommandLine('--json', '--runs', '100', ...flags);
    const report = JSON.parse(cli.out) as SimulateReport;
    expect(await ofTheServer({ runs: 100, ...body })).toEqual(report);
    const page = await onThePage({ runs: '100', ...view });
    expect(JSON.parse(JSON.stringify(page))).toEqual(report);
  });

  const whole = (least: number, most: number) => `write a whole number from ${least} to ${most}`;
  const kind = integer === true ? 'a whole number' : 'a number';
  it.each([
    {
      words: whole(1, 120),
      flags: ['--months', '121'],
      body: { months: 121 },
      view: { months: '121' },
    },
    {
      words: whole(0, Number.MAX_SAFE_INTEGER),
      flags: ['--seed', '-1'],
      body: { seed: -1 },
      view: { seed: '-1' },
    },
    {
      words: `write ${kind} from ${low} to ${high} (${unit}), the range that the model gives ${name}`,
      flags: ['--assume', `${name}=${high + 1}`],
      body: { assume: { [name]: high + 1 } },
      view: { [`set.${name}`]: String(high + 1) },
    },
    {
      words: 'he model ladder has no assumption "no-such". It has ',
      flags: ['--assume', 'no-such=1'],
      body: { assume: { 'no-such': 1 } },
      view: { 'set.no-such': '1' },
    },
    {
      words: '"1984-13": month 13 does not exist',
      flags: ['--at', '1984-13'],
      body: { at: '1984-13' },
      view: { at: '1984-13' },
    },
  ])('should refuse in the same words: $words', async ({ words, flags, body, view }) => {
    const { code, err } = await atTheCommandLine(...flags);
    expect(code).toBe(2);
    expect(err.replaceAll(/\s+/g, ' ')).toContain(words);
    const { status, detail } = (await ofTheServer(body)) as { status?: number; detail?: string };
    expect(status).toBe(400);
    expect(detail).toContain(words);
    expect(complaintsOn(view).join('\n')).toContain(words);
  });

  it('should refuse a policy that the model does not have in the same words', async () => {
    const words = 'he model ladder has no policy "no-such"';
    const { detail } = (await ofTheServer({ variant: { off: ['no-such'] } })) as {
      detail?: string;
    };
    expect(detail).toContain(words);
    expect(complaintsOn({ off: 'no-such' }).join('\n')).toContain(words);
  });

  it('should refuse a model that the case does not have in the same words', async () => {
    const words = 'here is no model "laddr": the case has';
    const { err } = await typed.run('simulate', 'poland', '--model', 'laddr');
    expect(err.replaceAll(/\s+/g, ' ')).toContain(words);
    const { detail } = (await ofTheServer({ model: 'laddr' })) as { detail?: string };
    expect(detail).toContain(words);
    expect(complaintsOn({ model: 'laddr' }).join('\n')).toContain(words);
  });

  it('should leave out on the page only what cannot be', () => {
    const [off = ''] = ladder.written.policies.map(({ policy }) => policy);
    const wanted = wantedOf({ model: 'ladder', off: `no-such,${off}`, months: 'x' }, models);
    expect(wanted?.variant).toEqual({ off: [off], concede: [] });
    expect(wanted?.setting.months).toBe(ladder.written.months);
  });
});
