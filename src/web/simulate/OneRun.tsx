import { isoMonth, monthNumber } from '../../../domain/calendar.ts';
import { parseEdtf } from '../../../domain/edtf.ts';
import type { SimulateReport } from '../../report/simulate.ts';
import type { Story, ToldDraw } from '../../simulate/story.ts';
import { Figure } from '../figure/Figure.tsx';
import { proseDate } from '../sources/dates.ts';
import { look } from '../state/route.ts';
import type { Told } from './engine.ts';
import type { Keeping } from './use-keeping.ts';
import { NumberField } from './NumberField.tsx';
import { RUN_MAX } from './setting.ts';
import { FanDrawing, fanPoints } from './FanDrawing.tsx';
import type { ViewProps } from './Views.tsx';
import { figure, madeOf } from './words.ts';

export interface OneRunProps extends ViewProps {
  /** Undefined until the typical one is known. */
  readonly run: number | undefined;
  readonly told: Told;
  readonly keeping: Keeping;
}

export const showRun = (run: number): void => {
  look({ run: String(Math.min(RUN_MAX, Math.max(0, run))), chart: 'run' });
};

/** One future by itself: what happens in it, and which draws decided that. */
export function OneRun(props: OneRunProps) {
  const { run, told, report, keeping } = props;
  const { story, message } = told;
  if (run === undefined) return <p className="card">The typical run is known when all are made.</p>;
  return (
    <section className="one-run" aria-label="One run at a time">
      <div className="card">
        <Steps run={run} report={report} />
        <OpenInReplay keeping={keeping} />
        {message !== undefined && <p className="refused">This run could not be told: {message}</p>}
      </div>
      {story !== undefined && (
        <>
          <RunFigure {...props} story={story} />
          <section className="card" aria-label="What happens in it">
            <Events story={story} />
          </section>
        </>
      )}
    </section>
  );
}

/** Goes from run to run. */
function Steps({ run, report }: { readonly run: number; readonly report: SimulateReport }) {
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
  const events = `${story.events.length} ${story.events.length === 1 ? 'event' : 'events'}`;
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
function OpenInReplay({ keeping }: { readonly keeping: Keeping }) {
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

function Events({ story: { events, refused } }: { readonly story: Story }) {
  return (
    <>
      <div className="table-host" tabIndex={0} role="region" aria-label="Events of the run">
        <table>
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col">What happens</th>
              <th scope="col">By the rule</th>
            </tr>
          </thead>
          <tbody>
            {events.map(({ event, by, draws }) => (
              <tr key={event.id}>
                <td>{event.occurred}</td>
                <td>
                  {event.summary}
                  <Draws draws={draws} />
                </td>
                <td>{by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {events.length === 0 && <p>Nothing happens in this run.</p>}
      {refused.length > 0 && (
        <details>
          <summary>
            {refused.length} {refused.length === 1 ? 'attempt' : 'attempts'} that a rule forbade
          </summary>
          <ul>
            {refused.map(({ occurred, summary, rule, reason }, i) => (
              <li key={i}>
                {occurred}: {summary} Forbidden by <code>{rule}</code>: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Draws({ draws }: { readonly draws: readonly ToldDraw[] }) {
  if (draws.length === 0) return null;
  return (
    <details>
      <summary>
        {draws.length} {draws.length === 1 ? 'draw' : 'draws'}
      </summary>
      <ul>
        {draws.map(({ key, value, below, gives }) => (
          <li key={key}>
            <code>{key}</code> {figure(value)}
            {below === undefined ? '' : `, had to be below ${figure(below)}`}
            {gives === undefined ? '' : `, gives ${gives}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
