import { counted } from '../render/phrases.ts';
import { Page, type Paper } from '../output/page.ts';
import { type Command, Option } from 'commander';
import { type CsvExport, exportCsv, exportJsonl } from '../../exchange/export.ts';
import type { EventStore } from '../../store/port.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { lastDay, typedMoment } from '../dates.ts';
import { KINDS } from '../../output/kind.ts';
import { parseTimelineName } from '../../store/timeline-name.ts';
import { checkDescent } from '../../history/soundness.ts';
import { UsageError } from '../../input/usage.ts';
import { resolveTimeline } from '../names.ts';
import { addForce, answerFile, type ForceOption } from '../output/answer-file.ts';
import { withStore } from '../store.ts';
import { isoDay } from '../../../domain/calendar.ts';

interface ExportReport {
  readonly timeline: string;
  readonly format: string;
  readonly out: string;
  readonly lines: number;
}

interface Options extends CommonOptions, ForceOption {
  readonly format: 'jsonl' | 'csv';
  readonly out?: string;
  readonly withAncestors?: boolean;
  readonly at?: string;
  readonly known?: string;
}

export function addExport(program: Command, cli: Cli): void {
  const command = program
    .command('export')
    .description('writes a timeline out: jsonl to import again, csv for a spreadsheet')
    .argument('<timeline>', 'CASE, CASE~BRANCH or a branch')
    .addOption(
      new Option('--format <format>', 'jsonl: the stored events; csv: the effective history')
        .choices(['jsonl', 'csv'])
        .default('jsonl'),
    )
    .option('--out <file>', 'where to (default: standard output); an earlier export is replaced')
    .option('--with-ancestors', 'jsonl: also the streams that a branch descends from')
    .option('--at <date>', 'csv: only events up to this date')
    .option('--known <date>', 'csv: only what the record held then');
  addForce(command);
  common(command, cli, [
    'export {case} --format csv --out {case}.csv',
    'export {branch} --with-ancestors --out branch.jsonl',
  ]);
  command.action(async (name: string, options: Options) => {
    if (options.json === true && options.out === undefined) {
      throw new UsageError('--json tells of an export to a file: add --out FILE');
    }
    const cut = cutOf(options);
    const target = answerFile(
      cli,
      options,
      '--out',
      options.out,
      options.format === 'csv' ? KINDS.history : KINDS.events,
    );
    await withStore(cli, options, 'read', async (store) => {
      const timeline = await resolveTimeline(store, name, cli.call);
      // What was damaged is not handed on as if it were the record.
      await checkDescent(store, parseTimelineName(timeline));
      const pieces = piecesOf(store, timeline, options, cut);
      if (target === undefined) {
        for await (const piece of pieces) {
          cli.out(piece);
          await cli.kept();
        }
        return;
      }
      const lines = await target.writePieces(pieces);
      const { format } = options;
      const report: ExportReport = { timeline, format, out: target.asked.path, lines };
      answer(cli, options, report, renderExport);
    });
  });
}

/** Which part of a history is asked for; throws UsageError where that makes no sense. */
function cutOf({ format, at, known }: Options): CsvExport {
  if (format === 'jsonl' && (at !== undefined || known !== undefined)) {
    throw new UsageError(
      '--at and --known are for --format csv: a .jsonl file holds whole streams',
    );
  }
  return {
    ...(at === undefined ? {} : { at: isoDay(lastDay('--at', at)) }),
    ...(known === undefined ? {} : { known: typedMoment('--known', known) }),
  };
}

async function* piecesOf(
  store: EventStore,
  timeline: string,
  { format, withAncestors = false }: Options,
  cut: CsvExport,
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield* exportCsv(store, timeline, cut);
    return;
  }
  for await (const line of exportJsonl(store, timeline, { withAncestors })) yield `${line}\n`;
}

function renderExport({ timeline, format, out, lines }: ExportReport, paper: Paper): Page {
  return new Page(paper).text(
    `${timeline}: ${counted(lines, 'line')} of ${format} written to ${out}`,
  );
}
