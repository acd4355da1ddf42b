import { useMemo } from 'react';
import { parseEdtf } from '../../../domain/edtf.ts';
import type { SimulateReport } from '../../report/simulate.ts';
import { type DocumentedPoint, documentedOf } from '../../simulate/story/record-series.ts';
import { variedName } from '../../simulate/model/variant.ts';
import type { Ground } from './use-simulation.ts';

/** Months that are drawn before the start. */
const BEFORE = 12;

/** What a report's indicator was by the timeline itself, before the start and beyond it. */
export function useDocumented(
  { read, models, start }: Ground & { readonly status: 'ready' },
  report: SimulateReport | undefined,
  indicator: string | undefined,
): readonly DocumentedPoint[] {
  const { model: name, months, forkDate } = report?.manifest ?? {};
  return useMemo(() => {
    const model = models.find(
      ({ written }) => written.model === name || variedName(written.model) === name,
    );
    const places = model?.written.indicators.map((each) => each.indicator) ?? [];
    const place = places.indexOf(indicator ?? '');
    // The last report stays on view while runs from another day are made.
    const fits = forkDate !== undefined && parseEdtf(forkDate).start === start.forkDay;
    if (model === undefined || months === undefined || place < 0 || !fits) return [];
    const span = { place, before: BEFORE, after: months };
    return documentedOf(model, start, read.entries, span);
  }, [read, models, start, name, months, forkDate, indicator]);
}
