import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Remedy } from '../../../domain/rules/refusal.ts';
import type { Event } from '../../../domain/event.ts';
import type { Edit } from '../../history/edit-branch.ts';
import type { Outcome } from '../state/outcome.ts';
import { check, edit } from '../state/work.ts';
import { RefusalCard } from './Refused.tsx';

interface ShellProps {
  readonly branch: string;
  /** The edit as the fields stand, or in words why they do not make one yet. */
  readonly change: Edit | string;
  readonly does: string;
  /** Puts what a rule would take into its field; undefined where there is no such field. */
  readonly onRemedy?: (remedy: Remedy) => (() => void) | undefined;
  readonly onDone: () => void;
  readonly children?: ReactNode;
}

/** An edit being made: its fields, a reason, and the rules' answer at each keystroke. */
export function EditShell({ branch, change, does, onRemedy, onDone, children }: ShellProps) {
  const [reason, setReason] = useState('');
  const [answer, setAnswer] = useState<Outcome<Event>>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, []);
  const wanted = JSON.stringify(change);
  useEffect(() => {
    let left = false;
    const parsed = JSON.parse(wanted) as Edit | string;
    if (typeof parsed === 'string') {
      setAnswer({ ok: false, message: parsed });
      return undefined;
    }
    // The rules answer before a reason is given: any will do to ask them.
    const ask = async (): Promise<void> => {
      const found = await answered(() => check(branch, parsed, reason.trim() || 'not given yet'));
      if (!left) setAnswer(found);
    };
    const timer = setTimeout(() => void ask(), 150);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [branch, wanted, reason]);
  const submit = async (): Promise<void> => {
    if (typeof change === 'string') return;
    const found = await answered(() => edit(branch, change, reason.trim()));
    setAnswer(found);
    if (found.ok) onDone();
  };
  const stop =
    answer?.ok !== true
      ? 'The rules do not allow it as it stands'
      : reason.trim() === ''
        ? 'Give a reason first'
        : undefined;
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
        {answer === undefined && <p className="quiet">Asking the rules …</p>}
        {answer?.ok === true && <p className="branch-allowed">✓ Allowed: {answer.value.summary}</p>}
        {answer?.ok === false && (
          <RefusalCard message={answer.message} refusal={answer.refusal} onRemedy={onRemedy} />
        )}
      </div>
      <button className="primary" disabled={stop !== undefined} title={stop}>
        {does}
      </button>
      <button type="button" onClick={onDone}>
        Close
      </button>
    </form>
  );
}

/** What the fields hold may be no event at all: the schema's words are an answer too. */
async function answered(ask: () => Promise<Outcome<Event>>): Promise<Outcome<Event>> {
  try {
    return await ask();
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
