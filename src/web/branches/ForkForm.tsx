import { type SubmitEvent, useState } from 'react';
import { go } from '../state/route.ts';
import { open } from '../state/work.ts';

interface ForkProps {
  readonly from: string;
  /** Day filled in to begin with. */
  readonly at: string;
  readonly wide?: boolean;
  /** The first day it may leave after: a branch is not left before it begins. */
  readonly earliest?: string | undefined;
}

/** Opens a branch of the timeline on view, and goes to it. */
export function ForkForm({ from, at, wide = false, earliest }: ForkProps) {
  const [trouble, setTrouble] = useState<string>();
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const text = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const opening = { from, name: text('name'), at: text('at'), question: text('question') };
    const mode = text('mode') === 'open' ? ('open' as const) : ('keep' as const);
    const answer = await open({ ...opening, mode });
    if (answer.ok) go({ screen: 'branches', timeline: answer.value, view: {} });
    else setTrouble(answer.message);
  };
  const fields = (
    <form
      className="branch-form"
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        submit(event.currentTarget).catch((error: unknown) => {
          setTrouble(error instanceof Error ? error.message : String(error));
        });
      }}
    >
      <label>
        Name
        <input
          name="name"
          required
          maxLength={80}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          title="Lower-case letters, digits and single hyphens"
          defaultValue={`from-${at}`}
        />
      </label>
      <label>
        Leaves after
        <input name="at" type="date" required defaultValue={at} min={earliest} />
      </label>
      <label>
        What comes later in {from}
        <select name="mode" defaultValue="keep">
          <option value="keep">stays, unless edited</option>
          <option value="open">is cut off: an open future</option>
        </select>
      </label>
      <label className="wide">
        Question
        <input name="question" required placeholder="What if the envoy had not come?" />
      </label>
      <button className="primary">Open the branch</button>
      {trouble !== undefined && (
        <p role="alert" className="refused wide">
          {trouble}
        </p>
      )}
    </form>
  );
  return wide ? (
    fields
  ) : (
    <details className="card" id="fork">
      <summary>Open a branch of this branch</summary>
      {fields}
    </details>
  );
}
