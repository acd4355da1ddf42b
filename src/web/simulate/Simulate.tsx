import { useState } from 'react';
import { nameOf } from '../../history/catalogue.ts';
import { useKeys } from '../shell/keys.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { Complaints } from './Complaints.tsx';
import { complaintsOf } from './complaints.ts';
import { Controls } from './Controls.tsx';
import type { EngineState } from './engine.ts';
import { Status } from './Honest.tsx';
import { Results } from './Results.tsx';
import { simulateKeys } from './simulate-keys.ts';
import { chartIn, isNine, startOf, type View, type SimulationWanted, wantedOf } from './setting.ts';
import { useCalm } from './use-calm.ts';
import { useKeeping } from './use-keeping.ts';
import {
  type SimulationView,
  type Ground,
  useEngine,
  useGround,
  useRuns,
  useStory,
} from './use-simulation.ts';
import { finding } from '../../report/simulate-words.ts';

/** What would follow from a model's assumptions, from where the timeline ends. */
export function Simulate({ read }: { readonly read: TimelineData }) {
  const [again, setAgain] = useState(0);
  const { view } = useRx(route$);
  const { at } = startOf(view);
  const ground = useGround(read, at, again);
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
        </button>{' '}
        <button
          type="button"
          disabled={at === undefined}
          title={
            at === undefined ? 'That is where it starts now' : 'Whatever day is on view elsewhere'
          }
          onClick={() => {
            look({ at: undefined });
          }}
        >
          Start after the last event
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
  return <Simulated read={read} ground={ground} wanted={wanted} view={view} />;
}

interface SimulatedProps {
  readonly read: TimelineData;
  readonly ground: Ground & { readonly status: 'ready' };
  readonly wanted: SimulationWanted;
  readonly view: View;
}

function Simulated({ read, ground, wanted, view }: SimulatedProps) {
  const engine = useEngine();
  const [draft, setDraft] = useState<Readonly<Record<string, number>>>({});
  const asked: SimulationView = { engine, ground, wanted, draft };
  const progress = useRx(engine.progress$);
  const run = wanted.run ?? typicalOf(progress);
  useRuns(asked);
  const nine = isNine(view, useCalm());
  useStory(asked, chartIn(view) === 'run' ? run : undefined, nine);
  const keeping = useKeeping(asked, run);
  useKeys(simulateKeys(engine, wanted, run, keeping.open));
  const { report, phase } = progress;
  return (
    <>
      <h1>
        {report === undefined
          ? `Running ${wanted.runs} futures of ${read.name} …`
          : finding(report)}
      </h1>
      <Complaints of={complaintsOf(view, ground.models, wanted)} />
      <Status progress={progress} engine={engine} />
      <div className="simulate-columns">
        <Controls
          models={ground.models}
          wanted={wanted}
          start={ground.start}
          entries={read.entries}
          nameOf={(actor) => nameOf(read.catalogue, actor)}
          titleOf={(source) => read.catalogue.sources.get(source)?.title ?? source}
          draft={draft}
          onDraft={setDraft}
        />
        <div className={phase === 'crashed' ? 'greyed' : undefined}>
          {report !== undefined && (
            <Results
              wanted={wanted}
              ground={ground}
              progress={progress}
              engine={engine}
              run={run}
              keeping={keeping}
              nine={nine}
            />
          )}
        </div>
      </div>
    </>
  );
}

/** The typical run, once all are counted: before that it would change with every part. */
function typicalOf(progress: EngineState): number | undefined {
  if (progress.report === undefined || progress.preview || progress.phase === 'running')
    return undefined;
  return progress.report.examples.find(({ what }) => what === 'typical')?.run;
}
