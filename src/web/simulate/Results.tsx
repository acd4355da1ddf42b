import { ribbonOf } from '../shell/Ribbon.tsx';
import { route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { Drivers } from './Drivers.tsx';
import type { Engine, EngineState } from './engine.ts';
import { Exports } from './Exports.tsx';
import { Honest } from './Honest.tsx';
import { Others } from './Others.tsx';
import { Outcomes } from './Outcomes.tsx';
import { chartIn, type SimulationWanted } from './setting.ts';
import { Refused } from './Refused.tsx';
import { useDocumented } from './use-documented.ts';
import type { KeepForm } from './use-keeping.ts';
import type { Ground } from './use-simulation.ts';
import { Views } from './Views.tsx';
import { judgedOf } from '../../report/simulate-words.ts';

export interface ResultsProps {
  readonly ground: Ground & { readonly status: 'ready' };
  readonly wanted: SimulationWanted;
  readonly progress: EngineState;
  readonly engine: Engine;
  readonly run: number | undefined;
  readonly keeping: KeepForm;
  /** Nine runs at once where one would be on view. */
  readonly nine: boolean;
}

/** Everything that the runs come to. */
export function Results({ ground, wanted, progress, engine, run, keeping, nine }: ResultsProps) {
  const told = useRx(engine.told$);
  const { report, ends } = progress;
  const { view } = useRx(route$);
  const chart = chartIn(view);
  const asked = report?.indicators.find(({ indicator }) => indicator === view['of']);
  const of = asked ?? (report === undefined ? undefined : judgedOf(report));
  const documented = useDocumented(ground, report, of?.indicator);
  if (report === undefined) return null;
  const { read } = ground;
  const ribbon = ribbonOf(read);
  const name = `${read.name}_${report.model.model}_seed-${report.manifest.seed}`;
  return (
    <>
      <Honest report={report} />
      {of !== undefined && (
        <Views
          name={name}
          chart={chart}
          report={report}
          of={of}
          end={ends[report.indicators.indexOf(of)] ?? []}
          documented={documented}
          ribbon={ribbon}
          one={{ run: run ?? told.story?.run, told, keeping, nine }}
        />
      )}
      <Outcomes name={`${name}_outcomes`} report={report} ribbon={ribbon} />
      <Drivers name={`${name}_drivers`} report={report} ribbon={ribbon} />
      <Others report={report} />
      <Refused report={report} />
      <Exports name={name} report={report} asked={{ engine, ground, wanted }} />
    </>
  );
}
