import type { IndicatorView, SimulateReport } from '../../report/simulate.ts';
import type { Histogram } from '../../simulate/statistics/histogram.ts';
import type { DocumentedPoint } from '../../simulate/story/record-series.ts';
import type { RunState } from './engine.ts';
import type { KeepForm } from './use-keeping.ts';

/** What each view of the runs is given. */
export interface ViewProps {
  /** Begins the names of downloaded files. */
  readonly name: string;
  readonly report: SimulateReport;
  readonly of: IndicatorView;
  /** Where the runs end. */
  readonly end: Histogram;
  /** The same indicator by the timeline itself: before the start, and beyond it where known. */
  readonly documented: readonly DocumentedPoint[];
  readonly ribbon: string | undefined;
}

/** What the view of one run is given besides. */
export interface OneRunProps extends ViewProps {
  /** Undefined until the typical one is known. */
  readonly run: number | undefined;
  readonly told: RunState;
  readonly keeping: KeepForm;
  /** Nine on view at once, this one among them. */
  readonly nine: boolean;
}
