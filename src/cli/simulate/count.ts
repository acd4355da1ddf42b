import { existsSync } from 'node:fs';
import { runMany, workersFor } from '../../simulate/many/many.ts';
import { differing, mergeResults } from '../../simulate/many/merge.ts';
import { type Result, manifestOf, resultOf } from '../../simulate/many/result.ts';
import { readResult, writeResult } from '../../simulate/many/result-file.ts';
import { type Ranges, countOf, without } from '../../simulate/many/tally.ts';
import { type Cli } from '../cli.ts';
import { UsageError } from '../../input/usage.ts';
import { type CliSimulation, workersFrom } from '../arguments/simulation.ts';
import { type SimulateOptions } from './options.ts';
/** Counts the runs that a file does not hold yet, and keeps the file up to date on the way. */
export async function count(
  cli: Cli,
  options: SimulateOptions,
  { simulator, job }: CliSimulation,
  wanted: Ranges,
): Promise<Result> {
  const { out } = options;
  const before = out === undefined ? undefined : earlier(out, simulator);
  const runs = before === undefined ? wanted : without(wanted, before.runs);
  const total = (part: Result): Result =>
    before === undefined
      ? part
      : mergeResults([
          { file: out ?? '', result: before },
          { file: out ?? '', result: part },
        ]);
  const workers =
    options.workers === undefined ? workersFor(countOf(runs)) : workersFrom(options.workers);
  let written = 0;
  const all = countOf(runs);
  let latest = 0;
  const tallied = await runMany(job, {
    runs,
    workers,
    onProgress: (done, of) => {
      latest = done;
      if (cli.errIsTerminal) cli.err(`\rsimulating: ${done} of ${of} runs …`);
    },
    // A killed job goes on from the last tenth that was written.
    onPart: (soFar) => {
      if (out === undefined || (latest - written) * 10 < all) return;
      written = latest;
      writeResult(out, total(resultOf(simulator, soFar())));
    },
  });
  if (cli.errIsTerminal) cli.err('\r\u001b[2K');
  const result = total(resultOf(simulator, tallied));
  if (out !== undefined) writeResult(out, result);
  return result;
}

function earlier(out: string, simulator: CliSimulation['simulator']): Result | undefined {
  if (!existsSync(out)) return undefined;
  const result = readResult(out);
  const field = differing(manifestOf(simulator), result.manifest);
  if (field === undefined) return result;
  throw new UsageError(
    `--out ${out}: this file is of another simulation (${field} differs): name another file, or remove it`,
  );
}
