import type { KeyboardEvent } from 'react';
import { look } from '../state/route.ts';
import { DotsView } from './DotsView.tsx';
import { Fan } from './Fan.tsx';
import { HistogramView } from './HistogramView.tsx';
import { OneRun } from './OneRun.tsx';
import { type Chart, chartAfter, charts } from './setting.ts';
import type { OneRunProps, ViewProps } from './view-props.ts';

const TITLES: Readonly<Record<Chart, string>> = {
  fan: 'Fan',
  histogram: 'Histogram',
  dots: '20 dots',
  run: 'One run at a time',
};

export interface ViewsProps extends ViewProps {
  readonly chart: Chart;
  readonly one: Omit<OneRunProps, keyof ViewProps>;
}

/** The same runs in four views, one at a time. */
export function Views({ chart, one, ...view }: ViewsProps) {
  const { report, of } = view;
  return (
    <section className="views" aria-label="The runs">
      <div className="view-head">
        <Tabs chart={chart} />
        <label>
          Shows{' '}
          <select
            value={of.indicator}
            onChange={({ target }) => {
              const isJudged = target.value === report.model.judged.by;
              look({ of: isJudged ? undefined : target.value, under: undefined });
            }}
          >
            {report.indicators.map(({ indicator, title }) => (
              <option key={indicator} value={indicator}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div role="tabpanel" id="view" aria-labelledby={`tab-${chart}`}>
        {chart === 'fan' && <Fan {...view} />}
        {chart === 'histogram' && <HistogramView {...view} />}
        {chart === 'dots' && <DotsView {...view} />}
        {chart === 'run' && <OneRun {...view} {...one} />}
      </div>
    </section>
  );
}

function Tabs({ chart }: { readonly chart: Chart }) {
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = chartAfter(chart, by);
    look({ chart: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label="Views of the same runs" className="tabs" onKeyDown={step}>
      {charts.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`tab-${each}`}
          aria-selected={each === chart}
          aria-controls="view"
          tabIndex={each === chart ? 0 : -1}
          title="V goes to the next one"
          onClick={() => {
            look({ chart: each });
          }}
        >
          {TITLES[each]}
        </button>
      ))}
    </div>
  );
}
