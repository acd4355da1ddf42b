import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { readCase } from '../src/case/folder.ts';
import { importCase } from '../src/case/import.ts';
import { InputError } from '../src/input/problem.ts';
import { UsageError } from '../src/input/usage.ts';
import { KINDS } from '../src/output/kind.ts';
import { scriptTarget } from '../src/output/target.ts';
import { readText } from '../src/case/text-file.ts';
import { openTimeline } from '../src/history/timeline.ts';
import { readModel } from '../src/simulate/model/model-file.ts';
import { MemoryStore } from '../src/store/memory/engine.ts';
import { introduction } from './back-test/introduction.ts';
import { caseSection, type TrialReport } from './back-test/markdown.ts';
import { asKnown, readPlan } from './back-test/plan.ts';
import { tryModel } from './back-test/trial.ts';

/**
 * `node scripts/back-test.ts [CASE [MODEL]] [--from DATE]…` starts models at earlier dates of the
 * record and says where what then happened lies among their runs. The dates, and what was known by
 * them, stand in `scenarios/CASE/back-tests.yaml`; `--markdown FILE` writes all of it to a page.
 */
const USAGE =
  'node scripts/back-test.ts [CASE [MODEL]] [--from DATE]… [--runs N] [--seed N] [--defaults] [--markdown FILE [--force]]';

interface Wanted {
  readonly model: string | undefined;
  readonly from: readonly string[];
  readonly runs: number;
  readonly seed: number;
  /** Assumptions at their defaults instead of drawn from their ranges. */
  readonly defaults: boolean;
}

/** Tries the models of one case. Throws InputError. */
export async function backTest(name: string, wanted: Wanted): Promise<string> {
  const folder = join('scenarios', name);
  const plan = join(folder, 'back-tests.yaml');
  const sources = readCase(folder);
  await using store = new MemoryStore();
  await importCase(store, sources);
  const timeline = await openTimeline(store, name);
  const trials: TrialReport[] = [];
  for (const { from, until, why, reading, models } of readPlan(plan)) {
    if (wanted.from.length > 0 && !wanted.from.includes(from)) continue;
    const results: TrialReport['results'][number][] = [];
    for (const [model, known] of Object.entries(models)) {
      if (wanted.model !== undefined && wanted.model !== model) continue;
      const file = join(folder, 'models', `${model}.yaml`);
      const then = asKnown(readModel(readText(file, file), file), known, plan);
      const result = await tryModel(timeline, then, { ...wanted, from, until });
      results.push({ ...result, hash: then.hash });
    }
    trials.push({ why, results, ...(reading === undefined ? {} : { reading }) });
  }
  return caseSection(sources.case.title, trials);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      defaults: { type: 'boolean', default: false },
      markdown: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  });
  const [name, model] = positionals;
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  if (!(Number.isInteger(runs) && runs > 0 && Number.isInteger(seed) && seed >= 0)) {
    throw new RangeError(`--runs and --seed are whole numbers: ${USAGE}`);
  }
  const cases = name === undefined ? shippedCases() : [name];
  const { from, defaults, markdown } = values;
  const target =
    markdown === undefined
      ? undefined
      : scriptTarget({
          flag: '--markdown',
          path: markdown,
          kind: KINDS.backTests,
          force: values.force,
        });
  const sections: string[] = [];
  for (const each of cases)
    sections.push(await backTest(each, { model, from, runs, seed, defaults }));
  const page = [introduction(runs, seed), ...sections].join('\n');
  const text = await format(page, { ...(await resolveConfig('README.md')), parser: 'markdown' });
  if (target === undefined) console.log(text);
  else target.write(text);
}

const shippedCases = (): string[] =>
  parse(readFileSync('scenarios/cases.yaml', 'utf8')) as string[];

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    const expected = [InputError, UsageError, RangeError, TypeError];
    if (!(error instanceof Error && expected.some((kind) => error instanceof kind))) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
