import { join } from 'node:path';
import { GENERATED_CASE } from './generate/case.ts';
import { type Group, ratioRow, type Row, time } from './row.ts';
import { command, type Cost, run } from './scale/child.ts';
import { storeWith, type ScaleTask, timesIn } from './scale/many.ts';
import type { BenchSetting } from './setting.ts';

const LIMIT_MIB = 512;
const DEPTH = 8;
const FEW = 10;
const MANY = 10_000;
const NOTE =
  'A process of its own: its wall time, and its peak memory as the system counts it (maximum resident set).';

/** What a long history and a long-lived store cost: memory a step, and time a branch. */
export const scaleRows: Group<BenchSetting> = async (setting) => [
  ...(await historyRows(setting)),
  ...(await branchRows(setting)),
];

async function historyRows(setting: BenchSetting): Promise<Row[]> {
  const { folder } = setting;
  const rows: Row[] = [];
  const lines = join(folder, 'case.jsonl');
  const store = join(folder, 'imported.db');
  const copy = join(folder, 'copied.db');
  const [record, deep] = [GENERATED_CASE, `${GENERATED_CASE}~level-${DEPTH}`];
  const step = async (what: string, cost: () => Promise<Cost>): Promise<void> => {
    setting.say(what);
    rows.push(memoryRow(what, await cost()));
  };
  const cli = (what: string, at: string, ...words: string[]): Promise<void> =>
    step(what, () => command(folder, ...words, '--store', at));
  await cli('export, jsonl', setting.file, 'export', record, '--out', lines);
  await cli(
    'export, csv',
    setting.file,
    'export',
    record,
    '--format',
    'csv',
    '--out',
    `${lines}.csv`,
  );
  await cli('import of the jsonl', store, 'import', lines);
  await cli('the same import again', store, 'import', lines);
  await cli('replay', store, 'replay', record);
  await cli('replay --json', store, 'replay', record, '--json');
  await cli('events', store, 'events', record);
  const nest = join(import.meta.dirname, 'scale/nest.ts');
  await step(`branches to depth ${DEPTH}, 3 edits each`, () =>
    run(folder, nest, [store, String(DEPTH)]),
  );
  await cli(`edit at depth ${DEPTH}`, store, 'edit', deep, 'undo');
  await cli(`why at depth ${DEPTH}`, store, 'why', deep);
  await cli(`replay at depth ${DEPTH}`, store, 'replay', deep);
  await cli(`compare the record and depth ${DEPTH}`, store, 'compare', record, deep, '--cascade');
  await cli('cases', store, 'cases');
  await step('copy with branches', () => command(folder, 'copy', '--from', store, '--to', copy));
  await cli('verify the copy', copy, 'verify');
  return rows;
}

function memoryRow(what: string, { ms, mebibytes }: Cost): Row {
  return {
    what,
    ours: time(ms),
    beside: '',
    result: `${mebibytes.toFixed(0)} MiB`,
    reach: `≤ ${LIMIT_MIB} MiB`,
    met: mebibytes <= LIMIT_MIB,
    note: NOTE,
  };
}

async function branchRows({ folder, say }: BenchSetting): Promise<Row[]> {
  say(`a store with ${MANY} branches`);
  const counts = [FEW, MANY];
  const paths = counts.map((count) => join(folder, `branches-${count}.db`));
  for (const [i, path] of paths.entries()) await storeWith(path, counts[i] ?? 0);
  const [few, many] = await timesIn(paths, counts);
  if (few === undefined || many === undefined) return [];
  const rows = (Object.keys(many) as ScaleTask[]).map((name) =>
    ratioRow(
      `${name}, of ${MANY}`,
      {
        ours: time(many[name]),
        beside: `of ${FEW}: ${time(few[name])}`,
        ratio: many[name] / few[name],
      },
      { most: 1.5 },
    ),
  );
  const listed = await command(folder, 'cases', '--store', paths[1] ?? '');
  return [...rows, memoryRow(`cases, ${MANY} branches`, listed)];
}
