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
    .description("lets a model's actors go on from a timeline: one future told, or many counted")
    .argument('<timeline>', 'CASE, CASE~BRANCH or a branch')
    .option(
      '--model <model>',
      'a model of the case (default: the first), or a file of yours (docs/models.md)',
    )
    .option('--at <day>', 'the last day of the past (default: that of the last event)')
    .option('--months <n>', "how far (default: the model's own)")
    .option('--seed <n>', 'which luck: the same seed gives the same futures (default: 1)')
    .option('--assume <name=value>', 'another value for an assumption; may be repeated', add)
    .option('--vary', 'let each run draw its assumptions from their ranges')
    .option('--runs <n>', 'how many futures, or a shard of them as FIRST..LAST', '1000')
    .option('--workers <n>', 'worker threads (default: one a core)')
    .option('--out <file>', 'write the counts to a file; goes on where an earlier call stopped')
    .option('--quick', 'leave out what drives it and what other models say')
    .option('--run <n>', 'one future by its number')
    .option('--explain', 'tell that future, with the draws that decided each event')
    .option('--all', 'with --explain: also what was not done')
    .option('--keep <name>', 'append that future to the store as a branch')
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
