import type { SimulateReport } from '../../report/simulate.ts';
import type { Story, ToldDraw } from '../../simulate/story.ts';
import { look } from '../state/route.ts';
import type { Told } from './engine.ts';
import type { Keeping } from './use-keeping.ts';
import { NumberField } from './NumberField.tsx';
import { RUN_MAX } from './setting.ts';
import { figure } from './words.ts';

export interface OneRunProps {
  readonly run: number;
  readonly told: Told;
  readonly report: SimulateReport;
  readonly keeping: Keeping;
}

export const showRun = (run: number): void => {
  look({ run: String(Math.min(RUN_MAX, Math.max(0, run))) });
};

/** One future by itself: what happens in it, and which draws decided that. */
export function OneRun({ run, told, report, keeping }: OneRunProps) {
  const { story, message } = told;
  return (
    <section className="card one-run" aria-label="One run at a time">
      <h2>{story === undefined ? `Run ${run}` : titleOf(story, report)}</h2>
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
      <OpenInReplay keeping={keeping} />
      {message !== undefined && <p className="refused">This run could not be told: {message}</p>}
      {story !== undefined && <Events story={story} />}
    </section>
  );
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

function titleOf({ run, events, series }: Story, { indicators, model }: SimulateReport): string {
  const at = indicators.findIndex(({ indicator }) => indicator === model.judged.by);
  const end = series.at(-1)?.[at] ?? 0;
  return `Run ${run}: ${events.length} events; ${indicators[at]?.title ?? ''} ends at ${figure(end)}`;
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
