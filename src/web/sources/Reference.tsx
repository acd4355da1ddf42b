import type { Source } from '../../../domain/source.ts';
import type { SourceReport } from '../../report/sources.ts';
import { go } from '../state/route.ts';
import { CopyButtons } from './CopyButtons.tsx';
import { counted, proseDate } from '../../report/words.ts';

/** Everything that the catalogue says of a source. */
export function Reference({ source }: { readonly source: Source }) {
  const { title, described, publisher, author, published, url, kind, language, note } = source;
  return (
    <>
      <dl className="reference">
        <dt>{described === true ? 'Described as' : 'Title'}</dt>
        <dd lang={described === true ? undefined : language}>{title}</dd>
        <dt>Publisher</dt>
        <dd>{publisher === 'unknown' ? 'not known' : publisher}</dd>
        {author !== undefined && (
          <>
            <dt>Author</dt>
            <dd>{author}</dd>
          </>
        )}
        <dt>Published</dt>
        <dd>{published === undefined ? 'undated' : proseDate(published)}</dd>
        <dt>Kind</dt>
        <dd>
          {kind.replaceAll('-', ' ')}, in {languageName(language)}
        </dd>
        <dt>Address</dt>
        <dd>{url === undefined ? 'none in the record' : <Address url={url} />}</dd>
        {note !== undefined && (
          <>
            <dt>Note</dt>
            <dd>{note}</dd>
          </>
        )}
      </dl>
      <CopyButtons source={source} />
    </>
  );
}

function Address({ url }: { readonly url: string }) {
  return (
    <>
      <a href={url} target="_blank" rel="noreferrer noopener">
        {url}
      </a>{' '}
      <span className="quiet">address not checked</span>
    </>
  );
}

/** `English` for `en`; the code itself where the browser has no name for it. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
}

/** Events that cite a source; each leads to its day in the replay. */
export function Resting({
  report,
  onGo,
}: {
  readonly report: SourceReport;
  readonly onGo?: () => void;
}) {
  const { events, corrections } = report;
  const alone = events.filter((each) => each.alone).length;
  return (
    <>
      <h3 id="resting">
        {events.length === 0
          ? 'No event rests on it'
          : `${counted(events.length, 'event rests', 'events rest')} on it, ${alone} on it alone`}
      </h3>
      <ul className="resting">
        {events.map(({ key, on, occurred, summary, alone: only, locator, differs }) => (
          <li key={key}>
            <button
              type="button"
              className="line"
              title="Shows this day in the replay"
              onClick={() => {
                go({ screen: 'replay', view: { at: on, event: key } });
                onGo?.();
              }}
            >
              <span className="date">{occurred}</span> {summary}
            </button>
            <span className="quiet">
              {[only ? 'its only source' : undefined, locator].filter(Boolean).join(' · ')}
            </span>
            {differs !== undefined && <p className="differs">Differs: {differs}</p>}
          </li>
        ))}
      </ul>
      {corrections.length > 0 && (
        <>
          <h3>{counted(corrections.length, 'correction cites', 'corrections cite')} it</h3>
          <ul>
            {corrections.map(({ key, on, summary }) => (
              <li key={key}>
                <span className="date">{on}</span> {summary}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
