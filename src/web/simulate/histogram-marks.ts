import { proseDate } from '../parts/dates.ts';
import type { ViewProps } from './view-props.ts';
import { figure } from './words.ts';

/** A value to be seen beside the bars. */
export interface ValueMark {
  readonly value: number;
  /** Beside its line, and in a sentence. */
  readonly words: string;
  readonly says: string;
  readonly of: 'timeline' | 'model';
}

type Marked = Pick<ViewProps, 'report' | 'of' | 'documented' | 'ribbon'>;

/** What the timeline itself says of the end, or last; and the middle of each other model's runs. */
export function marksOf({ report, of, documented, ribbon }: Marked): ValueMark[] {
  const known = documented.at(-1);
  const marks: ValueMark[] = [];
  if (known !== undefined) {
    const { value, at, month } = known;
    const whose = ribbon === undefined ? 'the record' : 'this branch';
    const words = `${whose} ${whenOf(month, of.months.length, at)}: ${figure(value)}`;
    marks.push({ value, words, says: `The dotted line is ${words}.`, of: 'timeline' });
  }
  for (const { model, indicators, runs } of report.others) {
    const other = indicators.find(({ indicator }) => indicator === of.indicator)?.end;
    if (other === undefined) continue;
    const { p50, p10, p90 } = other;
    marks.push({
      value: p50,
      words: `${model}, median: ${figure(p50)}`,
      says: `The dashed line is the median by the model ${model}, ${figure(p50)} (${figure(runs)} runs, eight in ten from ${figure(p10)} to ${figure(p90)}).`,
      of: 'model',
    });
  }
  return marks;
}

function whenOf(month: number, end: number, at: string): string {
  if (month === end) return 'at the end';
  return month === 0 ? 'at the start' : `last, in ${proseDate(at)}`;
}
