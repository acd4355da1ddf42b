import { useEffect, useState } from 'react';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  /** Called with a value within the bounds, when the field is left or Enter is pressed. */
  readonly onValue: (value: number) => void;
  /** The label is said, not shown. */
  readonly quiet?: boolean;
}

/** A number that counts once it is typed in full; outside its bounds it says so and does nothing. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, least, most, step = 1, onValue, quiet = false } = props;
  const [text, setText] = useState(String(value));
  useEffect(() => {
    setText(String(value));
  }, [value]);
  const typed = text.trim() === '' ? Number.NaN : Number(text);
  const fits = typed >= least && typed <= most && (step !== 1 || Number.isInteger(typed));
  const take = (): void => {
    if (fits && typed !== value) onValue(typed);
  };
  return (
    <label className="number-field">
      <span className={quiet ? 'unseen' : undefined}>{label}</span>
      <input
        type="number"
        value={text}
        min={least}
        max={most}
        step={step === 1 ? 1 : 'any'}
        aria-invalid={!fits}
        onChange={({ target }) => {
          setText(target.value);
        }}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
        }}
      />
      {!fits && (
        <span className="refused" role="status">
          {step === 1 ? 'a whole number' : 'a number'} from {least} to {most}
        </span>
      )}
    </label>
  );
}
