import { qualifiers, type Quantity } from '../../../domain/quantity.ts';
import { type Field, inWords, type FieldShape } from './fields.ts';
import { listOf } from './known-names.ts';

interface FieldInputProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** One field of a form made from a schema; groups and lists hold further ones. */
export function FieldInput({ field, value, onChange }: FieldInputProps) {
  const { name, required, shape } = field;
  const words = required ? inWords(name) : `${inWords(name)} (optional)`;
  if (shape.kind === 'group' || shape.kind === 'list' || shape.kind === 'quantity')
    return (
      <fieldset className="field-group wide">
        <legend>{words}</legend>
        <Inner name={name} shape={shape} value={value} onChange={onChange} />
      </fieldset>
    );
  return (
    <label className={shape.kind === 'text' && shape.of === 'prose' ? 'wide' : undefined}>
      {words}
      <Inner name={name} shape={shape} value={value} onChange={onChange} required={required} />
    </label>
  );
}

interface InnerProps {
  readonly name: string;
  readonly shape: FieldShape;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly required?: boolean;
  /** Where no label stands beside it. */
  readonly label?: string;
}

function Inner({ name, shape, value, onChange, required = false, label }: InnerProps) {
  switch (shape.kind) {
    case 'text':
      return (
        <input
          aria-label={label}
          value={asText(value)}
          list={shape.of === 'name' ? listOf(name) : undefined}
          placeholder={
            shape.of === 'date' ? '2025-12-13, 2025-12 or 2025-12-13/2025-12-15' : undefined
          }
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
      );
    case 'number':
      return <NumberOf label={label ?? inWords(name)} value={value} onChange={onChange} />;
    case 'truth':
      return (
        <input
          type="checkbox"
          aria-label={label}
          checked={value === true}
          onChange={({ target }) => {
            onChange(target.checked);
          }}
        />
      );
    case 'choice':
      return (
        <Choice
          label={label}
          options={shape.options}
          value={value}
          onChange={onChange}
          empty={!required}
        />
      );
    case 'quantity':
      return <QuantityOf name={name} value={value} onChange={onChange} />;
    case 'group':
      return <Group fields={shape.fields} value={value} onChange={onChange} />;
    case 'list':
      return <List name={name} of={shape.of} value={value} onChange={onChange} />;
  }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

interface ValueProps {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function NumberOf({ label, value, onChange }: ValueProps & { readonly label: string }) {
  return (
    <input
      type="number"
      step="any"
      aria-label={label}
      value={typeof value === 'number' ? value : ''}
      onChange={({ target }) => {
        onChange(target.value === '' ? undefined : target.valueAsNumber);
      }}
    />
  );
}

interface ChoiceProps extends ValueProps {
  readonly label?: string | undefined;
  readonly options: readonly string[];
  /** May be left open. */
  readonly empty: boolean;
}

function Choice({ label, options, value, onChange, empty }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={asText(value)}
      onChange={({ target }) => {
        onChange(target.value);
      }}
    >
      {(empty || value === undefined) && <option value="">choose</option>}
      {options.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  );
}

/** A number with its hedge; other sources' numbers are kept as they are. */
function QuantityOf({ name, value, onChange }: ValueProps & { readonly name: string }) {
  const held = (value ?? {}) as Partial<Quantity>;
  const set = (change: Partial<Quantity>): void => {
    const { upper, ...next } = { qualifier: 'exact' as const, ...held, ...change };
    if (next.value === undefined) onChange(undefined);
    else onChange(next.qualifier === 'between' ? { ...next, upper } : next);
  };
  const label = inWords(name);
  return (
    <span className="branch-steps">
      <Choice
        label={`${label}: how sure`}
        options={qualifiers}
        value={held.qualifier ?? 'exact'}
        empty={false}
        onChange={(qualifier) => {
          set({ qualifier: qualifier as Quantity['qualifier'] });
        }}
      />
      <NumberOf
        label={`${label}: number`}
        value={held.value}
        onChange={(number) => {
          set({ value: number as number });
        }}
      />
      {held.qualifier === 'between' && (
        <NumberOf
          label={`${label}: and`}
          value={held.upper}
          onChange={(upper) => {
            set({ upper: upper as number });
          }}
        />
      )}
    </span>
  );
}

function Group({ fields, value, onChange }: ValueProps & { readonly fields: readonly Field[] }) {
  const held = (value ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <span className="field-inner">
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={held[field.name]}
          onChange={(next) => {
            onChange({ ...held, [field.name]: next });
          }}
        />
      ))}
    </span>
  );
}

function List({
  name,
  of,
  value,
  onChange,
}: ValueProps & { readonly name: string; readonly of: FieldShape }) {
  const held: readonly unknown[] = Array.isArray(value) ? value : [];
  const words = inWords(name);
  return (
    <>
      {held.map((each, i) => (
        <span key={i} className="field-item">
          <Inner
            name={name}
            shape={of}
            value={each}
            label={`${words}, ${i + 1}`}
            onChange={(next) => {
              onChange(held.with(i, next));
            }}
          />
          <button
            type="button"
            aria-label={`Remove ${words}, ${i + 1}`}
            onClick={() => {
              onChange(held.toSpliced(i, 1));
            }}
          >
            ×
          </button>
        </span>
      ))}
      <button
        type="button"
        aria-label={`Add to ${words}`}
        onClick={() => {
          onChange([...held, of.kind === 'group' ? {} : '']);
        }}
      >
        Add
      </button>
    </>
  );
}
