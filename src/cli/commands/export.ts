import { createWriteStream, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { exportCsv, exportJsonl } from '../../exchange/export.ts';
import type { EventStore } from '../../store/port.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { lastDay, typedMoment } from '../arguments/dates.ts';
import { UsageError } from '../../input/usage.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { withStore } from '../store.ts';
import { isoDay } from '../../../domain/calendar.ts';
import { Page, type Paper } from '../output/page.ts';
import { type ExportReport } from '../../report/export.ts';
import { counted } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly format: 'jsonl' | 'csv';
  readonly out?: string;
  readonly withAncestors?: boolean;
  readonly at?: string;
  readonly known?: string;
}

export function addExport(program: Command, cli: Cli): void {
  const command = program
    .command('export')
    .description('exports a timeline: jsonl to import again, csv for a spreadsheet')
    .argument('<timeline>', 'CASE, CASE~BRANCH or a branch')
    .addOption(
      new Option('--format <format>', 'jsonl: the stored events; csv: the effective history')
        .choices(['jsonl', 'csv'])
        .default('jsonl'),
    )
    .option(
      '--out <file>',
      'the file to write (default: standard output); an existing file is replaced',
    )
    .option('--with-ancestors', 'jsonl: also the timelines that a branch descends from')
    .option('--at <date>', 'csv: only events up to this date')
    .option('--known <date>', 'csv: only what the record contained then');
  common(command, cli, [
    'export {case} --format csv --out {case}.csv',
    'export {branch} --with-ancestors --out branch.jsonl',
  ]);
  command.action(async (name: string, options: Options) => {
    if (options.json === true && options.out === undefined) {
      throw new UsageError('--json tells of an export to a file: add --out FILE');
    }
    await withStore(cli, options, 'read', async (store) => {
      const timeline = await resolveTimeline(store, name, cli.call);
      const pieces = piecesOf(store, timeline, options);
      if (options.out === undefined) {
        for await (const piece of pieces) {
          cli.out(piece);
          await cli.kept();
        }
        return;
      }
      const lines = await writeTo(options.out, pieces);
      const report: ExportReport = { timeline, format: options.format, out: options.out, lines };
      answer(cli, options, report, renderExport);
    });
  });
}

async function* piecesOf(
  store: EventStore,
  timeline: string,
  options: Options,
): AsyncGenerator<string> {
  const { format, at, known, withAncestors = false } = options;
  if (format === 'csv') {
    yield* exportCsv(store, timeline, {
      ...(at === undefined ? {} : { at: isoDay(lastDay('--at', at)) }),
      ...(known === undefined ? {} : { known: typedMoment('--known', known) }),
    });
    return;
  }
  if (at !== undefined || known !== undefined) {
    throw new UsageError(
      '--at and --known are for --format csv: a .jsonl file holds whole streams',
    );
  }
  for await (const line of exportJsonl(store, timeline, { withAncestors })) yield `${line}\n`;
}

async function writeTo(path: string, pieces: AsyncIterable<string>): Promise<number> {
  const folder = dirname(path);
  if (!existsSync(folder)) {
    throw new UsageError(`there is no folder ${folder}: make it first, or write elsewhere`);
  }
  let lines = 0;
  async function* counting(): AsyncGenerator<string> {
    for await (const piece of pieces) {
      lines += 1;
      yield piece;
    }
  }
  await pipeline(Readable.from(counting()), createWriteStream(path));
  return lines;
}

function renderExport({ timeline, format, out, lines }: ExportReport, paper: Paper): Page {
  return new Page(paper).text(
    `${timeline}: ${counted(lines, 'line')} of ${format} written to ${out}`,
  );
}
