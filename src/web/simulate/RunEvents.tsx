import type { Story, ToldDraw } from '../../simulate/story/story.ts';
import { counted, figure } from '../../report/words.ts';

/** The events of a run, with the draws that decided each, and what was forbidden in it. */
export function RunEvents({ story: { events, refused } }: { readonly story: Story }) {
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
          <summary>{counted(refused.length, 'attempt')} that a rule forbade</summary>
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
      <summary>{counted(draws.length, 'draw')}</summary>
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
