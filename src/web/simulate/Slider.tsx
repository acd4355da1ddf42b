import { useEffect, useRef } from 'react';
import type { Assumption } from '../../simulate/model/model-format.ts';
import { NumberField } from './NumberField.tsx';
import { SourceButton, type TitleOf } from './SourceButton.tsx';
import { figure } from '../../report/words.ts';

export interface SliderProps {
  readonly of: Assumption;
  readonly value: number;
  /** What it is when nothing is set: the model's, or what the branch set. */
  readonly usual: number;
  readonly titleOf: TitleOf;
  /** While it is moved. */
  readonly onMove: (value: number) => void;
  /** When it is let go, or a number was typed. */
  readonly onValue: (value: number) => void;
}

/** One assumption: its value, its range, and why these. */
export function Slider({ of, value, usual, titleOf, onMove, onValue }: SliderProps) {
  const { assumption, title = assumption, unit, reason, source, integer } = of;
  const [low, high] = of.range;
  const input = useRef<HTMLInputElement>(null);
  const release = useRef(onValue);
  release.current = onValue;
  // React's onChange is the browser's input event; only the browser's own change says "let go".
  useEffect(() => {
    const found = input.current;
    const letGo = (): void => {
      if (found !== null) release.current(Number(found.value));
    };
    found?.addEventListener('change', letGo);
    return () => {
      found?.removeEventListener('change', letGo);
    };
  }, []);
  const isSet = value !== usual;
  return (
    <div className="assumption">
      <label>
        <span>{title}</span>
        <input
          ref={input}
          type="range"
          min={low}
          max={high}
          step={stepOf(of)}
          value={value}
          disabled={low === high}
          title={low === high ? 'The model gives it one value only' : undefined}
          aria-valuetext={`${figure(value)} ${unit}`}
          onChange={({ target }) => {
            onMove(Number(target.value));
          }}
        />
        {low < high && <DefaultTick place={(usual - low) / (high - low)} />}
      </label>
      <div className="assumption-row">
        <NumberField
          label={title}
          quiet
          value={value}
          least={low}
          most={high}
          step={integer ? 1 : 0}
          onValue={onValue}
        />
        <span className="quiet">
          {figure(low)} to {figure(high)} {unit}, default {figure(usual)}
        </span>
        <button
          type="button"
          disabled={!isSet}
          title={isSet ? `Back to ${figure(usual)}` : 'It is at its default'}
          aria-label={`Reset ${title} to ${figure(usual)}`}
          onClick={() => {
            onValue(usual);
          }}
        >
          Reset
        </button>
      </div>
      <details>
        <summary>Why this value and range</summary>
        <p>{reason}</p>
        <SourceButton source={source} titleOf={titleOf} />
      </details>
    </div>
  );
}

/** Where the default is under the slider; `place` from 0 to 1. */
const DefaultTick = ({ place }: { readonly place: number }) => (
  <span className="default-tick" aria-hidden>
    <span style={{ insetInlineStart: `${place * 100}%` }} />
  </span>
);

/** A hundredth of the range, rounded to one digit, so that values stay short. */
function stepOf({ integer, range: [low, high] }: Assumption): number {
  if (integer) return 1;
  const step = Number(((high - low) / 100).toPrecision(1));
  return step > 0 ? step : 1;
}
