import { useEffect, useMemo, useState } from 'react';
import type { Entry } from '../../../domain/entry.ts';
import type { Remedy } from '../../../domain/refusal.ts';
import type { EventType } from '../../../domain/event.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { EditShell } from './EditShell.tsx';
import {
  addable,
  aroundFields,
  changesOf,
  dataFieldsOf,
  type FieldValues,
  draftOf,
  insertionOf,
  keyFor,
  toldFields,
} from './event-draft.ts';
import { FieldInput } from './FieldInput.tsx';
import { type Field, inWords } from './fields.ts';
import { knownNames, listOf } from './known-names.ts';
import { lackingOf, stillToFill } from './fields.ts';
import { replacingOf } from './own-edits.ts';

/** Names that this timeline uses, for the field in focus: each list has some hundred of them. */
export function KnownNames({ read }: { readonly read: TimelineData }) {
  const [list, setList] = useState<string>();
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLInputElement) setList(target.getAttribute('list') ?? undefined);
    };
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('focusin', note);
    };
  }, []);
  return list === undefined ? null : <ListOfNames read={read} list={list} />;
}

function ListOfNames({ read, list }: { readonly read: TimelineData; readonly list: string }) {
  const names = useMemo(() => knownNames(read), [read]);
  const own = [...names].find(([field]) => listOf(field) === list)?.[1] ?? [];
  return (
    <datalist id={list}>
      {own.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly draft: FieldValues;
  readonly onDraft: (draft: FieldValues) => void;
}

function Fields({ fields, draft, onDraft }: FieldsProps) {
  return fields.map((field) => (
    <FieldInput
      key={field.name}
      field={field}
      value={draft[field.name]}
      onChange={(value) => {
        onDraft({ ...draft, [field.name]: value });
      }}
    />
  ));
}

interface ReplaceProps {
  readonly read: TimelineData;
  readonly entry: Entry;
  readonly onDone: () => void;
}

/** Changes what an event says: every field of its type, as it stands. */
export function ReplaceForm({ read, entry, onDone }: ReplaceProps) {
  const { event } = entry;
  const [draft, setDraft] = useState<FieldValues>(draftOf(event));
  const [data, setData] = useState<FieldValues>(event.data);
  const changes = changesOf(event, draft, data);
  return (
    <EditShell
      branch={read.name}
      change={typeof changes === 'string' ? changes : replacingOf(read, entry, changes)}
      does="Change the event"
      onRemedy={remedying(draft, setDraft, data, setData)}
      onDone={onDone}
    >
      <Fields fields={toldFields} draft={draft} onDraft={setDraft} />
      <Fields fields={dataFieldsOf(event.type)} draft={data} onDraft={setData} />
    </EditShell>
  );
}

interface InsertProps {
  readonly branch: string;
  /** The day filled in to begin with. */
  readonly on: string;
  readonly onDone: () => void;
}

/** Adds an event that did not happen, of any type. */
export function InsertForm({ branch, on, onDone }: InsertProps) {
  const [type, setType] = useState<EventType>('TalksHeld');
  const [draft, setDraft] = useState<FieldValues>({ occurred: on });
  const [data, setData] = useState<FieldValues>({});
  const key = keyFor(type, draft['occurred']);
  const still = stillToFill([
    ...lackingOf(toldFields, draft),
    ...lackingOf(dataFieldsOf(type), data),
    ...lackingOf(aroundFields, draft),
  ]);
  return (
    <EditShell
      branch={branch}
      change={still ?? [insertionOf(type, draft, data)]}
      does="Add the event"
      onRemedy={remedying(draft, setDraft, data, setData)}
      onDone={onDone}
    >
      <label>
        type
        <select
          value={type}
          onChange={({ target }) => {
            const next = addable.find((each) => each === target.value) ?? type;
            setType(next);
            setData(carried(data, dataFieldsOf(next)));
          }}
        >
          {addable.map((each) => (
            <option key={each} value={each}>
              {inWords(each).trim()}
            </option>
          ))}
        </select>
      </label>
      <label>
        its name (optional)
        <input
          value={typeof draft['key'] === 'string' ? draft['key'] : ''}
          placeholder={key}
          onChange={({ target }) => {
            setDraft({ ...draft, key: target.value });
          }}
        />
      </label>
      <Fields fields={toldFields} draft={draft} onDraft={setDraft} />
      <Fields fields={dataFieldsOf(type)} draft={data} onDraft={setData} />
      <Fields fields={aroundFields} draft={draft} onDraft={setDraft} />
    </EditShell>
  );
}

/** What another type asks for too, in the same shape, need not be written again. */
function carried(data: FieldValues, fields: readonly Field[]): FieldValues {
  return Object.fromEntries(
    fields.flatMap(({ name, shape }) =>
      name in data &&
      (shape.kind === 'text' || shape.kind === 'quantity') &&
      typeof data[name] !== 'object'
        ? [[name, data[name]]]
        : [],
    ),
  );
}

type Set = (draft: FieldValues) => void;

/** Puts a value into the field of either part that it is for. */
function remedying(draft: FieldValues, setDraft: Set, data: FieldValues, setData: Set) {
  return ({ field, value }: Remedy) => {
    const inner = field.startsWith('data.') ? field.slice('data.'.length) : undefined;
    return (): void => {
      if (inner === undefined) setDraft({ ...draft, [field]: value });
      else setData({ ...data, [inner]: value });
    };
  };
}
