import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { KINDS } from '../src/output/kind.ts';
import { scriptTarget } from '../src/output/target.ts';
import { appendRows } from './append.ts';
import { branchRows } from './branches.ts';
import { useClock } from './clock.ts';
import { dateRows } from './dates.ts';
import { futureRows } from './futures.ts';
import { negotiateRows } from './negotiate.ts';
import { peerRows } from './peers.ts';
import { replayRows } from './replay.ts';
import { formatTable, type Group, type Row } from './row.ts';
import { scaleRows } from './scale.ts';
import { serverRows } from './server.ts';
import { prepare, type BenchSetting } from './setting.ts';

/** `npm run bench -- [--events N] [--seed N] [--store FILE] [--only NAMES] [--json FILE [--force]] [--clock wall|cpu]` */
const groups: Readonly<Record<string, Group<BenchSetting>>> = {
  replay: replayRows,
  branches: branchRows,
  dates: dateRows,
  append: appendRows,
  server: serverRows,
  negotiate: negotiateRows,
  futures: futureRows,
  peers: peerRows,
  scale: scaleRows,
};

const flags = z.object({
  events: z.coerce.number().int().min(1_000).max(10_000_000).default(1_000_000),
  seed: z.coerce.number().int().default(7),
  store: z.string().optional(),
  only: z
    .string()
    .default(Object.keys(groups).join(','))
    .transform((names) => names.split(',')),
  json: z.string().optional(),
  clock: z.enum(['wall', 'cpu']).default('wall'),
  force: z.boolean().default(false),
});

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    events: text,
    seed: text,
    store: text,
    only: text,
    json: text,
    clock: text,
    force: { type: 'boolean' },
  },
});
const { events, seed, store, only, json, clock, force } = flags.parse(values);
const target =
  json === undefined
    ? undefined
    : scriptTarget(
        { flag: '--json', path: json, kind: KINDS.bench, force },
        store === undefined ? [] : [store],
      );
useClock(clock);
const unknown = only.filter((name) => groups[name] === undefined);
if (unknown.length > 0) {
  throw new RangeError(
    `no rows are called ${unknown.join(', ')}: use ${Object.keys(groups).join(', ')}`,
  );
}

const [cpu] = cpus();
const machine = {
  cpu: cpu?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1024 ** 3),
  system: `${process.platform} ${process.arch}`,
  node: process.version,
  sqlite: process.versions['sqlite'],
};

const setting = await prepare({ events, seed, file: store }, (progress) => {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${progress}`);
});
const rows: Row[] = [];
try {
  for (const name of only) rows.push(...((await groups[name]?.(setting)) ?? []));
} finally {
  setting.close();
}
console.log(
  `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, SQLite ${machine.sqlite ?? '?'}, ${clock} time\n`,
);
console.log(formatTable(rows));
target?.write(`${JSON.stringify({ machine, clock, events, seed, rows }, undefined, 2)}\n`);
