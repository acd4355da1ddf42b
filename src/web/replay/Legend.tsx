import type { Lane } from './lanes.ts';
import { KINDS } from '../parts/event-shape.ts';
import { HOW_WORDS, HOWS } from './marks.ts';
import { formOf } from './Marks.tsx';

const DISC = 'M-4.5,0A4.5,4.5 0 1 1 4.5,0A4.5,4.5 0 1 1 -4.5,0Z';
const INK = 'var(--ink-2)';

/** What the shapes, their fillings and their colours stand for. */
export function Legend({ lanes }: { readonly lanes: readonly Lane[] }) {
  return (
    <>
      <ul className="legend" aria-label="Shape: kind of event">
        {KINDS.map(([shape, words]) => (
          <li key={words}>
            <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden>
              <path d={shape} fill={INK} stroke={INK} />
            </svg>
            {words}
          </li>
        ))}
      </ul>
      <ul className="legend" aria-label="Fill: how it is known">
        {HOWS.map((how) => (
          <li key={how}>
            <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden>
              <path d={DISC} {...formOf(how, INK)} />
            </svg>
            {HOW_WORDS[how]}
          </li>
        ))}
      </ul>
      <ul className="legend" aria-label="Colour: who acted">
        {lanes.map(({ name, code, hue }) => (
          <li key={name}>
            <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden>
              <path d={DISC} {...formOf('documented', hue)} />
            </svg>
            {code === undefined ? name : `${code} ${name}`}
          </li>
        ))}
      </ul>
    </>
  );
}
