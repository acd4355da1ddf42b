import type { SimulateReport } from '../../report/simulate.ts';
import type { Engine, EngineState } from './engine.ts';
import { isBusy } from './engine.ts';
import { figure, proseDate } from '../../report/words.ts';
import { CANNOT_SAY, CONTESTED, NOT_A_FORECAST } from '../../report/simulate-words.ts';

/** What this is and is not: above every result, never folded away. */
export function Honest({ report }: { readonly report: SimulateReport }) {
  const { model, manifest, runs } = report;
  return (
    <section className="card honest" aria-label="What this is">
      <p>
        <strong>{NOT_A_FORECAST}.</strong> Model {model.model} ({model.title}), seed {manifest.seed}
        , {figure(runs)} runs, {manifest.months} months after {proseDate(manifest.forkDate)}, engine{' '}
        {manifest.engine}.
      </p>
      <p>{model.claims}</p>
      <details open>
        <summary>{CANNOT_SAY}</summary>
        <ul>
          {model.cannotSay.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{CONTESTED}</summary>
        <ul>
          {model.contested.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** How far it is, and what to do about it. */
export function Status({
  progress,
  engine,
}: {
  readonly progress: EngineState;
  readonly engine: Engine;
}) {
  const { phase, wanted, preview, report, message } = progress;
  const busy = isBusy(progress);
  const done = report === undefined ? 0 : Math.min(report.runs, wanted);
  return (
    <div className="scrubber-row status">
      <span role="status">{wordsOf(progress)}</span>
      {phase === 'running' && !preview && (
        <progress max={wanted} value={done} aria-label="Runs done" />
      )}
      {phase === 'crashed' ? (
        <button
          type="button"
          className="primary"
          title={message}
          onClick={() => {
            engine.retry();
          }}
        >
          Retry
        </button>
      ) : (
        <button
          type="button"
          disabled={!busy}
          title={busy ? 'Keeps what is counted by now (Ctrl .)' : 'Nothing is under way'}
          onClick={() => {
            engine.stop();
          }}
        >
          Stop
        </button>
      )}
    </div>
  );
}

function wordsOf({ phase, wanted, preview, report, message }: EngineState): string {
  const runs = figure(report?.runs ?? 0);
  if (phase === 'crashed')
    return `The simulation stopped by an error: ${message ?? ''}. What is below is the last result.`;
  if (preview) return `Preview, ${runs} runs; the full number when you let go.`;
  if (phase === 'running' || phase === 'idle') return `Running ${figure(wanted)} futures …`;
  if (phase === 'others') return `${runs} runs; now the other models …`;
  if (phase === 'drivers') return `${runs} runs; now what they depend on …`;
  if (phase === 'stopped') return `Stopped after ${runs} of ${figure(wanted)} runs.`;
  return `${runs} runs, all done.`;
}
