import type { Preview } from '../../report/preview.ts';
import { proseDate } from '../parts/dates.ts';
import type { Outcome } from '../state/outcome.ts';
import { formatRoute } from '../state/route.ts';
import { countInWords, headlineOf, NAMED, number } from './preview-words.ts';

interface EditPreviewProps {
  readonly branch: string;
  /** Undefined while it is computed. */
  readonly found: Outcome<Preview> | undefined;
  /** Whether there is anything to compute: an edit that the rules allow. */
  readonly asked: boolean;
}

/** What an edit would do. Only the headline is read out; the names and numbers stand below it. */
export function EditPreview({ branch, found, asked }: EditPreviewProps) {
  const preview = found?.ok === true ? found.value : undefined;
  return (
    <div className="wide branch-preview">
      <p aria-live="polite">{preview && headlineOf(preview)}</p>
      {asked && found === undefined && <p className="quiet">Working out the effect …</p>}
      {found?.ok === false && (
        <p className="quiet">The effect cannot be computed: {found.message}</p>
      )}
      {preview && <Fallen branch={branch} falls={preview.falls} />}
      {preview && preview.counts.length > 0 && (
        <p>
          On {proseDate(preview.at)}, without the events that fall:{' '}
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
            title="Opens in a new tab; the form stays open"
          >
            {summary}
          </a>
        </li>
      ))}
      {falls.length > NAMED && <li className="quiet">and {number(falls.length - NAMED)} more</li>}
    </ul>
  );
}
