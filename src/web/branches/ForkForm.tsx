import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { plain, useKeys } from '../shell/keys.ts';
import { isDate } from '../state/day.ts';
import { go, look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { open } from '../state/work.ts';
import { proseDate } from '../../report/words.ts';

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
  const [day, setDay] = useState(at);
  const tooEarly = earliest !== undefined && isDate(day) && day < earliest;
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
      <NameAndDay day={day} onDay={setDay} />
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
      {tooEarly && (
        <p role="alert" className="refused wide">
          {from} begins on {proseDate(earliest)}: a branch of it can leave on that day or later, not
          before.
        </p>
      )}
      <button
        className="primary"
        disabled={tooEarly}
        title={tooEarly ? 'Choose a later day first' : undefined}
      >
        Open the branch
      </button>
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

interface NameAndDayProps {
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** The name follows the day until one is typed. The key for the form brings the focus here. */
function NameAndDay({ day, onDay }: NameAndDayProps) {
  const { view } = useRx(route$);
  const [typed, setTyped] = useState<string>();
  const name = useRef<HTMLInputElement>(null);
  const wanted = view['fork'] !== undefined;
  useKeys(forkKeys);
  useEffect(() => {
    if (!wanted) return;
    const details = name.current?.closest('details');
    if (details) details.open = true;
    name.current?.focus();
    // Said once: the same key is to bring the focus back later.
    look({ fork: undefined });
  }, [wanted]);
  return (
    <>
      <label>
        Name
        <input
          ref={name}
          name="name"
          required
          maxLength={80}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          title="Lower-case letters, digits and single hyphens"
          value={typed ?? `from-${day}`}
          onChange={({ target }) => {
            setTyped(target.value === '' ? undefined : target.value);
          }}
        />
      </label>
      <label>
        Leaves after
        <input
          name="at"
          type="date"
          required
          value={day}
          onChange={({ target }) => {
            onDay(target.value);
          }}
        />
      </label>
    </>
  );
}

/** Goes to the form, with the day looked at. */
const forkKeys = [
  {
    keys: 'F',
    does: 'goes to the form that opens a branch',
    handle: (event: KeyboardEvent): boolean => {
      if (!plain(event, 'f')) return false;
      look({ fork: 'here' });
      return true;
    },
  },
] as const;
