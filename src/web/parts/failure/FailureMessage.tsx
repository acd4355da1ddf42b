import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useRx } from '../../state/use-rx.ts';
import { gone$ } from '../../state/work.ts';
import { NotLoaded } from './fetched-part.ts';
import { actedNow, focusHeading, isFocusLost, isTyping, spotOf } from './focus.ts';

/** How much of the page is missing. */
export type Extent = 'page' | 'screen' | 'part';

export interface Words {
  /** What happened to what: "Compare could not be loaded: the local server does not answer". */
  readonly title: string;
  readonly text: string;
}

export interface FailedProps extends Words {
  readonly extent: Extent;
  /** Where Retry has got to. */
  readonly retrying: 'not yet' | 'now' | 'failed again';
  readonly onRetry: () => void;
  /** Offered at once, where Retry alone may not help. */
  readonly reload?: boolean;
}

/** Says in place of a part of the page what failed, and offers to try again. */
export function Failed({ title, text, extent, retrying, onRetry, reload = false }: FailedProps) {
  const id = useId();
  const message = useRef<HTMLElement>(null);
  const gone = useRx(gone$);
  const spoken = useFocus(message, extent);
  const Title = extent === 'part' ? 'p' : 'h1';
  const shown = (
    <section ref={message} className="failed card" tabIndex={-1} aria-labelledby={id}>
      <div role={spoken ? 'alert' : undefined}>
        <Title id={id} className="failed-title">
          {title}
        </Title>
        <p>{text}</p>
      </div>
      <p className="failed-tools">
        <button
          type="button"
          className="primary"
          aria-describedby={id}
          aria-disabled={retrying === 'now'}
          onClick={({ currentTarget }) => {
            // Not every browser gives the focus to a button that is clicked.
            currentTarget.focus();
            if (retrying !== 'now') onRetry();
          }}
        >
          Retry
        </button>
        {/* Away from the server nothing would come of it but the browser's own page of errors. */}
        {!gone && (reload || retrying === 'failed again') && (
          <button
            type="button"
            onClick={() => {
              location.reload();
            }}
          >
            Reload the page
          </button>
        )}
        <span role="status" className="quiet">
          {{ 'not yet': '', now: 'Trying again …', 'failed again': 'It failed again.' }[retrying]}
        </span>
      </p>
    </section>
  );
  if (extent !== 'page') return shown;
  // Nothing else is on the page: not the bar, nor what a screen stands in.
  return (
    <>
      <header className="bar">
        <span className="wordmark">detente</span>
      </header>
      <main className="screen">{shown}</main>
    </>
  );
}

/**
 * Takes the focus where a user's action led here, and hands it on to what comes in its place; true
 * where the focus is left alone, so that the message has to be spoken.
 */
function useFocus(message: React.RefObject<HTMLElement | null>, extent: Extent): boolean {
  const [spoken, setSpoken] = useState(false);
  useLayoutEffect(() => {
    const shown = message.current;
    // A part takes the focus only from what is gone; a screen was asked for.
    const led = actedNow() && (extent === 'part' ? isFocusLost() : !isTyping());
    if (led) shown?.focus();
    else setSpoken(true);
    return () => {
      const spot = shown?.contains(document.activeElement) === true ? spotOf(shown) : undefined;
      // What comes in its place is there once this is gone.
      if (spot !== undefined)
        setTimeout(() => {
          focusHeading(spot);
        });
    };
  }, [message, extent]);
  return spoken;
}

const REST: Readonly<Record<Extent, string>> = {
  page: 'Work that was not saved yet is kept in this browser.',
  screen: 'Screens that are already loaded still work.',
  part: 'The rest of the page still works.',
};

/** What failed and what follows from that; `of` begins the sentence. */
export function useWords(of: string, extent: Extent, error: unknown): Words {
  const gone = useRx(gone$);
  if (!(error instanceof NotLoaded)) {
    const message = error instanceof Error ? error.message : String(error);
    const part = extent === 'page' ? 'The page' : 'This part of the page';
    return {
      title: `${of} could not be shown`,
      text: `${part} failed: ${message.replace(/\.$/, '')}. ${REST[extent]}`,
    };
  }
  if (gone)
    return {
      title: `${of} could not be loaded: the local server does not answer`,
      text: `As soon as the server answers, the page tries again by itself. ${REST[extent]}`,
    };
  return {
    title: `${of} could not be loaded`,
    text: `The server did not send this part of the page. If the workbench was updated after this page was opened, reload the page. ${REST[extent]}`,
  };
}
