import type { ExportReport } from '../commands/export.ts';
import { Page, type Paper } from '../output/page.ts';
import { counted } from '../../report/words.ts';

export function renderExport({ timeline, format, out, lines }: ExportReport, paper: Paper): Page {
  return new Page(paper).text(
    `${timeline}: ${counted(lines, 'line')} of ${format} written to ${out}`,
  );
}
