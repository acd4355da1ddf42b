import { isoMonth, monthNumber } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import type { IndicatorView } from '../../report/simulate.ts';
import type { DocumentedPoint } from '../../simulate/story/record-series.ts';
import { Figure } from '../figure/Figure.tsx';
import { FanDrawing, fanPoints } from './FanDrawing.tsx';
import type { ViewProps } from './Views.tsx';
import { madeOf } from '../../report/simulate-words.ts';
import { figure, proseDate } from '../../report/words.ts';

/** Where the runs go, month by month: two bands and the median, and what is documented. */
export function Fan({ name, report, of, documented, ribbon }: ViewProps) {
  const { start, months, title } = of;
  const end = months.at(-1);
  if (end === undefined) return null;
  const { forkDate } = report.manifest;
  const fork = monthNumber(parseEdtf(forkDate).start);
  const made = madeOf(report);
  const beyond = documented.some(({ month }) => month > 0);
  return (
    <Figure
      name={`${name}_fan`}
      title={`${title}: half of the runs end between ${figure(end.p25)} and ${figure(end.p75)}`}
      how={`The line is what is documented${
        beyond ? ', dotted where it goes on beyond the start, which the runs know nothing of' : ''
      }. The dark band holds the middle half of the runs, the light one the middle eight in ten; the dashed line is the median. No single run follows it.`}
      says={`${made}. Of ten runs, eight end between ${figure(end.p10)} and ${figure(end.p90)} in ${proseDate(end.at)}; one ends lower, one higher. Start: ${figure(start)} on ${proseDate(forkDate)}.${happened(documented, months)}`}
      ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
      table={{
        columns: ['month', 'documented', '10%', '25%', 'median', '75%', '90%'],
        rows: [
          ...documented
            .filter(({ month }) => month < 0)
            .map(({ at, value }) => [at, value, '', '', '', '', '']),
          [`start ${forkDate}`, start, start, start, start, start, start],
          ...months.map(({ at, p10, p25, p50, p75, p90 }, m) => {
            const there = documented.find(({ month }) => month === m + 1);
            return [at, there?.value ?? '', p10, p25, p50, p75, p90];
          }),
        ],
      }}
    >
      <FanDrawing
        points={fanPoints(start, months)}
        documented={documented}
        textOf={(month) => isoMonth(fork + month)}
        title={title}
      />
    </Figure>
  );
}

/** What is known of the months that the runs tell, against them. */
function happened(documented: readonly DocumentedPoint[], months: IndicatorView['months']): string {
  const last = documented.at(-1);
  const then = last === undefined ? undefined : months[last.month - 1];
  if (last === undefined || then === undefined) return '';
  const where =
    last.value < then.p10
      ? 'fewer than in nine runs of ten'
      : last.value > then.p90
        ? 'more than in nine runs of ten'
        : 'within what eight runs in ten had by then';
  return ` As it happened: ${figure(last.value)} in ${proseDate(last.at)}, ${where}.`;
}
