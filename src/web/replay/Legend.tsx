import { HOW_WORDS, HOWS, KINDS } from './marks.ts';
import { formOf } from './Marks.tsx';

const DISC = 'M-4.5,0A4.5,4.5 0 1 1 4.5,0A4.5,4.5 0 1 1 -4.5,0Z';
const INK = 'var(--ink-2)';

/** What the shapes and their fillings stand for. */
export function Legend() {
  return (
    <>
      <ul className="legend" aria-label="Shapes: kinds of events">
        {KINDS.map(([shape, words]) => (
          <li key={words}>
            <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden>
              <path d={shape} fill={INK} stroke={INK} />
            </svg>
            {words}
          </li>
        ))}
      </ul>
      <ul className="legend" aria-label="Fillings: how an event is known">
        {HOWS.map((how) => (
          <li key={how}>
            <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden>
              <path d={DISC} {...formOf(how, INK)} />
            </svg>
            {HOW_WORDS[how]}
          </li>
        ))}
      </ul>
    </>
  );
}
