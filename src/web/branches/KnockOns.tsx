import { look } from '../state/route.ts';
import type { Work } from './edits.ts';
import { WORDS } from './ways.ts';
import { causeSentence, verdictInWords } from '../../report/why-words.ts';
import { capital } from '../../report/words.ts';

/** Every event that the edits knock out, and by what. */
export function KnockOnList({ work }: { readonly work: Work }) {
  if (work.knockOns.length === 0) return null;
  return (
    <section className="card">
      <h2>What could then no longer have happened</h2>
      <p className="quiet">
        Nothing is removed for you: these events stay until you drop or move them.
      </p>
      <ol className="branch-knock">
        {work.knockOns.map(({ event, verdict, rules, causes, chain }) => (
          <li key={event.key}>
            <span className="quiet">{event.occurred}</span>{' '}
            <strong>{verdictInWords(verdict)}</strong> {event.summary}
            <ul>
              {rules.map(({ rule, reason }) => (
                <li key={rule}>
                  Rule <code>{rule}</code>: {reason}
                </li>
              ))}
              {causes.map((cause) => (
                <li key={cause.key}>{capital(causeSentence(cause))}</li>
              ))}
              {chain.length > 1 && <li className="quiet">Chain: {chain.join(' → ')}</li>}
            </ul>
            <span className="branch-steps">
              {(['drop', 'shift'] as const).map((way) => (
                <button
                  key={way}
                  type="button"
                  aria-label={`${WORDS[way]} it too: ${event.key}`}
                  onClick={() => {
                    look({ edit: way, event: event.key, to: undefined, q: event.key });
                  }}
                >
                  {WORDS[way]} it too
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
