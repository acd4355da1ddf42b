import { ribbonOf } from '../shell/Ribbon.tsx';
import { useRx } from '../state/use-rx.ts';
import { Drivers } from './Drivers.tsx';
import type { Engine, Progress } from './engine.ts';
import { Fan } from './Fan.tsx';
import { Honest } from './Honest.tsx';
import { OneRun } from './OneRun.tsx';
import { Others } from './Others.tsx';
import { Outcomes } from './Outcomes.tsx';
import { useDocumented } from './use-documented.ts';
import type { Keeping } from './use-keeping.ts';
import type { Ground } from './use-simulation.ts';
import { judgedOf } from './words.ts';

export interface ResultsProps {
  readonly ground: Ground & { readonly status: 'ready' };
  readonly progress: Progress;
  readonly engine: Engine;
  readonly run: number | undefined;
  readonly keeping: Keeping;
}

/** Everything that the runs come to. */
export function Results({ ground, progress, engine, run, keeping }: ResultsProps) {
  const told = useRx(engine.told$);
  const { report } = progress;
  const judged = report === undefined ? undefined : judgedOf(report);
  const documented = useDocumented(ground, report, judged?.indicator);
  if (report === undefined) return null;
  const { read } = ground;
  const ribbon = ribbonOf(read);
  const name = `${read.name}_${report.model.model}_seed-${report.manifest.seed}`;
  const shown = run ?? told.story?.run;
  return (
    <>
      <Honest report={report} />
      {judged !== undefined && (
        <Fan
          name={`${name}_fan`}
          report={report}
          of={judged}
          documented={documented}
          ribbon={ribbon}
        />
      )}
      <Outcomes name={`${name}_outcomes`} report={report} ribbon={ribbon} />
      <Drivers name={`${name}_drivers`} report={report} ribbon={ribbon} />
      <Others report={report} />
      {shown !== undefined && <OneRun run={shown} told={told} report={report} keeping={keeping} />}
    </>
  );
}
