import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { KINDS } from '../src/output/kind.ts';
import { scriptTarget } from '../src/output/target.ts';
import { launch } from '../test/web/browser.ts';
import { formatTable, type Row, time } from './row.ts';
import { type Cold, coldLoad, firstSimulated, quantile, scrub, type Taken } from './web/figures.ts';
import { servePage } from './web/server.ts';

/** `npm run bench:web -- [--loads N] [--steps N] [--events N] [--seed N] [--json FILE [--force]]` */
const flags = z.object({
  loads: z.coerce.number().int().min(5).max(100).default(7),
  steps: z.coerce.number().int().min(5).max(1000).default(60),
  events: z.coerce.number().int().min(1_000).max(100_000).default(5_000),
  seed: z.coerce.number().int().default(7),
  json: z.string().optional(),
  force: z.boolean().default(false),
});
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    loads: text,
    steps: text,
    events: text,
    seed: text,
    json: text,
    force: { type: 'boolean' },
  },
});
const { loads, steps, events, seed, json, force } = flags.parse(values);
const target =
  json === undefined
    ? undefined
    : scriptTarget({ flag: '--json', path: json, kind: KINDS.bench, force });

/** A figure beside what it may be at most; `most` in the unit of `value`. */
function most(what: string, value: number, limit: number, shown = time): Row {
  const met = value <= limit;
  return {
    what,
    ours: shown(value),
    beside: '',
    result: shown(value),
    reach: `≤ ${shown(limit)}`,
    met,
  };
}
const told = (what: string, value: number): Row => ({
  what,
  ours: time(value),
  beside: '',
  result: time(value),
  reach: '',
  met: undefined,
});
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const STEP_MS = 60;

/** What a kind of step takes: wall time is held against the budget, the rest says what it is made of. */
function stepRow(what: string, taken: readonly Taken[], idle: readonly Taken[]): Row {
  const of = (part: number, field: keyof Taken, among = taken): string =>
    time(
      quantile(
        among.map((each) => each[field]),
        part,
      ),
    );
  const p95 = quantile(
    taken.map(({ wall }) => wall),
    0.95,
  );
  return {
    what: `${what}, p95 of ${taken.length}`,
    ours: `${time(p95)}, p50 ${of(0.5, 'wall')}; processor ${of(0.95, 'cpu')}, p50 ${of(0.5, 'cpu')}`,
    beside: `an idle frame: ${of(0.95, 'wall', idle)}, p50 ${of(0.5, 'wall', idle)}`,
    result: time(p95),
    reach: `≤ ${time(STEP_MS)}`,
    met: p95 <= STEP_MS,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'detente-bench-web-'));
try {
  await using served = await servePage(join(folder, 'store.db'), {
    record: 'belarus',
    events,
    seed,
  });
  const browser = await launch();
  try {
    const at = (path: string): string => new URL(path, served.url).href;
    const record = at(`replay/${served.record}`);
    // The first load of all also starts the browser's own processes.
    await coldLoad(browser, record);
    const cold: Cold[] = [];
    for (let i = 0; i < loads; i += 1) cold.push(await coldLoad(browser, record));
    const rows: Row[] = [
      most('scripts of the first load, gzip', cold[0]?.scripts ?? NaN, 230_000, kilobytes),
      most(
        `first contentful paint, median of ${loads} cold loads`,
        quantile(
          cold.map(({ firstPaint }) => firstPaint),
          0.5,
        ),
        800,
      ),
      told(
        'first answer on view, median',
        quantile(
          cold.map(({ answered }) => answered),
          0.5,
        ),
      ),
    ];
    for (const name of [served.record, served.long]) {
      const { keys, drags, idle, events: long } = await scrub(browser, at(`replay/${name}`), steps);
      rows.push(
        stepRow(`step by key, ${long} events`, keys, idle),
        stepRow(`step by dragging, ${long} events`, drags, idle),
      );
    }
    rows.push(
      told(
        'first simulated numbers',
        await firstSimulated(browser, at(`simulate/${served.record}`)),
      ),
    );
    const [cpu] = cpus();
    const version = browser.version();
    console.log(
      `${cpu?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, Chromium ${version}\n`,
    );
    console.log(formatTable(rows));
    target?.write(`${JSON.stringify({ rows }, undefined, 2)}\n`);
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
