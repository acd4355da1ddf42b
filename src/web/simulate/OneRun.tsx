import { isoMonth, monthNumber } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import type { Story } from '../../simulate/story/story.ts';
import { Figure } from '../figure/Figure.tsx';
import { look } from '../state/route.ts';
import type { RunState } from './engine.ts';
import type { KeepForm } from './use-keeping.ts';
import { NumberField } from './NumberField.tsx';
import { NineRuns } from './NineRuns.tsx';
import { RunEvents } from './RunEvents.tsx';
import { RUN_MAX } from './setting.ts';
import { showRun } from './show-run.ts';
import { FanDrawing, fanPoints } from './FanDrawing.tsx';
import type { ViewProps } from './Views.tsx';
import { madeOf } from '../../report/simulate-words.ts';
import { counted, figure, proseDate } from '../../report/words.ts';

export interface OneRunProps extends ViewProps {
  /** Undefined until the typical one is known. */
  readonly run: number | undefined;
  readonly told: RunState;
  readonly keeping: KeepForm;
  /** Nine on view at once, this one among them. */
  readonly nine: boolean;
}

/** One future by itself: what happens in it, and which draws decided that. */
export function OneRun(props: OneRunProps) {
  const { run, told, report, keeping, nine } = props;
  const { story, message } = told;
  if (run === undefined) return <p className="card">The typical run is known when all are made.</p>;
  return (
    <section className="one-run" aria-label="One run at a time">
      <div className="card">
        <Steps run={run} report={report} nine={nine} />
        <OpenInReplay keeping={keeping} />
        {message !== undefined && <p className="refused">This run could not be told: {message}</p>}
      </div>
      {nine && <NineRuns {...props} run={run} lines={told.lines ?? []} />}
      {story !== undefined && (
        <>
          {!nine && <RunFigure {...props} story={story} />}
          <section className="card" aria-label="What happens in it">
            {nine && <h2>What happens in run {story.run}</h2>}
            <RunEvents story={story} />
          </section>
        </>
      )}
    </section>
  );
}

/** Goes from run to run. */
function Steps({
  run,
  report,
  nine,
}: Pick<OneRunProps, 'report' | 'nine'> & { readonly run: number }) {
  return (
    <div className="scrubber-row">
      <button
        type="button"
        disabled={run === 0}
        title={run === 0 ? 'Run 0 is the first' : 'Previous run (,)'}
        onClick={() => {
          showRun(run - 1);
        }}
      >
        Previous
      </button>
      <NumberField label="Run" value={run} least={0} most={RUN_MAX} onValue={showRun} />
      <button
        type="button"
        disabled={run === RUN_MAX}
        title={run === RUN_MAX ? 'It is the last' : 'Next run (.)'}
        onClick={() => {
          showRun(run + 1);
        }}
      >
        Next
      </button>
      {report.examples.map(({ what, run: number, value }) => (
        <button
          key={what}
          type="button"
          aria-pressed={number === run}
          title={`Run ${number} ends at ${figure(value)}`}
          onClick={() => {
            showRun(number);
          }}
        >
          {what} run
        </button>
      ))}
      <button
        type="button"
        aria-pressed={nine}
        title={nine ? 'Shows one run alone' : 'Shows this run among its neighbours'}
        onClick={() => {
          look({ nine: nine ? 'no' : 'yes', chart: 'run' });
        }}
      >
        Nine at once
      </button>
    </div>
  );
}

/** The run's own line, over the bands of all. */
function RunFigure({ name, report, of, documented, ribbon, story }: OneRunProps & Of) {
  const place = report.indicators.indexOf(of);
  const line = story.series.map((values) => values[place] ?? 0);
  const made = madeOf(report);
  const { forkDate } = report.manifest;
  const fork = monthNumber(parseEdtf(forkDate).start);
  // While another horizon is run, the last bands stay on view.
  const months = line.length === of.months.length ? of.months : [];
  const events = counted(story.events.length, 'event');
  return (
    <Figure
      name={`${name}_run-${story.run}`}
      title={`Run ${story.run}: ${events}; ${of.title} ends at ${figure(line.at(-1) ?? of.start)}`}
      how="One future among all: the bold line is this run alone, the bands behind it are those of all runs. Go through several to see how they differ."
      says={`${made}. Run ${story.run} starts at ${figure(of.start)} on ${proseDate(forkDate)}; one run says nothing of how likely it is.`}
      ribbon={ribbon === undefined ? made : `${ribbon} · ${made}`}
      table={{
        columns: ['month', `run ${story.run}`],
        rows: [
          [`start ${forkDate}`, of.start],
          ...line.map((value, m) => [isoMonth(fork + m + 1), value]),
        ],
      }}
    >
      <FanDrawing
        points={fanPoints(of.start, months)}
        documented={documented.filter(({ month }) => month <= 0)}
        textOf={(month) => isoMonth(fork + month)}
        title={`${of.title} in run ${story.run}`}
        one={line}
      />
    </Figure>
  );
}

interface Of {
  readonly story: Story;
}

/** The run as a branch of its own: kept, then looked at in Replay. */
function OpenInReplay({ keeping }: { readonly keeping: KeepForm }) {
  const { name, rename, cannot, trouble, busy, open } = keeping;
  return (
    <form
      className="scrubber-row open-run"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <label className="field">
        <span>Keep it as the branch</span>
        <input
          value={name}
          spellCheck={false}
          aria-invalid={cannot !== undefined}
          onChange={({ target }) => {
            rename(target.value);
          }}
        />
      </label>
      <button
        type="submit"
        className="primary"
        disabled={busy || cannot !== undefined}
        title={cannot ?? 'Makes a branch of this run and goes there (Enter)'}
      >
        Open this run in Replay
      </button>
      <span role="status" className={busy ? undefined : 'refused'}>
        {busy ? 'Keeping the run …' : (trouble ?? cannot)}
      </span>
    </form>
  );
}
