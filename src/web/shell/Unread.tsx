import { useState } from 'react';
import { Failed } from '../parts/failure/FailureMessage.tsx';
import { readAgain, type TimelineStatus } from '../state/timeline-data.ts';
import { useRx } from '../state/use-rx.ts';
import { gone$, unlisted$ } from '../state/work.ts';

/** In place of a screen: the timeline is being read, or why it is not. */
export function Unread({
  reading,
}: {
  readonly reading: Exclude<TimelineStatus, { status: 'read' }>;
}) {
  const gone = useRx(gone$);
  const unlisted = useRx(unlisted$);
  const { name } = reading;
  if (reading.status === 'missing')
    return (
      <Why
        title={`${name} cannot be shown as the address asks`}
        text={`${reading.message.replace(/\.$/, '')}. Choose another timeline at the top of the page.`}
      />
    );
  const why = gone ? 'the local server does not answer' : unlisted;
  if (why === undefined) return <h1>Reading {name || 'the record'} …</h1>;
  return (
    <Why
      title={`${name || 'The record'} could not be read: ${why.replace(/\.$/, '')}`}
      text="As soon as the server answers, the page tries again by itself."
    />
  );
}

function Why(words: { readonly title: string; readonly text: string }) {
  const [retrying, setRetrying] = useState<'not yet' | 'now' | 'failed again'>('not yet');
  const retry = async (): Promise<void> => {
    setRetrying('now');
    await readAgain();
    setRetrying('failed again');
  };
  return <Failed {...words} extent="screen" retrying={retrying} onRetry={() => void retry()} />;
}
