import { useEffect, useState } from 'react';
import { keysOf, plain, type Shortcut } from '../shell/keys.ts';
import { ribbonOf } from '../shell/Ribbon.tsx';
import type { Read } from '../state/reading.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { Controls } from './Controls.tsx';
import { Drivers } from './Drivers.tsx';
import { type Engine, isBusy, type Progress } from './engine.ts';
import { Fan } from './Fan.tsx';
import { Honest, Status } from './Honest.tsx';
import { OneRun, showRun } from './OneRun.tsx';
import { Others } from './Others.tsx';
import { Outcomes } from './Outcomes.tsx';
import { type Wanted, wantedOf } from './setting.ts';
import { type Keeping, useKeeping } from './use-keeping.ts';
import {
  type Asked,
  type Ground,
  useEngine,
  useGround,
  useRuns,
  useStory,
} from './use-simulation.ts';
import { finding, judgedOf } from './words.ts';

/** What would follow from a model's assumptions, from where the timeline ends. */
export function Simulate({ read }: { readonly read: Read }) {
  const [again, setAgain] = useState(0);
  const ground = useGround(read, again);
  const { view } = useRx(route$);
  if (ground.status === 'failed')
    return (
      <>
        <h1>Nothing can be simulated from {read.name} now</h1>
        <p>{ground.message}</p>
        <button
          type="button"
          onClick={() => {
            setAgain(again + 1);
          }}
        >
          Try again
        </button>
      </>
    );
  if (ground.status === 'reading') return <h1>Reading the models of {read.name} …</h1>;
  const wanted = wantedOf(view, ground.models);
  if (wanted === undefined)
    return (
      <>
        <h1>No model comes with {read.timeline.name.case}, so nothing can be simulated from it</h1>
        <p>
          A model is a file of assumptions and policies; the guide to models says how to write one.
        </p>
      </>
    );
  return <Simulated read={read} ground={ground} wanted={wanted} />;
}

interface SimulatedProps {
  readonly read: Read;
  readonly ground: Ground & { readonly status: 'ready' };
  readonly wanted: Wanted;
}

function Simulated({ read, ground, wanted }: SimulatedProps) {
  const engine = useEngine();
  const [draft, setDraft] = useState<Readonly<Record<string, number>>>({});
  const asked: Asked = { engine, ground, wanted, draft };
  const progress = useRx(engine.progress$);
  const run = wanted.run ?? typicalOf(progress);
  useRuns(asked);
  useStory(asked, run);
  const keeping = useKeeping(asked, run);
  useEffect(() => keysOf(simulateKeys(engine, wanted, run, keeping.open)));
  const { report, phase } = progress;
  return (
    <>
      <h1>
        {report === undefined
          ? `Running ${wanted.runs} futures of ${read.name} …`
          : finding(report)}
      </h1>
      <Status progress={progress} engine={engine} />
      <div className="simulate-columns">
        <Controls
          models={ground.models}
          wanted={wanted}
          given={ground.start.set}
          draft={draft}
          onDraft={setDraft}
        />
        <div className={phase === 'crashed' ? 'greyed' : undefined}>
          {report !== undefined && (
            <Results read={read} progress={progress} engine={engine} run={run} keeping={keeping} />
          )}
        </div>
      </div>
    </>
  );
}

/** The typical run, once all are counted: before that it would change with every part. */
function typicalOf(progress: Progress): number | undefined {
  if (progress.report === undefined || progress.preview || progress.phase === 'running')
    return undefined;
  return progress.report.examples.find(({ what }) => what === 'typical')?.run;
}

interface ResultsProps {
  readonly read: Read;
  readonly progress: Progress;
  readonly engine: Engine;
  readonly run: number | undefined;
  readonly keeping: Keeping;
}

function Results({ read, progress, engine, run, keeping }: ResultsProps) {
  const told = useRx(engine.told$);
  const { report } = progress;
  if (report === undefined) return null;
  const judged = judgedOf(report);
  const ribbon = ribbonOf(read);
  const name = `${read.name}_${report.model.model}_seed-${report.manifest.seed}`;
  const shown = run ?? told.story?.run;
  return (
    <>
      <Honest report={report} />
      {judged !== undefined && (
        <Fan name={`${name}_fan`} report={report} of={judged} ribbon={ribbon} />
      )}
      <Outcomes name={`${name}_outcomes`} report={report} ribbon={ribbon} />
      <Drivers name={`${name}_drivers`} report={report} ribbon={ribbon} />
      <Others report={report} />
      {shown !== undefined && <OneRun run={shown} told={told} report={report} keeping={keeping} />}
    </>
  );
}

const CONTROLS = 'button, a, summary, [tabindex]:not(main)';

function simulateKeys(
  engine: Engine,
  wanted: Wanted,
  run: number | undefined,
  open: () => void,
): Shortcut[] {
  const does = (fits: boolean, work: () => void): boolean => {
    if (fits) work();
    return fits;
  };
  return [
    {
      keys: 'R',
      does: 'takes the next seed',
      handle: (event) =>
        does(plain(event, 'r'), () => {
          look({ seed: String(wanted.setting.seed + 1) });
        }),
    },
    {
      keys: 'Ctrl .',
      does: 'stops and keeps what is counted',
      handle: (event) =>
        does(event.key === '.' && event.ctrlKey && isBusy(engine.progress$.value), () => {
          engine.stop();
        }),
    },
    {
      keys: 'Enter',
      does: 'opens the run on view in Replay, as a branch',
      handle: (event) => {
        const isOnControl = event.target instanceof Element && event.target.matches(CONTROLS);
        return does(plain(event, 'Enter') && run !== undefined && !isOnControl, open);
      },
    },
    {
      keys: ', and .',
      does: 'show the previous and the next run',
      handle: (event) =>
        run !== undefined &&
        does(plain(event, ',') || plain(event, '.'), () => {
          showRun(run + (event.key === '.' ? 1 : -1));
        }),
    },
  ];
}
