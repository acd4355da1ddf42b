import { useEffect, useState } from 'react';

interface Props {
  readonly label: string;
  /** `2025-04-22`; empty for none. */
  readonly value: string;
  /** Whether it may be emptied. */
  readonly optional?: boolean;
  readonly onDate: (date: string) => void;
}

/** A year that is being typed passes through the first centuries. */
const EARLIEST = '1000-01-01';

/** A day as a field; what is no whole date yet stays in the field. */
export function DateField({ label, value, optional = false, onDate }: Props) {
  const [draft, setDraft] = useState(value);
  useEffect(() => {
    setDraft(value);
  }, [value]);
  return (
    <label>
      {label}{' '}
      <input
        type="date"
        value={draft}
        onChange={({ target }) => {
          setDraft(target.value);
          if (target.value >= EARLIEST || (optional && target.value === '')) onDate(target.value);
        }}
        onBlur={() => {
          setDraft(value);
        }}
      />
    </label>
  );
}
