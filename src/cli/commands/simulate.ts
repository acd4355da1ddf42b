import type { Command } from 'commander';
import { type Cli, common } from '../cli.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { manyFutures } from '../simulate/futures.ts';
import { oneFuture } from '../simulate/one-future.ts';
import { prepare } from '../arguments/simulation.ts';
import { withStore } from '../store.ts';
import { addQuestions, answerQuestion, questionIn } from '../simulate/questions.ts';
import { type SimulateOptions } from '../simulate/options.ts';

export function addSimulate(program: Command, cli: Cli): void {
  const command = program
    .command('simulate')
    .description('runs a model forward from a timeline: one future in detail, or many in summary')
    .argument('<timeline>', 'CASE, CASE~BRANCH or a branch')
    .option(
      '--model <model>',
      'a model of the case (default: the first), or your own file (docs/models.md)',
    )
    .option('--at <day>', 'the day to start from (default: the day of the last event)')
    .option('--months <n>', "how many months to simulate (default: the model's own)")
    .option('--seed <n>', 'the random seed: the same seed gives the same futures (default: 1)')
    .option('--assume <name=value>', 'set the value of an assumption; may be repeated', add)
    .option('--vary', 'draw the assumptions of each run from their ranges')
    .option('--runs <n>', 'how many futures, or some of them as FIRST..LAST', '1000')
    .option('--workers <n>', 'worker threads (default: one per core)')
    .option('--out <file>', 'write the counts to a file; continues where an earlier call stopped')
    .option('--quick', 'leave out which assumptions matter and what other models say')
    .option('--run <n>', 'show one future by its number')
    .option('--explain', 'show that future with the draws that decided each event')
    .option('--all', 'with --explain: also what was not done')
    .option('--keep <name>', 'save that future in the store as a branch')
    .option('--question <text>', "with --keep: the branch's question");
  addQuestions(command);
  common(command, cli, [
    'simulate {case} --runs 1000',
    'simulate {case} --run 4711 --explain',
    'simulate {case} --run 4711 --keep run-4711',
    'simulate {case} --runs 5000..9999 --out part-2.json',
    'simulate {case} --runs 1000 --svg bands.svg --csv bands.csv',
    'simulate {case} --compare {branch}',
    'simulate {case} --tornado --svg tornado.svg',
  ]);
  command.action(async (name: string, options: SimulateOptions) => {
    const access = options.keep === undefined ? 'read' : 'write';
    await withStore(cli, options, access, async (store) => {
      const prepared = await prepare(store, await resolveTimeline(store, name, cli.call), options);
      const kind = questionIn(options);
      if (kind !== undefined) {
        const typed = command.getOptionValueSource('runs') === 'default' ? undefined : options.runs;
        await answerQuestion(cli, options, { store, prepared, kind, runs: typed });
      } else if (options.run !== undefined) await oneFuture(cli, options, store, prepared);
      else await manyFutures(cli, options, prepared);
    });
  });
}

const add = (text: string, list: readonly string[] = []): string[] => [...list, text];
