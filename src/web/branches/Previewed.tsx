import type { Preview } from '../../report/preview.ts';
import type { Outcome } from '../state/outcome.ts';
import { formatRoute } from '../state/route.ts';
import { headlineOf, NAMED } from '../../report/preview-words.ts';
import { grouped, proseDate } from '../../report/words.ts';
import { countInWords } from '../../report/compare-words.ts';

interface PreviewedProps {
  readonly branch: string;
  /** Undefined while it is computed. */
  readonly found: Outcome<Preview> | undefined;
  /** Whether there is anything to compute: an edit that the rules allow. */
  readonly asked: boolean;
}

/** What an edit would do. Only the headline is read out; the names and numbers stand below it. */
export function Previewed({ branch, found, asked }: PreviewedProps) {
  const preview = found?.ok === true ? found.value : undefined;
  return (
    <div className="wide branch-preview">
      <p aria-live="polite">{preview && headlineOf(preview)}</p>
      {asked && found === undefined && <p className="quiet">Counting what it would do …</p>}
      {found?.ok === false && (
        <p className="quiet">What it would do cannot be counted: {found.message}</p>
      )}
      {preview && <Fallen branch={branch} falls={preview.falls} />}
      {preview && preview.counts.length > 0 && (
        <p>
          Counted on {proseDate(preview.at)}, without what falls:{' '}
          {preview.counts.map((each) => countInWords(each)).join('; ')}
        </p>
      )}
    </div>
  );
}

function Fallen({ branch, falls }: { readonly branch: string; readonly falls: Preview['falls'] }) {
  if (falls.length === 0) return null;
  return (
    <ul>
      {falls.slice(0, NAMED).map(({ key, occurred, summary }) => (
        <li key={key}>
          <span className="quiet">{occurred}</span>{' '}
          <a
            href={formatRoute({ screen: 'replay', timeline: branch, view: { event: key } })}
            target="_blank"
            rel="noreferrer noopener"
            title="Opens in a tab of its own: the form stays as it is"
          >
            {summary}
          </a>
        </li>
      ))}
      {falls.length > NAMED && <li className="quiet">and {grouped(falls.length - NAMED)} more</li>}
    </ul>
  );
}
