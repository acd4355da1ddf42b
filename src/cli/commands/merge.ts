import { existsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { encodeResult, mergeResults, type Manifest } from '../../simulate/many/result.ts';
import { readResult } from '../../simulate/many/result-file.ts';
import { countOf, type Ranges } from '../../simulate/many/ranges.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { KINDS } from '../../output/kind.ts';
import { UsageError } from '../../input/usage.ts';
import { addForce, answerFile, type ForceOption } from '../output/answer-file.ts';
import { Page } from '../output/page.ts';
import { counted } from '../render/phrases.ts';

interface Options extends CommonOptions, ForceOption {
  readonly out: string;
}

export interface MergeReport {
  readonly out: string;
  readonly files: readonly string[];
  readonly manifest: Manifest;
  readonly runs: Ranges;
}

export function addMerge(program: Command, cli: Cli): void {
  const command = program
    .command('merge')
    .description('adds up results of one simulation that was run in shards')
    .argument('<results...>', 'files that simulate --out has written')
    .requiredOption('--out <file>', 'the file to write');
  addForce(command);
  common(command, cli, ['merge part-1.json part-2.json --out all.json']);
  command.action((files: string[], options: Options) => {
    const target = answerFile(cli, options, '--out', options.out, KINDS.result);
    const isNew = !existsSync(options.out) || statSync(options.out).size === 0;
    if (!isNew && !files.includes(options.out) && options.force !== true) {
      throw new UsageError(
        `--out ${options.out}: there is a file already, and it is none of those to be added up. ` +
          'Name another file, or add --force to replace this one',
      );
    }
    const parts = files.map((file) => ({ file, result: readResult(file) }));
    const result = mergeResults(parts);
    target?.write(encodeResult(result));
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
