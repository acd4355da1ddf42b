import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Remedy } from '../../../domain/refusal.ts';
import type { Edit } from '../../history/edit/schema.ts';
import type { EditDecision } from '../state/decision.ts';
import type { Outcome } from '../state/outcome.ts';
import { edit } from '../state/work.ts';
import { EditPreview } from './EditPreview.tsx';
import { RefusalCard } from './RefusalCard.tsx';
import { answered, useAnswer, usePreview } from './use-answer.ts';

interface ShellProps {
  readonly branch: string;
  /** The edits as the fields stand, made one after the other; in words why there are none yet. */
  readonly change: readonly Edit[] | string;
  readonly does: string;
  /** Puts what a rule would take into its field; undefined where there is no such field. */
  readonly onRemedy?: (remedy: Remedy) => (() => void) | undefined;
  readonly onDone: () => void;
  readonly children?: ReactNode;
}

/** An edit being made: its fields, a reason, the rules' answer as it stands, and what it would do. */
export function EditShell({ branch, change, does, onRemedy, onDone, children }: ShellProps) {
  const [reason, setReason] = useState('');
  const edits = typeof change === 'string' ? [] : change;
  const asked = JSON.stringify(edits);
  const answer = useAnswer(branch, edits);
  const found = usePreview(branch, edits, answer);
  const [sent, setSent] = useState<{
    readonly asked: string;
    readonly answer: Outcome<EditDecision>;
  }>();
  const still = typeof change === 'string' ? change : undefined;
  const said = sent?.asked === asked && !sent.answer.ok ? sent.answer : answer;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, []);
  const submit = async (): Promise<void> => {
    if (answer?.ok !== true) return;
    const made = await answered(() => edit(answer.value, reason.trim()));
    setSent({ asked, answer: made });
    if (made.ok) onDone();
  };
  const stop = still ?? stopOf(said, reason);
  return (
    <form
      ref={form}
      className="branch-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (stop === undefined) void submit();
      }}
    >
      {children}
      <label className="wide">
        Reason (required)
        <input
          required
          maxLength={2000}
          value={reason}
          onChange={({ target }) => {
            setReason(target.value);
          }}
        />
      </label>
      <div className="wide" role="status">
        {still === undefined ? (
          <Answered said={said} onRemedy={onRemedy} />
        ) : (
          <p className="quiet">{still}</p>
        )}
      </div>
      <EditPreview branch={branch} found={found} asked={still === undefined && said?.ok === true} />
      <button className="primary" disabled={stop !== undefined} title={stop}>
        {does}
      </button>
      <button type="button" onClick={onDone}>
        Close
      </button>
    </form>
  );
}

/** Why the edit cannot be sent as it stands; undefined where it can. */
function stopOf(said: Outcome<EditDecision> | undefined, reason: string): string | undefined {
  if (said?.ok !== true) return 'The rules do not allow this edit';
  return reason.trim() === '' ? 'Give a reason first' : undefined;
}

interface AnsweredProps {
  readonly said: Outcome<EditDecision> | undefined;
  readonly onRemedy: ShellProps['onRemedy'];
}

/** What the rules say. */
function Answered({ said, onRemedy }: AnsweredProps) {
  if (said === undefined) return <p className="quiet">Checking the rules …</p>;
  if (said.ok)
    return <p className="branch-allowed">✓ Allowed: {said.value.events.at(-1)?.summary}</p>;
  return <RefusalCard message={said.message} refusal={said.refusal} onRemedy={onRemedy} />;
}
