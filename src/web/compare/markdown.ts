import { valueText } from './EventDiff.tsx';
import type { EventDifference } from './differences.ts';
import type { TimelinePair } from './finding.ts';
import { outcomesOf } from './Outcomes.tsx';
import { rowsOf } from './States.tsx';
import { timelineInWords } from '../../report/compare-words.ts';

/** The whole comparison as Markdown, to be read without the page. */
export function markdownOf(
  pairs: readonly TimelinePair[],
  differences: readonly EventDifference[],
  { ribbon, ends }: { readonly ribbon: string | undefined; readonly ends: readonly string[] },
): string {
  const { columns, rows } = outcomesOf(pairs);
  const names = [pairs[0]?.base ?? '', ...pairs.map(({ other }) => other)];
  return [
    `# ${names.map(timelineInWords).join(' beside ')}`,
    ribbon === undefined ? '' : `**${ribbon}**\n`,
    `How things stand on ${pairs[0]?.on.at ?? ''}${pairs[0]?.on.cascade === true ? ', without what falls' : ''}:\n`,
    tableOf(columns, rows),
    ends.length === 0 ? '' : `${ends.join('; ')}: what stood then is taken to stand still.\n`,
    ...pairs.flatMap((pair) => sectionOf(pair, differences)),
  ].join('\n');
}

function sectionOf(pair: TimelinePair, differences: readonly EventDifference[]): string[] {
  const { base, other, on, whole } = pair;
  const own = differences.filter((each) => each.pair.other === other);
  return [
    `\n## ${timelineInWords(other)} beside ${timelineInWords(base)}\n`,
    tableOf(['what', 'which', timelineInWords(base), timelineInWords(other)], rowsOf(on.states)),
    `\n${own.length} events differ, ${whole.same} are alike.\n`,
    tableOf(
      ['date', 'how', 'event', 'summary', 'fields'],
      own.map(({ on: day, how, falls, key, summary, fields }) => [
        day,
        falls ? `${how}; it falls` : how,
        key,
        summary,
        fields
          .map(({ field, was, is }) => `${field}: ${valueText(was)} → ${valueText(is)}`)
          .join('; '),
      ]),
    ),
  ];
}

type Cells = readonly (string | number)[];
function tableOf(columns: Cells, rows: readonly Cells[]): string {
  const line = (cells: Cells): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n') + '\n';
}
