import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { mergeResults } from '../../simulate/many/merge.ts';
import { readResult, writeResult } from '../../simulate/many/result-file.ts';
import { countOf } from '../../simulate/many/tally.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { UsageError } from '../../input/usage.ts';
import { Page } from '../output/page.ts';
import { type MergeReport } from '../../report/merge.ts';
import { counted } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly out: string;
}

export function addMerge(program: Command, cli: Cli): void {
  const command = program
    .command('merge')
    .description('adds up the results of a simulation that was run in parts')
    .argument('<results...>', 'files written by simulate --out')
    .requiredOption('--out <file>', 'the file to write');
  common(command, cli, ['merge part-1.json part-2.json --out all.json']);
  command.action((files: string[], options: Options) => {
    if (existsSync(options.out) && !files.includes(options.out)) {
      throw new UsageError(`--out ${options.out}: there is such a file already: name another`);
    }
    const parts = files.map((file) => ({ file, result: readResult(file) }));
    const result = mergeResults(parts);
    writeResult(options.out, result);
    const { manifest, runs } = result;
    answer<MergeReport>(
      cli,
      options,
      { out: options.out, files, manifest, runs },
      (report, paper) =>
        new Page(paper)
          .text(
            `${counted(countOf(report.runs), 'run')} of ${counted(report.files.length, 'file')} are in ${report.out}.`,
          )
          .command(`verify ${report.out}`),
    );
  });
}
