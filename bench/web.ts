import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { launch } from '../test/web/browser.ts';
import { formatTable, type Row, time } from './row.ts';
import { type Cold, coldLoad, firstSimulated, quantile, scrub } from './web/figures.ts';
import { servePage } from './web/serving.ts';

/** `npm run bench:web -- [--loads N] [--steps N] [--events N] [--seed N] [--json FILE]` */
const flags = z.object({
  loads: z.coerce.number().int().min(5).max(100).default(7),
  steps: z.coerce.number().int().min(5).max(1000).default(60),
  events: z.coerce.number().int().min(1_000).max(100_000).default(5_000),
  seed: z.coerce.number().int().default(7),
  json: z.string().optional(),
});
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { loads: text, steps: text, events: text, seed: text, json: text },
});
const { loads, steps, events, seed, json } = flags.parse(values);

/** A figure beside what it may be at most; `most` in the unit of `value`. */
function most(what: string, value: number, limit: number, shown = time, beside = ''): Row {
  const met = value <= limit;
  return {
    what,
    ours: shown(value),
    beside,
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

function stepRows(what: string, taken: readonly number[]): Row[] {
  const spread = `p50 ${time(quantile(taken, 0.5))}, most ${time(Math.max(...taken))}`;
  return [most(`${what}, p95 of ${taken.length}`, quantile(taken, 0.95), STEP_MS, time, spread)];
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
      const { keys, drags, shown } = await scrub(browser, at(`replay/${name}`), steps);
      const long = shown.replace(/^.* of /, '');
      rows.push(
        ...stepRows(`step by key, ${long} events`, keys),
        ...stepRows(`step by dragging, ${long} events`, drags),
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
    if (json !== undefined) writeFileSync(json, `${JSON.stringify({ rows }, undefined, 2)}\n`);
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
