import { useRx } from '../state/use-rx.ts';
import { gone$, pending$, retry, trouble$ } from '../state/work.ts';

/** What the user must know of the server and of work not saved yet. */
export function Notices() {
  const gone = useRx(gone$);
  const pending = useRx(pending$);
  const trouble = useRx(trouble$);
  return (
    <div role="status">
      {gone && (
        <p className="notice">
          The local server stopped. Your work is kept in this browser
          {pending.length > 0 && ` (${pending.length} not saved yet)`}. Run <code>npm start</code>,
          then{' '}
          <button type="button" onClick={() => void retry()}>
            Retry
          </button>
        </p>
      )}
      {trouble !== undefined && (
        <p className="notice refused">
          {trouble}{' '}
          <button
            type="button"
            onClick={() => {
              trouble$.next(undefined);
            }}
          >
            Dismiss
          </button>
        </p>
      )}
    </div>
  );
}
